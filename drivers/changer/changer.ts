import type { DeviceState, DeviceTrouble } from "../device-state.ts";
import type { Counts, UnitYen } from "./cash.ts";

/**
 * What a changer cannot do besides the troubles of any device. OVER_DISPENSE: what it holds does not make the amount (UnifiedPOS ECHAN_OVERDISPENSE).
 * JAM: a piece is stuck. EXIT_DOOR: its exit is open or not emptied. ILLEGAL: not in this state, or not by this kind of changer.
 * UNRECONCILED: an earlier payment is unknown still, and nothing is paid before a person or the counts have said what became of it.
 */
export type ChangerTrouble = DeviceTrouble | "OVER_DISPENSE" | "JAM" | "EXIT_DOOR" | "ILLEGAL" | "UNRECONCILED";

export type PayOutcome =
  /** These pieces came out, and they are all that was asked for. */
  | { readonly kind: "done"; readonly paid: Counts }
  /** It stopped half-way: these came out, the rest is a person's to give. */
  | { readonly kind: "partial"; readonly paid: Counts; readonly code: ChangerTrouble }
  /** Not one piece left it: the same job may be asked for again. */
  | { readonly kind: "failed"; readonly code: ChangerTrouble }
  /** Pieces may have left it. Nothing else is paid until that is known; the outcome follows as an event. */
  | { readonly kind: "unknown"; readonly code: ChangerTrouble };

export type Refused = { readonly kind: "failed"; readonly code: ChangerTrouble };
export type Taken = { readonly kind: "done" } | Refused;
export type CountsRead =
  /** `discrepancy`: it holds pieces it could not count (UnifiedPOS readCashCounts). */
  { readonly kind: "counts"; readonly counts: Counts; readonly discrepancy: boolean } | Refused;
export type Fixed = { readonly kind: "fixed"; readonly counts: Counts; readonly amountYen: number } | Refused;

export type UnitState = "empty" | "near-empty" | "ok" | "near-full" | "full";
export type ChangerPhase = "idle" | "deposit" | "paused" | "fixed" | "dispensing";

export type ChangerState = DeviceState & {
  phase: ChangerPhase | "unknown";
  jam: boolean | "unknown";
  exitDoor: "open" | "closed" | "unknown";
  units: { readonly [yen in UnitYen]?: UnitState };
  /** The payment nobody knows the end of. */
  unknownJob?: string;
};

export type ChangerEvent =
  /** The outcome of a payment, told also to whoever no longer waits for it; after `unknown` comes what the counts said (UnifiedPOS AsyncMode). */
  | { readonly kind: "outcome"; readonly job: string; readonly outcome: PayOutcome }
  /** What has been put in since beginDeposit (UnifiedPOS DataEvent). */
  | { readonly kind: "deposited"; readonly counts: Counts; readonly amountYen: number };

export type CallOptions = { readonly signal?: AbortSignal; readonly deadlineMs?: number };
/** `job` names the payment for good: asked for again, under the same name, it is not paid again but told. */
export type PayOptions = CallOptions & { readonly job: string };

/** A CashChanger (OMG UPOS 1.15.1). Nothing rejects and every call ends within its deadline; amounts are yen, counts are pieces. */
export type CashChanger = AsyncDisposable & {
  state(): ChangerState;
  beginDeposit(o?: CallOptions): Promise<Taken>;
  pauseDeposit(how: "pause" | "restart", o?: CallOptions): Promise<Taken>;
  /** Ends the putting in and tells what it came to. */
  fixDeposit(o?: CallOptions): Promise<Fixed>;
  /** Keeps what was put in. Change is a payment of its own: dispenseChange. */
  endDeposit(how: "change" | "no-change", o?: CallOptions): Promise<Taken>;
  /** Gives back the pieces that were put in (endDeposit with CHAN_DEPOSIT_REPAY). */
  repayDeposit(o: PayOptions): Promise<PayOutcome>;
  dispenseChange(amountYen: number, o: PayOptions): Promise<PayOutcome>;
  dispenseCash(counts: Counts, o: PayOptions): Promise<PayOutcome>;
  readCashCounts(o?: CallOptions): Promise<CountsRead>;
  /** A person has looked: this is what really came out of the payment that stayed unknown. */
  settle(job: string, paid: Counts): Taken;
};
