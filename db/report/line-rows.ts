import type { Entry, EntryOf, Line, TaxRate, TenderKind } from "#register/entry.ts";
import { csvRow } from "./csv.ts";

/**
 * One row a line item. What is of the whole receipt (total, taxes, tenders, rebate, customers) stands on its first row only, so
 * that a column may be summed as it is; returns are negative; a line taken back and a basket given up count 0.
 */
export const lineHead = csvRow([
  "レジ",
  "記録番号",
  "レシート番号",
  "営業日",
  "日時",
  "担当",
  "種別",
  "行",
  "商品コード",
  "商品名",
  "部門",
  "税率",
  "税区分",
  "数量",
  "単価",
  "値引",
  "金額",
  "取消",
  "合計",
  "内税10%",
  "内税8%",
  "ミール",
  "電子マネー",
  "現金",
  "還元",
  "客数",
]);

const taxWords = { standard: "標準", reduced: "軽減", exempt: "非課税", outside: "対象外" } as const;

type Whole = Pick<EntryOf<"sale">["data"], "receipt" | "total" | "taxes" | "tenders" | "rebate">;

function wholeCells(data: Whole, sign: 1 | -1, guests: number): (number | string)[] {
  const tax = (rate: TaxRate): number => data.taxes.reduce((sum, row) => (row.rate === rate ? sum + row.tax : sum), 0);
  const paid = (kind: TenderKind): number =>
    data.tenders.reduce((sum, tender) => (tender.kind === kind ? sum + tender.amount : sum), 0);
  const sums = [data.total, tax(10), tax(8), paid("meal"), paid("emoney"), paid("cash"), data.rebate.total];
  return [...sums.map((yen) => (yen === 0 ? 0 : sign * yen)), guests];
}

function rowsOf(entry: Entry, word: string, lines: readonly Line[], sign: 1 | -1 | 0, whole: (number | string)[]) {
  const receipt = entry.kind === "sale" || entry.kind === "refund" ? entry.data.receipt : "";
  const head = [entry.reg, entry.seq, receipt, entry.day, entry.at, entry.op ?? "", word];
  return lines.map((line, at) => {
    const isOut = line.void || sign === 0;
    return csvRow([
      ...head,
      at + 1,
      line.code,
      line.name,
      line.class,
      line.rate,
      taxWords[line.tax],
      sign === -1 ? -line.qty : line.qty,
      line.unit,
      line.discount,
      isOut || line.amount === 0 ? 0 : sign * line.amount,
      isOut ? 1 : 0,
      ...(at === 0 ? whole : []),
    ]);
  });
}

/** The rows of an entry; none of what sells nothing. */
export function lineRows(entry: Entry): string[] {
  switch (entry.kind) {
    case "sale":
      return rowsOf(entry, "売上", entry.data.lines, 1, wholeCells(entry.data, 1, entry.data.guests ?? 1));
    case "refund":
      return rowsOf(entry, "返品", entry.data.lines, -1, wholeCells(entry.data, -1, 0));
    case "sale-cancelled":
      return rowsOf(entry, "取引中止", entry.data.lines, 0, []);
    default:
      return [];
  }
}
