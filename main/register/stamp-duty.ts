import type { PaidPart, StampDuty } from "./paper-data.ts";
import type { TaxRow } from "./sale-data.ts";

/**
 * 印紙税法 別表第一 第17号の1: a receipt for less than ¥50,000 bears no duty. Where the tax is printed apart, as ours
 * is, the amount without it counts (国税庁タックスアンサー No.7124).
 */
export const stampFrom = 50_000;

/**
 * Whether the law asks for a 収入印紙. A consumer co-op's receipt to its member is no business paper (国税庁 質疑応答
 * 印紙税 目次一覧表 19/52); what e-money paid is no receipt of money, if the paper says so.
 */
export function stampDutyOf(o: {
  readonly taxes: readonly TaxRow[];
  readonly tenders: readonly PaidPart[];
  readonly isMember: boolean;
}): StampDuty {
  const total = o.taxes.reduce((sum, row) => sum + row.total, 0);
  const tax = o.taxes.reduce((sum, row) => sum + row.tax, 0);
  const cash = o.tenders.reduce((sum, part) => (part.kind === "cash" ? sum + part.amount : sum), 0);
  // The tax of a part paid in cash is the part's share of it, rounded down: the amount that counts is never said too low.
  const net = (amount: number): number => (total === 0 ? 0 : amount - Math.floor((tax * amount) / total));
  if (net(total) < stampFrom) return "below";
  if (net(cash) < stampFrom) return "emoney";
  return o.isMember ? "member" : "due";
}
