import { classOf, orderClasses } from "./class-sums.ts";
import type { Creditor, Rebate, RebateRow, Tender } from "./entry.ts";
import { mulDiv, sum } from "./money.ts";
import type { GoodsClass } from "./settings.ts";

/** Yen of meal and e-money that went to each class: the base of the rebate. Points spent count as e-money; cash earns none. */
export function rebateBases(tenders: readonly Pick<Tender, "kind" | "by">[]): Map<string, number> {
  const bases = new Map<string, number>();
  for (const { kind, by } of tenders) {
    if (kind === "cash") continue;
    for (const row of by) bases.set(row.class, (bases.get(row.class) ?? 0) + row.amount);
  }
  return bases;
}

/** floor(base × bp / 10000), bp in basis points. */
export function rebateAt(base: number, bp: number): number {
  return mulDiv(base, bp, 10_000).quotient;
}

/** The rebate of a sale: one row per class with money that earns, in class order, each rounded down by itself. */
export function rebateOf(
  allocatedTenders: readonly Pick<Tender, "kind" | "by">[],
  classes: readonly GoodsClass[],
  creditor: Creditor,
): Rebate {
  const bases = rebateBases(allocatedTenders);
  const by = orderClasses(bases.keys(), classes).flatMap(({ id }): RebateRow[] => {
    const base = bases.get(id) ?? 0;
    const { bp } = classOf(id, classes);
    return base > 0 ? [{ class: id, base, bp, amount: rebateAt(base, bp) }] : [];
  });
  return { total: sum(by.map(({ amount }) => amount)), creditor, by };
}
