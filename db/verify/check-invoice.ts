import type { ReceiptCopyData } from "#register/entry.ts";
import type { Note } from "./finding.ts";

const sum = (amounts: readonly number[]): number => amounts.reduce((all, one) => all + one, 0);

/** A 領収書 says one sum three ways: in all, by rate with its tax floored once, by how it was paid. */
export function checkInvoice({ as, total = 0, taxes = [], tenders = [] }: ReceiptCopyData, note: Note): void {
  if (as !== "invoice") return;
  const rated = sum(taxes.map((row) => row.total));
  if (rated !== total) note("total", `the rates come to ${rated}, not ${total}`);
  for (const row of taxes) {
    const want = Math.floor((row.total * row.rate) / (100 + row.rate));
    if (row.tax !== want) note("tax", `${row.rate} % of ${row.total} is ${want}, not ${row.tax}`);
  }
  const paid = sum(tenders.map((part) => part.amount));
  if (paid !== total) note("tenders", `the tenders come to ${paid}, not ${total}`);
}
