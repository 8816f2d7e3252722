import { concatBytes, encodeCharacters, encodeText, type Printed } from "./cp932.ts";
import type { PrintLine } from "./document.ts";
import type { PrinterProfile } from "./profile.ts";

const SPACE = 0x20;
const NOTHING: Printed = { bytes: new Uint8Array(), lost: 0 };

/** One printed line; what is flush right starts `gap` cells after the rest, `dots` from the left margin. */
export type Laid = Printed & {
  readonly flush?: { readonly gap: number; readonly dots: number; readonly bytes: Uint8Array };
};

/** Marks that may not begin a line in Japanese setting (行頭禁則): they stay on the line before by taking its last character along. */
const NEVER_FIRST = new Set(
  ["、", "。", "，", "．", "」", "』", "）", ")", "ー", "ｰ", "｡", "､", "ッ", "ャ", "ュ", "ョ"].map((sign) =>
    hex(encodeText(sign).bytes),
  ),
);

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}

function join(characters: readonly Printed[]): Printed {
  return {
    bytes: concatBytes(characters),
    lost: characters.reduce((sum, { lost }) => sum + lost, 0),
  };
}

/** Breaks a text into lines of at most `columns` cells; an empty text is one empty line. */
export function wrap(text: string, columns: number): Printed[] {
  const lines: Printed[][] = [[]];
  let cells = 0;
  for (const character of encodeCharacters(text)) {
    const line = lines.at(-1) ?? [];
    if (cells + character.bytes.length > columns) {
      const carried = NEVER_FIRST.has(hex(character.bytes)) && line.length > 1 ? line.splice(-1) : [];
      lines.push([...carried]);
      cells = carried.reduce((sum, { bytes }) => sum + bytes.length, 0);
    }
    lines.at(-1)?.push(character);
    cells += character.bytes.length;
  }
  return lines.map(join);
}

/** `right` flush right on the last line of `left`, or on a line of its own when there is no room for it and one cell between. */
export function layRow(
  row: Extract<PrintLine, { kind: "row" }>,
  { columns: all, columnDots }: Pick<PrinterProfile, "columns" | "columnDots">,
): Laid[] {
  const scale = row.wide ? 2 : 1;
  const columns = Math.floor(all / scale);
  const indent = Math.min(row.indent ?? 0, Math.floor(columns / 2));
  const margin = Array.from({ length: indent }, () => SPACE);
  const left = wrap(row.left, columns - indent).map(({ bytes, lost }) => ({
    bytes: indent > 0 ? Uint8Array.of(...margin, ...bytes) : bytes,
    lost,
  }));
  const right = wrap(row.right, columns);
  const last = left.at(-1);
  const first = right[0];
  const isTogether = last && first && right.length === 1 && last.bytes.length + 1 + first.bytes.length <= columns;
  if (!isTogether) return [...left, ...right.map((line) => flushRight(NOTHING, line))];
  return [...left.slice(0, -1), flushRight(last, first)];

  function flushRight(before: Printed, { bytes, lost }: Printed): Laid {
    if (bytes.length === 0) return before;
    const gap = columns - before.bytes.length - bytes.length;
    const dots = (columns - bytes.length) * scale * columnDots;
    return { bytes: before.bytes, lost: before.lost + lost, flush: { gap, dots, bytes } };
  }
}
