import type { Journal, RawEntry } from "#db/journal.ts";
import type { SaleRow } from "#ipc/view.ts";
import type { EntryOf } from "#register/entry.ts";

const mostRows = 50;
/** Entries looked through, newest first: some days of work, and still no wait at the counter. */
const farthestBack = 6000;
const page = 300;

/** Digits are an amount or the end of a receipt number; everything else is part of a number or of the name of goods. */
function matcher(text: string): (sale: EntryOf<"sale">["data"]) => boolean {
  const wanted = text.normalize("NFKC").trim();
  if (wanted === "") return () => true;
  const digits = wanted.replaceAll(/[¥,円\s]/gu, "");
  const isNumber = /^[0-9]{1,9}$/u.test(digits);
  const folded = wanted.toLowerCase();
  return ({ receipt, total, lines }) =>
    (isNumber && (total === Number(digits) || receipt.endsWith(`-${Number(digits)}`))) ||
    receipt.toLowerCase().includes(folded) ||
    lines.some(({ name, kana = "", void: isVoid }) =>
      isVoid ? false : `${name}\n${kana}`.normalize("NFKC").toLowerCase().includes(folded),
    );
}

function toRow({ seq, at, data }: EntryOf<"sale">): SaleRow {
  const kept = data.lines.filter((line) => !line.void);
  return {
    seq,
    receipt: data.receipt,
    atMs: Date.parse(at),
    total: data.total,
    count: kept.reduce((sum, { qty }) => sum + qty, 0),
    first: kept[0]?.name ?? "",
    tenders: [...new Set(data.tenders.map(({ kind }) => kind))],
  };
}

const saleOf = ({ kind, body }: RawEntry): EntryOf<"sale">[] => (kind === "sale" ? [JSON.parse(body)] : []);

/** Sales of this register a return may be for: newest first, by receipt number, name of goods or amount. */
export function listSales(text: string, journal: Journal): SaleRow[] {
  const fits = matcher(text);
  const { seq: head } = journal.head();
  const rows: SaleRow[] = [];
  for (let upTo = head; upTo > 0 && upTo > head - farthestBack && rows.length < mostRows; upTo -= page) {
    const from = Math.max(1, upTo - page + 1);
    const sales = journal.entriesFrom(from, upTo - from + 1).flatMap(saleOf);
    rows.push(
      ...sales
        .filter(({ data }) => fits(data))
        .toReversed()
        .map(toRow),
    );
  }
  return rows.slice(0, mostRows);
}
