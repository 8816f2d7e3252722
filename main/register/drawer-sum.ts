import type { Entry, TenderKind } from "./entry.ts";

function cashOf(tenders: readonly { readonly kind: TenderKind; readonly amount: number }[]): number {
  return tenders.reduce((sum, { kind, amount }) => (kind === "cash" ? sum + amount : sum), 0);
}

/** What an entry adds to or takes from the drawer, yen. */
export function drawerMove(entry: Entry): number {
  switch (entry.kind) {
    case "day-open":
      return entry.data.float;
    case "sale":
      return cashOf(entry.data.tenders);
    case "refund":
      return -cashOf(entry.data.tenders);
    case "charge-intent":
      // A rebate in points is a charge without cash.
      return entry.data.rebate_of === undefined ? entry.data.amount : 0;
    case "cash-in":
      return entry.data.amount;
    case "charge-cash-returned":
    case "cash-out":
    case "deposit-return":
      return -entry.data.amount;
    // `sale-cancelled.returned` moves nothing: cash counted into an open basket enters the drawer's sum only with the
    // sale's tenders, and a cancelled basket never had any. What was laid in and given back cancels out.
    default:
      return 0;
  }
}
