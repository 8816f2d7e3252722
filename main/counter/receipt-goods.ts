import type { PrintLine } from "#drivers/printer/document.ts";
import type { DiscountData, Line, SaleData } from "#register/entry.ts";
import { type ReceiptWords, receiptWords } from "./receipt-words.ts";
import { markOf, yen } from "./words.ts";

type Words = Pick<ReceiptWords, "discount">;

/** What a discount is called on paper: its name with its percent, where the name does not say it, and why. */
function nameOf({ name, percent, reason }: DiscountData): string {
  const rate = percent === undefined || /[%％]/u.test(name) ? "" : ` ${percent}%`;
  return `${name}${rate}${reason === undefined ? "" : `（${reason}）`}`;
}

/** The lines of one article: name and price, pieces, and its own discount; what the basket's takes off it stands below them all. */
function article({ name, rate, qty, unit, off }: Line, taken: number, words: Words): PrintLine[] {
  const head: PrintLine = { kind: "row", left: `${name}${markOf(rate)}`, right: yen(qty * unit) };
  const each: PrintLine[] = qty > 1 ? [{ kind: "text", text: `    @${yen(unit)} × ${qty}` }] : [];
  const why = off === undefined ? words.discount : nameOf(off);
  const less: PrintLine[] = taken > 0 ? [{ kind: "row", left: `    ${why}`, right: yen(-taken) }] : [];
  return [head, ...each, ...less];
}

/** One article of a return: what came back for it, and that it had been sold for less. */
export function goods(line: Line): PrintLine[] {
  const [head, ...more] = article(line, line.discount, receiptWords.ja);
  return head?.kind === "row" ? [{ ...head, right: yen(line.amount) }, ...more] : more;
}

/** What was sold, line by line, then the discount on the basket: the column adds up to the total. */
export function soldGoods({ lines, discount }: Pick<SaleData, "lines" | "discount">, words: Words): PrintLine[] {
  const kept = lines.filter((line) => !line.void);
  if (discount === undefined) return kept.flatMap((line) => article(line, line.discount, words));
  return [
    ...kept.flatMap((line) => article(line, line.off?.amount ?? 0, words)),
    { kind: "row", left: nameOf(discount), right: yen(-discount.amount) },
  ];
}
