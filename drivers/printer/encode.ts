import type { PrintDocument, PrintLine } from "./document.ts";
import { type CommandBytes, join } from "./dialect/bytes.ts";
import { dialectOf } from "./dialect/dialect-of.ts";
import { layRow, wrap, type Laid } from "./layout.ts";
import { CENTRED, PLAIN, type Style } from "./style.ts";
import type { PrinterProfile } from "./profile.ts";

/** ─ and ━ fill their cell from edge to edge; printed twice as wide, half as many of them make a line. */
const RULE = [0x84, 0x9f];
const DOUBLE_RULE = [0x84, 0xaa];
const MOST_FEED = 255;
const CELL_DOTS = 4;

/** Bytes that end where a command or a line ends, in order, and how many characters could not be printed. */
export type Encoded = { readonly pieces: readonly CommandBytes[]; readonly lost: number };

const ALIGNED = { left: 0, center: 1, right: 2 } as const;

function styleOf(line: Extract<PrintLine, { kind: "text" | "row" }>): Style {
  const { bold = false, wide = false, tall = false } = line;
  if (line.kind === "row") return { ...PLAIN, bold, wide, tall };
  const { align = "left", invert = false, underline = false } = line;
  return { align: ALIGNED[align], bold, wide, tall, invert, underline };
}

/** A line of ─ from edge to edge. */
function layRule(columns: number, double: boolean | undefined): Laid {
  const [first = 0, second = 0] = double ? DOUBLE_RULE : RULE;
  const bytes = new Uint8Array(Math.floor(columns / 4) * 2).fill(second);
  for (let at = 0; at < bytes.length; at += 2) bytes[at] = first;
  return { bytes, lost: 0 };
}

/**
 * A document as the bytes of this printer. Starts from a known state, so it does not depend on what was printed before. Throws only on a QR code over
 * 512 bytes or a picture that is none.
 */
export function encodeDocument(document: PrintDocument, profile: PrinterProfile): Encoded {
  const dialect = dialectOf(profile);
  const pieces: CommandBytes[] = [dialect.initialise(profile)];
  let style = PLAIN;
  let lost = 0;

  function lines(next: Style, laid: readonly Laid[]): void {
    for (const line of laid) {
      pieces.push(dialect.line(style, next, line));
      style = next;
      lost += line.lost;
    }
  }

  /** What the printer has stored, else the picture itself, else its words: one that could open a drawer is not sent. */
  function logo({ picture, stored, alt }: Extract<PrintLine, { kind: "logo" }>): void {
    const known = stored === undefined ? undefined : dialect.stored(style, stored, profile);
    const drawn = known ? [known] : dialect.picture(style, picture, profile);
    if (!drawn) return lines(CENTRED, wrap(alt, profile.columns));
    pieces.push(...drawn);
    style = PLAIN;
  }

  for (const line of document) {
    switch (line.kind) {
      case "text": {
        const next = styleOf(line);
        lines(next, wrap(line.text, next.wide ? Math.floor(profile.columns / 2) : profile.columns));
        break;
      }
      case "row":
        lines(styleOf(line), layRow(line, profile));
        break;
      case "rule":
        lines({ ...PLAIN, wide: true }, [layRule(profile.columns, line.double)]);
        break;
      case "feed":
        if (line.lines >= 1) pieces.push(dialect.feed(Math.min(MOST_FEED, Math.trunc(line.lines))));
        break;
      case "qr":
        pieces.push(dialect.qr(style, line.data, line.cell ?? CELL_DOTS));
        style = CENTRED;
        break;
      case "logo":
        logo(line);
        break;
      case "store-logo": {
        const stored = dialect.store(line.key, line.picture, profile);
        if (stored) pieces.push(stored);
        break;
      }
      case "cut":
        if (profile.cut !== "") pieces.push(dialect.cut(profile));
        break;
    }
  }
  return { pieces, lost };
}

/** Pieces joined into parts of at most `windowBytes` each (a single longer piece stands alone). */
export function intoParts(pieces: readonly CommandBytes[], windowBytes: number): CommandBytes[] {
  const parts: CommandBytes[][] = [];
  let size = Infinity;
  for (const piece of pieces) {
    if (size + piece.length > windowBytes) {
      parts.push([]);
      size = 0;
    }
    parts.at(-1)?.push(piece);
    size += piece.length;
  }
  return parts.map((part) => join(part));
}
