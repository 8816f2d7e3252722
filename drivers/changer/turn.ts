import type { DeviceTrouble } from "../device-state.ts";
import type { Counts, UnitYen } from "./cash.ts";
import type { ChangerPhase, ChangerTrouble, CountsRead, Fixed, PayOutcome, Taken, UnitState } from "./changer.ts";

/** Every wait of the machine, ms of the clock that drives it. */
export type Times = {
  /** A changer answers a question at once, whatever it is doing. */
  answerMs: number;
  heartbeatMs: number;
  /** How often one that still pays is asked while its payment is being found out. */
  pollMs: number;
  /** A piece takes this long at the most, and a payment this besides. */
  pieceMs: number;
  payMs: number;
};
export const TIMES: Times = { answerMs: 1_000, heartbeatMs: 2_000, pollMs: 500, pieceMs: 500, payMs: 5_000 };

/** A payment as it is written down before its first byte is sent. */
export type PayRecord = {
  readonly job: string;
  readonly how: "PAY" | "REPAY";
  readonly want: Counts;
  /** What the changer held before it: what is missing later was paid. */
  readonly before: Counts;
};

export type Want = { readonly amountYen: number } | { readonly counts: Counts } | "deposit";
export type Result = PayOutcome | CountsRead | Fixed | Taken;

/** Why a question is asked: for the machine itself, or for the caller with this number. */
export type Why =
  | "hello"
  | "status"
  | "before"
  | "pay"
  | "reconcile"
  | { readonly call: number; readonly wants: "counts" | "fix" | "taken" };
/** A question on its way; the changer gets the next one when it has answered. */
export type Question = { readonly n: number; readonly by: number; readonly why: Why };

export type Paying = {
  readonly calls: readonly number[];
  readonly job: string;
  readonly want: Want;
  /** counting: nothing sent, nothing written down. sent, taken: under way. lost: its end is to be found out. stuck: the counts do not say. */
  readonly stage: "counting" | "sent" | "taken" | "lost" | "stuck";
  readonly record?: PayRecord;
  readonly code?: ChangerTrouble;
  readonly by: number;
};

/** What the changer last said of itself. */
export type Said = {
  readonly phase: ChangerPhase;
  readonly jam: boolean;
  readonly exitDoor: "open" | "closed";
  readonly units: { readonly [yen in UnitYen]?: UnitState };
};

export type ChangerMachine = {
  readonly times: Times;
  link:
    | { readonly kind: "down"; readonly code: DeviceTrouble }
    | { readonly kind: "hello" }
    | { readonly kind: "ready"; readonly session: string };
  n: number;
  question: Question | undefined;
  waiting: readonly { readonly why: Why; readonly words: string }[];
  said: Said | undefined;
  /** What fixDeposit found, while it may be given back. */
  deposited: Counts | undefined;
  paying: Paying | undefined;
  /** Outcomes that are final, oldest first. */
  past: ReadonlyMap<string, PayOutcome>;
  wakeAt: number;
};

export type ChangerEffect =
  | { readonly kind: "write"; readonly text: string }
  /** To be on the disk before the effects behind it are carried out. */
  | { readonly kind: "keep"; readonly open: PayRecord | undefined; readonly past: ReadonlyMap<string, PayOutcome> }
  | { readonly kind: "answer"; readonly call: number; readonly result: Result }
  | { readonly kind: "outcome"; readonly job: string; readonly outcome: PayOutcome }
  | { readonly kind: "deposited"; readonly counts: Counts }
  | { readonly kind: "good" }
  | { readonly kind: "drop"; readonly code: "TIMEOUT" | "WRONG_DEVICE" }
  | { readonly kind: "count"; readonly name: string };

/** One step in the making: a copy of the machine that this step may change, and what it asks for. */
export type Turn = { m: ChangerMachine; effects: ChangerEffect[]; at: number };

/** Outcomes remembered, so that a job asked for again is told and not paid. */
const KEPT = 64;

export function remember(past: ReadonlyMap<string, PayOutcome>, job: string, outcome: PayOutcome) {
  return new Map([...[...past].filter(([one]) => one !== job), [job, outcome] as const].slice(-KEPT));
}

/** A changer nobody has spoken to; `open` is a payment that was under way when the last one ended. */
export function newChangerMachine(
  times: Times,
  kept: { open?: PayRecord | undefined; past: ReadonlyMap<string, PayOutcome> },
): ChangerMachine {
  const { open } = kept;
  return {
    times,
    link: { kind: "down", code: "CLOSED" },
    n: 0,
    question: undefined,
    waiting: [],
    said: undefined,
    deposited: undefined,
    paying: open && {
      calls: [],
      job: open.job,
      want: { counts: open.want },
      stage: "lost",
      record: open,
      code: "CLOSED",
      by: Infinity,
    },
    past: kept.past,
    wakeAt: Infinity,
  };
}
