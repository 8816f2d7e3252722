import type { Catalogue } from "#db/catalogue.ts";
import type { Journal } from "#db/journal.ts";
import type { SendAnswer } from "#ipc/contract.ts";
import type { Intent } from "#register/book.ts";
import type { Command } from "#register/command.ts";
import type { Settings } from "#register/settings.ts";
import type { State } from "#register/verdict.ts";
import type { Headquarters } from "#upstream/headquarters/open-headquarters.ts";
import type { Pokepay } from "#upstream/pokepay/open-pokepay.ts";
import type { Live } from "../live.ts";

/** What carries out an effect may use. Whatever comes of it is a new Command through `take`. */
export type Acting = {
  readonly journal: Journal;
  readonly catalogue: Catalogue;
  readonly pokepay: Pokepay;
  readonly headquarters: Headquarters;
  readonly live: Live;
  readonly pepper: Buffer;
  readonly timeScale: number;
  readonly nowMs: () => number;
  readonly settings: () => Settings | null;
  /** `{shop} {reg}-{epoch}-{seq of the intent}`: members see it in their app, and we find a booking again by it. */
  readonly describe: (intent: Intent) => string;
  readonly log: (event: string, detail: { readonly [key: string]: string | number }) => void;
  readonly take: (command: Command) => SendAnswer;
  readonly changed: () => void;
  /** How the counter stands now: what can wait does not come between a member and the till. */
  readonly state?: () => State;
  /** Brings down what headquarters has changed, now. */
  readonly pullNow?: () => void;
  /** Aborted when the register stops: from then on nothing is asked or told any more. */
  readonly stopped?: AbortSignal;
};
