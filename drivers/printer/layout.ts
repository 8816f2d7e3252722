import { encodeCharacters, encodeText, type Printed } from "./cp932.ts";
import type { PrintLine } from "./document.ts";
import type { PrinterProfile } from "./profile.ts";

const SPACE = 0x20;
/** ESC $ takes 4 bytes, so up to three spaces are shorter. */
const POSITION_BYTES = 4;

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
    bytes: Buffer.concat(characters.map(({ bytes }) => bytes)),
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

/** ESC $ nL nH: the dots from the left margin where the next character starts (Epson ESC/POS, ESC $; one unit is one dot). */
function moveTo(dots: number): number[] {
  return [0x1b, 0x24, dots & 0xff, dots >> 8];
}

/** `right` flush right on the last line of `left`, or on a line of its own when there is no room for it and one cell between. */
export function layRow(row: Extract<PrintLine, { kind: "row" }>, profile: PrinterProfile): Printed[] {
  const scale = row.wide ? 2 : 1;
  const columns = Math.floor(profile.columns / scale);
  const indent = Math.min(row.indent ?? 0, Math.floor(columns / 2));
  const margin = Array.from({ length: indent }, () => SPACE);
  const left = wrap(row.left, columns - indent).map(({ bytes, lost }) => ({
    bytes: Uint8Array.of(...margin, ...bytes),
    lost,
  }));
  const right = wrap(row.right, columns);
  const last = left.at(-1);
  const first = right[0];
  const isTogether = last && first && right.length === 1 && last.bytes.length + 1 + first.bytes.length <= columns;
  if (!isTogether) return [...left, ...right.map((line) => flushRight(undefined, line))];
  return [...left.slice(0, -1), flushRight(last, first)];

  function flushRight(before: Printed | undefined, amount: Printed): Printed {
    if (amount.bytes.length === 0) return before ?? amount;
    const used = before?.bytes.length ?? 0;
    const gap = columns - used - amount.bytes.length;
    const dots = (columns - amount.bytes.length) * scale * profile.columnDots;
    const move = gap < POSITION_BYTES ? Array.from({ length: gap }, () => SPACE) : moveTo(dots);
    return {
      bytes: Uint8Array.of(...(before?.bytes ?? []), ...move, ...amount.bytes),
      lost: (before?.lost ?? 0) + amount.lost,
    };
  }
}
