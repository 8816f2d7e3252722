import type { Journal } from "#db/journal.ts";
import type { Entry, EntryOf } from "#register/entry.ts";
import type { PaidPart } from "#register/paper-data.ts";
import type { PaperOf } from "#register/paper-of.ts";
import { printsItself } from "#register/paper-policy.ts";
import type { SaleData, TaxRate, TaxRow } from "#register/sale-data.ts";

type Papers = Pick<Journal, "entry" | "saleLeft" | "copiesOf" | "configAt">;

const whats: { readonly [kind in Entry["kind"]]?: PaperOf["what"] } = {
  sale: "receipt",
  refund: "refund-slip",
  "charge-posted": "charge-slip",
  "x-report": "x-slip",
  "z-report": "z-slip",
};
const rates: readonly TaxRate[] = [10, 8, 0];

/** Tax of what is left, by rate: floored once, as on any invoice (消費税法施行令70条の10). */
function taxesLeft({ lines }: SaleData, amountAt: (at: number) => number): TaxRow[] {
  return rates.flatMap((rate): TaxRow[] => {
    const total = lines.reduce((sum, line, at) => (line.rate === rate && !line.void ? sum + amountAt(at) : sum), 0);
    return total === 0 ? [] : [{ rate, total, tax: Math.floor((total * rate) / (100 + rate)) }];
  });
}

/** What is left of a sale that this register knows of: what came back elsewhere, headquarters alone knows. */
function leftOf({ data }: EntryOf<"sale">, journal: Papers): NonNullable<PaperOf["sale"]> {
  const left = journal.saleLeft(data.receipt);
  const lineLeft = new Map(left?.lines.map(({ at, amount }) => [at, amount]));
  const taxes = taxesLeft(data, (at) => lineLeft.get(at) ?? 0);
  const total = taxes.reduce((sum, row) => sum + row.total, 0);
  const tenders = data.tenders.flatMap(({ kind, key, authority }, at): PaidPart[] => {
    const amount = left?.tenders[at]?.by.reduce((sum, row) => sum + row.amount, 0) ?? 0;
    const isLater = kind !== "cash" && key !== undefined && authority === undefined;
    return amount === 0 ? [] : [{ kind, amount, ...(isLater ? { later: true as const } : {}) }];
  });
  return { returned: data.total - total, total, taxes, tenders, isMember: data.member !== null };
}

/** Which papers there are of an entry; null where it has none. */
export function findPaper(seq: number, journal: Papers): PaperOf | null {
  const entry = journal.entry(seq)?.entry;
  const what = entry && whats[entry.kind];
  if (entry === undefined || what === undefined) return null;
  const { plain, invoices } = journal.copiesOf(seq);
  const settings = entry.kind === "sale" ? journal.configAt(seq) : null;
  const isPrinted = entry.kind !== "sale" || settings === null || printsItself(settings, entry.data.tenders);
  return {
    seq,
    what,
    receipt: entry.kind === "sale" || entry.kind === "refund" ? entry.data.receipt : "",
    printed: plain + (isPrinted ? 1 : 0),
    invoices,
    sale: entry.kind === "sale" ? leftOf(entry, journal) : null,
  };
}
