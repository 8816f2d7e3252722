import type { Job } from "#db/journal.ts";
import type { Entry } from "#register/entry.ts";
import type { Settings } from "#register/settings.ts";
import type { Tx } from "#rig/pokepay/world.ts";

/** Everything that keeps a record of the shop's whole life, at rest. */
export type Truth = {
  readonly shop: string;
  readonly reg: string;
  readonly settings: Settings | null;
  readonly entries: readonly Entry[];
  readonly jobs: readonly Job[];
  /** The authority's book. */
  readonly txs: readonly Tx[];
  /** What all wallets hold more than what was put into them from outside, yen. */
  readonly wallets: number;
  /** What the cashier's hands put into the drawer and took out, yen. */
  readonly drawer: number;
  /** Jobs the device host carried out. */
  readonly carried: ReadonlySet<string>;
};
export type Lose = (what: string) => void;

export const amountOf = ({ money, points }: Tx): number => money + points;
export const sum = (amounts: readonly number[]): number => amounts.reduce((so, one) => so + one, 0);
