import { trackState } from "../device-state.ts";
import { type Counts, isPart, planChange, sumYen, UNITS_YEN } from "./cash.ts";
import type { CashChanger, ChangerEvent, ChangerState, PayOptions, PayOutcome } from "./changer.ts";

/** What the person at the drawer is asked to give; `counts` are the fewest pieces that make it, as a help. */
export type CountOut = { readonly job: string; readonly amountYen: number; readonly counts: Counts };

/** A person never runs out of a unit as far as this driver knows. */
const PLENTY: Counts = Object.fromEntries(UNITS_YEN.map((yen) => [yen, Infinity]));

/**
 * The changer that is a person: change is said once for each job and counts as given, because nobody measures it.
 * What is put in is keyed by the cashier, and what the drawer holds is a cash count: both are ILLEGAL here (UnifiedPOS CapDeposit, CapDiscrepancy false).
 */
export function openManualChanger({
  say,
  see,
  hear,
}: {
  say: (what: CountOut) => void;
  see: (state: ChangerState) => void;
  hear: (event: ChangerEvent) => void;
}): CashChanger {
  const told = new Map<string, PayOutcome>();
  const details = { phase: "idle", jam: false, exitDoor: "unknown", units: {} } as const;
  const track = trackState<ChangerState>({ ...details, state: "idle", power: "online" }, see);
  const illegal = () => Promise.resolve({ kind: "failed", code: "ILLEGAL" } as const);

  function pay(amountYen: number, counts: Counts | undefined, { job, signal }: PayOptions): Promise<PayOutcome> {
    const before = told.get(job);
    if (before) return Promise.resolve(before);
    if (signal?.aborted) return Promise.resolve({ kind: "failed", code: "CANCELED" });
    if (counts === undefined || amountYen <= 0) return illegal();
    const outcome = { kind: "done", paid: counts } as const;
    told.set(job, outcome);
    track.count("done");
    track.good();
    say({ job, amountYen, counts });
    hear({ kind: "outcome", job, outcome });
    return Promise.resolve(outcome);
  }

  return {
    state: track.now,
    beginDeposit: illegal,
    pauseDeposit: illegal,
    fixDeposit: illegal,
    endDeposit: illegal,
    repayDeposit: illegal,
    readCashCounts: illegal,
    dispenseChange: (amountYen, o) => pay(amountYen, planChange(amountYen, PLENTY), o),
    dispenseCash: (counts, o) => pay(sumYen(counts), isPart(counts, PLENTY) ? counts : undefined, o),
    settle: () => ({ kind: "failed", code: "ILLEGAL" }),
    [Symbol.asyncDispose]: () => Promise.resolve(track.feel({ ...details, state: "closed", power: "unknown" })),
  };
}
