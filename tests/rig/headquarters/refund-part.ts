import type { RefundFact, SoldSale } from "./read-facts.ts";
import type { Left, LeftLine, LeftRebate, LeftTender } from "./refund-left.ts";

type Sold = SoldSale["tenders"][number] & { readonly key?: string };

/** Which tenders of the sale a journalled refund took its money from: a payment by its key, cash in the sale's order as long as it lasts. */
function takeFrom(sale: SoldSale, left: Left, back: readonly Sold[]): LeftTender[] {
  const due = back.map(({ kind, key, by }) => ({ kind, key, by: new Map(by.map((row) => [row.class, row.amount])) }));
  return left.tenders.flatMap((one) => {
    const sold: Sold | undefined = sale.tenders[one.tender];
    const mine = due.filter(({ kind, key }) => kind === one.kind && (key === undefined || key === sold?.key));
    const by = one.by.flatMap((row) => {
      let taken = 0;
      for (const part of mine) {
        const yen = Math.min(row.amount - taken, part.by.get(row.class) ?? 0);
        part.by.set(row.class, (part.by.get(row.class) ?? 0) - yen);
        taken += yen;
      }
      return taken > 0 ? [{ class: row.class, amount: taken }] : [];
    });
    return by.length === 0 ? [] : [{ ...one, amount: by.reduce((so, { amount }) => so + amount, 0), by }];
  });
}

type Line = RefundFact["data"]["lines"][number] & { readonly at?: number };

/** A journalled refund as the part of its sale that it is: its lines are told by their place, or by code and unit price where they do not say it. */
export function partOfJournal(
  sale: SoldSale,
  left: Left,
  refund: RefundFact["data"],
): { lines: readonly LeftLine[]; tenders: readonly LeftTender[]; rebate: readonly LeftRebate[] } {
  const lines = new Map<number, LeftLine>();
  for (const { at, code, unit, qty, amount } of refund.lines as readonly Line[]) {
    const have = (one: LeftLine): number => one.qty - (lines.get(one.line)?.qty ?? 0);
    const found = left.lines.find((one) => {
      const sold = sale.lines[one.line];
      return (at ?? one.line) === one.line && sold?.code === code && sold.unit === unit && have(one) >= qty;
    });
    if (found === undefined) continue;
    const before = lines.get(found.line);
    lines.set(found.line, {
      line: found.line,
      qty: qty + (before?.qty ?? 0),
      amount: amount + (before?.amount ?? 0),
    });
  }
  return { lines: [...lines.values()], tenders: takeFrom(sale, left, refund.tenders), rebate: refund.rebate.by };
}
