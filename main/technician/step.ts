import type { Config } from "#main/config.ts";
import type { Headquarters } from "#upstream/headquarters/open-headquarters.ts";

/** What a step came to: a sentence for the technician, and whether to go on. */
export type Finding = { readonly ok: boolean; readonly detail: string };

/** What every step works from. */
export type Bench = {
  readonly config: Config;
  /** The code headquarters gave for this register. */
  readonly approval: string;
  readonly reason: string;
  /** File with the fleet's pepper, 32 bytes, where DIR/keys has none yet. */
  readonly pepper: string | undefined;
  readonly app: string;
  readonly headquarters: Headquarters;
};
/** One step of setting up a register; a technician sees its number and name, and may run all of them again. */
export type Step = { readonly name: string; readonly run: (bench: Bench) => Finding | Promise<Finding> };
