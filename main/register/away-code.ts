import type { Purpose } from "./draft.ts";

/** What is said where the e-money authority is away: to pay there is cash, to charge and to look up there is waiting. */
export function awayCode(purpose: Purpose): string {
  if (purpose === "charge") return "charge-away";
  return purpose === "balance" ? "inquiry-away" : "emoney-away";
}
