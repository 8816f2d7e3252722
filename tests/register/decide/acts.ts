import type { Steps } from "./steps.ts";

export const lost = { kind: "unknown", code: "timeout" } as const;
export const declined = { kind: "declined", code: "account_balance_not_enough" } as const;
export const notSent = { kind: "not-sent", code: "known-away" } as const;

/** A charge of 3,000 by card, the cash laid down; its answer is still to come. */
export function openCharge(s: Steps, given: number): void {
  s.take({ kind: "charge" });
  s.tap(1000);
  s.take({ kind: "charge-cash", amount: 3000, given });
}

/** One meal by card; its answer is still to come. Returns the key of the intent. */
export function payOf(s: Steps): string {
  s.ring();
  s.take({ kind: "emoney" });
  s.tap(9000);
  return s.keyNow();
}
