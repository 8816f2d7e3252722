import type { RefundFact, SoldSale } from "./read-facts.ts";
import type { Left, LeftLine, LeftRebate, LeftTender } from "./refund-left.ts";

/** A journalled refund as the part of its sale that it is: its lines are told by code and unit price, its tenders by kind. */
export function partOfJournal(
  sale: SoldSale,
  left: Left,
  refund: RefundFact["data"],
): { lines: readonly LeftLine[]; tenders: readonly LeftTender[]; rebate: readonly LeftRebate[] } {
  const lines = new Map<number, LeftLine>();
  for (const { code, unit, qty, amount } of refund.lines) {
    const have = (one: LeftLine): number => one.qty - (lines.get(one.line)?.qty ?? 0);
    const found = left.lines.find((one) => {
      const sold = sale.lines[one.line];
      return sold?.code === code && sold.unit === unit && have(one) >= qty;
    });
    if (found === undefined) continue;
    const before = lines.get(found.line);
    lines.set(found.line, {
      line: found.line,
      qty: qty + (before?.qty ?? 0),
      amount: amount + (before?.amount ?? 0),
    });
  }
  const tenders = left.tenders.flatMap((one, at) => {
    // Two tenders of one kind stand in the sale's order on both sides.
    const nth = left.tenders.slice(0, at).filter(({ kind }) => kind === one.kind).length;
    const back = refund.tenders.filter(({ kind }) => kind === one.kind)[nth];
    return back === undefined ? [] : [{ ...one, amount: back.amount, by: back.by }];
  });
  return { lines: [...lines.values()], tenders, rebate: refund.rebate.by };
}
