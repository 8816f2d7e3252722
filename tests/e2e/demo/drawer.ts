import type { Entry, Tender } from "#register/entry.ts";

const cashOf = (tenders: readonly Tender[]): number =>
  tenders.reduce((sum, { kind, amount }) => (kind === "cash" ? sum + amount : sum), 0);

/** Yen the drawer ought to hold after these entries of one day: reckoned here anew, not by the register's own sum. */
export function drawerOf(entries: readonly Entry[]): number {
  let yen = 0;
  for (const entry of entries) {
    if (entry.kind === "day-open") yen += entry.data.float;
    if (entry.kind === "sale") yen += cashOf(entry.data.tenders);
    if (entry.kind === "refund") yen -= cashOf(entry.data.tenders);
    if (entry.kind === "charge-intent" && entry.data.rebate_of === undefined) yen += entry.data.amount;
    if (entry.kind === "cash-in") yen += entry.data.amount;
    if (entry.kind === "charge-cash-returned" || entry.kind === "cash-out" || entry.kind === "deposit-return")
      yen -= entry.data.amount;
  }
  return yen;
}
