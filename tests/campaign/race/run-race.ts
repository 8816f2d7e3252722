import type { Shop } from "#tests/house/open-shop.ts";
import { copyBundle, type Patch } from "../power-cut/patch-bundle.ts";
import { seedRandom } from "../power-cut/random.ts";
import { beginCeiling } from "./ceiling.ts";
import type { Begin } from "./contest.ts";
import { openFunds } from "./funds.ts";
import { beginMeal } from "./meal.ts";
import { openPair } from "./open-pair.ts";
import { beginParts, beginRefund } from "./refund.ts";
import { type Done, runRound } from "./run-round.ts";
import { beginWallet } from "./wallet.ts";

export const races = {
  wallet: beginWallet,
  ceiling: beginCeiling,
  refund: beginRefund,
  parts: beginParts,
  meal: beginMeal,
} satisfies { readonly [name: string]: Begin };
export type Race = keyof typeof races;
const names = Object.keys(races) as Race[];

export type RaceLoss = { readonly round: number; readonly race: Race; readonly plan: string; readonly what: string };
export type Raced = {
  readonly runs: number;
  readonly deaths: number;
  /** Rounds in which a register did not know at first what had become of its money. */
  readonly unsure: number;
  /** Rounds in which both really wanted the same thing, by race. */
  readonly contested: { readonly [race: string]: number };
  readonly losses: readonly RaceLoss[];
};
export type RaceOptions = {
  readonly seed: number;
  readonly runs: number;
  /** Only these; all in turn without. */
  readonly only?: readonly Race[];
  /** One round in so many kills a register; 0 = none. Default 3. */
  readonly killEvery?: number;
  /** Gives up after so many losses; default 10. */
  readonly most?: number;
  readonly progress?: (text: string) => void;
  /** What is planted in the servers before the first round. */
  readonly plant?: (till: Shop) => void;
  /** Planted faults in both registers. */
  readonly patches?: readonly Patch[];
};

/** Rounds on one pair; then a fresh one, so that a loss is found within so many and no card comes to its day's limit. */
const roundsPerPair = 25;

/** Every race in its turn has its deaths. */
function isKilledIn(round: number, turn: number, killEvery: number): boolean {
  return killEvery > 0 && ((round % turn) + Math.floor(round / turn)) % killEvery === killEvery - 1;
}

const broken = (error: unknown): Done => ({
  losses: [`not at rest: ${String(error)}`],
  deaths: 0,
  isContested: false,
  isUnsure: false,
  plan: "",
});

/** Rounds of two registers that want the same thing at the same moment. */
export async function runRace(o: RaceOptions): Promise<Raced> {
  const { seed, runs, only: wanted = names, killEvery = 3, most = 10, progress } = o;
  using bundle = await copyBundle(o.patches);
  const losses: RaceLoss[] = [];
  const contested: { [race: string]: number } = {};
  let deaths = 0;
  let unsure = 0;
  let round = 0;
  while (round < runs && losses.length < most) {
    await using pair = await openPair(bundle.entries);
    const [first] = pair.tills;
    const funds = openFunds(first);
    o.plant?.(first);
    const to = Math.min(runs, round + roundsPerPair);
    for (let isWell = true; isWell && round < to; round += 1) {
      const race = wanted[round % wanted.length] ?? "wallet";
      const isKilled = isKilledIn(round, wanted.length, killEvery);
      const random = seedRandom(seed + round);
      // The first lap is as close as can be.
      const isClose = round < wanted.length;
      const done = await runRound(pair, races[race], { funds, random, isKilled, isClose }).catch(broken);
      deaths += done.deaths;
      if (done.isUnsure) unsure += 1;
      if (done.isContested) contested[race] = (contested[race] ?? 0) + 1;
      losses.push(...done.losses.map((what) => ({ round, race, plan: done.plan, what })));
      progress?.(`${race} of ${done.plan}: ${done.losses.length === 0 ? "agrees" : done.losses.join("; ")}`);
      // What is wrong once stays wrong in these books.
      isWell = done.losses.length === 0;
    }
  }
  return { runs: round, deaths, unsure, contested, losses };
}
