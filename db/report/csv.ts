/** What a spreadsheet may take for a formula. A quote before it makes it text again (OWASP, CSV Injection). */
const formula = /^[=+\-@\t\r]/u;

type Cell = string | number | null | undefined;

function quote(cell: Cell): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "number") return String(cell);
  const text = formula.test(cell) ? `'${cell}` : cell;
  return /["\n\r,]/u.test(text) || text !== cell ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Excel in Japan takes a file without the mark for CP932. */
export const mark = "\uFEFF";

/** One row of RFC 4180: CRLF at its end, fields quoted where they have to be. */
export function csvRow(cells: readonly Cell[]): string {
  return `${cells.map(quote).join(",")}\r\n`;
}
