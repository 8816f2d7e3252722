/** RFC 4180 as a spreadsheet reads it; each row by its heading. Its own reading: what writes the files shares nothing with it. */
export function readCsv(text: string): Record<string, string>[] {
  if (!text.startsWith("\uFEFF")) throw new Error("Excel would take it for CP932");
  const rows: string[][] = [[]];
  let [cell, isQuoted] = ["", false];
  const body = text.slice(1);
  for (let at = 0; at < body.length; at += 1) {
    const char = body[at] ?? "";
    if (isQuoted) {
      if (char !== '"') cell += char;
      else if (body[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (char === '"') isQuoted = true;
    else if (char === ",") {
      rows.at(-1)?.push(cell);
      cell = "";
    } else if (char === "\r" && body[at + 1] === "\n") {
      rows.at(-1)?.push(cell);
      rows.push([]);
      cell = "";
      at += 1;
    } else cell += char;
  }
  const [head = [], ...rest] = rows.slice(0, -1);
  return rest.map((row) => Object.fromEntries(head.map((name, nth) => [name, row[nth] ?? ""])));
}
