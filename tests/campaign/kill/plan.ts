import { seedRandom } from "../power-cut/random.ts";

/** What the customer wants: all by card; what the card lacks in cash; cash onto the card. */
export type Deal = "emoney" | "mixed" | "charge";

/** What happens just before the kill. Each is seen from outside the register: a finger, a server, a wire, a View. */
export const moments = {
  emoney: [
    "asked",
    "tap",
    "balance",
    "money-asked",
    "money-lost",
    "money-late",
    "money-done",
    "balance-after",
    "done",
    "paper",
    "cut",
  ],
  mixed: [
    "asked",
    "tap",
    "balance",
    "cash",
    "money-asked",
    "money-lost",
    "money-late",
    "money-done",
    "balance-after",
    "kick",
    "done",
    "paper",
    "cut",
  ],
  charge: [
    "asked",
    "tap",
    "balance",
    "cash",
    "money-asked",
    "money-lost",
    "money-late",
    "money-done",
    "balance-after",
    "kick",
    "done",
    "paper",
    "cut",
  ],
} as const satisfies { readonly [deal in Deal]: readonly string[] };
export type Moment = (typeof moments)["mixed" | "charge"][number] | "look-up" | "answered" | "told" | "back";

/** One kill: so long after the first such moment, with or without the host of the printer. */
export type Strike = { readonly moment: Moment; readonly afterMs: number; readonly both: boolean };

export type Plan = {
  readonly step: number;
  readonly deal: Deal;
  /** Index of a member of the seed whose card is good. */
  readonly member: number;
  /** Which goods, by their place among all. */
  readonly goods: readonly number[];
  /** Charged, or (mixed) how much of the total the card holds, in parts of 1. */
  readonly yen: number;
  readonly share: number;
  readonly points: number;
  readonly strikes: readonly Strike[];
  /** A payment that stays unknown: wait for the answer, or park it and take cash. */
  readonly onUnknown: "wait" | "park";
  /** A payment known not to have happened: the card once more, or cash. */
  readonly onNotCharged: "again" | "cash";
};

/** Cards of the seed that may pay. */
const members = [0, 2, 6, 7] as const;

/** How long after its moment a kill may fall, ms: as long as what the moment begins takes at the campaign's time scale. */
const spanMs: { readonly [moment in Moment]: number } = {
  asked: 40,
  tap: 300,
  balance: 15,
  cash: 20,
  "money-asked": 10,
  "money-lost": 0,
  "money-late": 0,
  "money-done": 25,
  "balance-after": 30,
  kick: 20,
  done: 40,
  paper: 120,
  cut: 20,
  "look-up": 20,
  answered: 15,
  told: 60,
  back: 1500,
};
/** For a second kill: while an unknown payment is resolved, a copy printed, or just so. */
const later = ["look-up", "answered", "told", "back"] as const;

export type Only = Partial<Pick<Plan, "deal" | "onUnknown">> & {
  readonly moments?: readonly Moment[];
  readonly afterMs?: number;
  readonly both?: boolean;
};

/** The plan of one step, the same for the same seed and step. `only` narrows it down, for controls. */
export function makePlan(seed: number, step: number, only: Only = {}): Plan {
  const random = seedRandom(Math.imul(seed ^ 0x9e37_79b9, 2 * step + 1) ^ step);
  const upTo = (n: number): number => Math.floor(random() * n);
  const pick = <T>(from: readonly T[]): T => from[upTo(from.length)] ?? from[0] ?? never();
  const deal = only.deal ?? pick<Deal>(["emoney", "emoney", "mixed", "charge"]);
  const strike = (from: readonly Moment[], both: number): Strike => {
    const moment = pick(from);
    // Many of the kills fall at once: the shortest windows are right behind a commit.
    const drawn = random() < 0.4 ? 0 : Math.round(random() * spanMs[moment] * 10) / 10;
    return { moment, afterMs: only.afterMs ?? drawn, both: only.both ?? random() < both };
  };
  const first = strike(only.moments ?? moments[deal], 0.25);
  const again = random() < 0.25 ? [strike(later, 0.15)] : [];
  return {
    step,
    deal,
    member: pick(members),
    goods: Array.from({ length: 1 + upTo(4) }, () => upTo(1000)),
    yen: 1000 * (1 + upTo(5)),
    share: random(),
    points: pick([0, 0, 37, 500]),
    strikes: [first, ...again],
    onUnknown: only.onUnknown ?? pick(["wait", "wait", "park"]),
    onNotCharged: pick(["again", "cash"]),
  };
}

function never(): never {
  throw new Error("nothing to pick from");
}

export function describePlan({ step, deal, strikes, onUnknown }: Plan): string {
  const kills = strikes.map(
    ({ moment, afterMs, both }) => `${moment}+${afterMs}ms${both ? " with devices-serial" : ""}`,
  );
  return `step ${step} ${deal} killed at ${kills.join(", then ")}; ${onUnknown}`;
}
