import type { Screen } from "#ipc/view.ts";
import type { Purpose, Stage } from "#register/draft.ts";
import { payableBy } from "#register/part.ts";
import type { State } from "#register/verdict.ts";
import { trustPerSale } from "#register/trust.ts";
import { quickSums } from "./quick-sums.ts";

/** Whether the way is open at all: what a tap or a code comes to is said then. */
function canPay({ settings, emoney }: State): boolean {
  return settings !== null && emoney !== "down";
}

/** Whether any of the basket may be paid by the meal plan. */
export function canMeal(state: State): boolean {
  return canPay(state) && payableBy(state, "meal") > 0;
}

export function tenderScreen(state: State, due: number, nowMs: number): Screen {
  return { kind: "tender", due, quick: quickSums(due), canMeal: canMeal(state), trust: trustPerSale(state, nowMs) };
}

/** Whether an app's barcode does for this, too. */
export function canScan(state: State, purpose: Purpose): boolean {
  return canPay(state) && purpose !== "desk" && purpose !== "meal";
}

/** On trust a card alone is believed: an app's barcode and a shown code need the authority. */
export function cardScreen(state: State, { for: purpose, amount }: Stage & { kind: "card" }): Screen {
  const scans = canScan(state, purpose);
  return { kind: "card", for: purpose, amount, canScan: scans, canTray: scans && purpose === "pay" };
}
