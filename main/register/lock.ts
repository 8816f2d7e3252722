import type { Command, InnerCommand } from "./command.ts";
import type { Draft, Notice } from "./draft.ts";
import type { Verdict } from "./verdict.ts";

/** The screen is locked: nothing but its notice changes by a finger until somebody unlocks it. Durable with the basket. */
export type Locked = {
  /** What the lock screen says; the notice of the screen below stays as it is. */
  readonly notice: Notice | null;
};

/**
 * Of what devices, timers and authorities say: what begins something at the counter waits until somebody stands there again. All
 * else, money on its way above all, goes on under the lock.
 */
const goesOn: { readonly [kind in InnerCommand["kind"]]: boolean } = {
  ring: false,
  tap: false,
  "app-code": false,
  unreadable: false,
  "book-row": false,
  start: true,
  stop: true,
  "pin-checked": true,
  "barcode-read": true,
  "meal-read": true,
  "tray-shown": true,
  "tray-told": true,
  "sale-found": true,
  "refund-granted": true,
  "refund-refused": true,
  "credit-outcome": true,
  "grant-outcome": true,
  "collect-outcome": true,
  "desk-told": true,
  reconciled: true,
  "balance-read": true,
  "pay-outcome": true,
  "charge-outcome": true,
  resolved: true,
  refunded: true,
  "balance-after": true,
  "z-ready": true,
  "z-failed": true,
  settings: true,
  anchor: true,
  fork: true,
  "job-unknown": true,
  reprint: true,
  "service-kick": true,
  "drawer-opened": true,
  "drawer-left-open": true,
  "kick-failed": true,
  "device-fault": true,
  "service-sign": true,
  "service-note": true,
  idle: true,
  "report-ready": true,
  "report-written": true,
  "report-failed": true,
  "shift-summed": true,
  "clock-drift": true,
};

/** Whether a Command has to wait while the screen is locked: every finger, and what a device reads. */
export function waitsForUnlock(command: Command): boolean {
  const kinds: { readonly [kind: string]: boolean } = goesOn;
  return kinds[command.kind] !== true;
}

/** A sentence for the prompt line: of the lock screen while that stands. */
export function withNotice(draft: Draft, notice: Notice | null): Draft {
  return draft.locked ? { ...draft, locked: { ...draft.locked, notice } } : { ...draft, notice };
}

/** A basket that was made anew under the lock stays locked. */
export function keepLocked(before: Draft, verdict: Verdict): Verdict {
  const { locked } = before;
  if (!locked || verdict.kind === "refused" || verdict.draft.locked) return verdict;
  return { ...verdict, draft: { ...verdict.draft, locked } };
}
