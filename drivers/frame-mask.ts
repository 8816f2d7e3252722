/**
 * What of a frame may be seen: its bytes in hex, `··` for each that may belong to a person (a card, a code, a name on a receipt).
 * Everything is hidden that is not known to be a command or a status; it is hidden before it is kept.
 */
export type Mask = (way: "in" | "out", bytes: Uint8Array) => string;

const HIDDEN = "··";
const SHOWN_BYTES = 24;

/** Bytes with their fate, `…` where there are more of them than anybody reads. */
function write(bytes: Uint8Array, isShown: (n: number) => boolean): string {
  const kept = Array.from(bytes.subarray(0, SHOWN_BYTES), (byte, n) =>
    isShown(n) ? byte.toString(16).padStart(2, "0") : HIDDEN,
  );
  return bytes.length > SHOWN_BYTES ? `${kept.join("")}…` : kept.join("");
}

/** Shows what the pattern finds and hides the rest. One character is one byte. */
function showFound(bytes: Uint8Array, pattern: RegExp): string {
  const text = Buffer.from(bytes).toString("latin1");
  const shown = new Set<number>();
  for (const { 0: found, index } of text.matchAll(pattern))
    for (let n = 0; n < found.length; n += 1) shown.add(index + n);
  return write(bytes, (n) => shown.has(n));
}

const anyOf = (...patterns: readonly string[]): RegExp => new RegExp(patterns.join("|"), "g");
/** One control byte; it is never text. */
const CONTROL = "[\\0-\\x1f]";

/**
 * DLE, ESC, FS, GS and US with the letter after them, and the parameters of the few commands that ask, kick or set the printer up
 * (Epson: DLE EOT, DLE DC4, ESC p, ESC t, ESC R, GS a, GS r, GS I, GS ( H; Star: ESC BEL, ESC GS ETX).
 */
const COMMANDS = anyOf(
  "\\x1bp[^]{3}",
  "\\x1b[tR][^]",
  "\\x1d[arI][^]",
  "\\x1d\\(H\\x06\\0[^]{6}",
  "\\x1b\\x07[^]{2}",
  "\\x1b\\x1d[^]",
  "[\\x10\\x1b\\x1c\\x1d\\x1f][ -~]",
  CONTROL,
);

/**
 * What a printer answers: DLE EOT n (0xx1xx10), four bytes of automatic status (0xx1xx00, then three with bits 4 and 7 clear), a maker or model
 * (5Fh … 00h), a process id (37h 22h, four characters, 00h), Star's automatic status (0xx0xxx1, 1xx0xxx0, then bits 4 and 7 clear).
 * A scanner plugged in where the printer should be sends digits: two of them side by side are no status.
 */
const QUIET = "[\\0-\\x0f -/@-O`-o]";
const ANSWERS = anyOf(
  "_[ -~]{1,40}\\0",
  '7["%][0-9A-Z]{4}\\0',
  `[\\x10\\x14\\x18\\x1c048<PTX\\\\pt x|]${QUIET}{3}`,
  `[\\x01-\\x0f!#%')+\\-/A-Oa-o][\\x80-\\x8e\\xa0-\\xae\\xc0-\\xce\\xe0-\\xee]${QUIET}{5,13}`,
  "(?<![0-9])[26:>RVZ^rvz~](?![0-9])",
  CONTROL,
);

/** POSPrinter: commands and answers; never what is on the paper. */
export const maskPrinter: Mask = (way, bytes) => showFound(bytes, way === "out" ? COMMANDS : ANSWERS);

/** LineDisplay: commands; never what stands on it. */
export const maskDisplay: Mask = (_way, bytes) => showFound(bytes, COMMANDS);

/** The bytes that frame a code, and its AIM identifier (ISO/IEC 15424). */
const FRAMING = anyOf("^\\][A-Za-z][0-9a-zA-Z]", CONTROL);
/** Scanner: never a code, which may be a member's app. */
export const maskScanner: Mask = (_way, bytes) => showFound(bytes, FRAMING);

/** ISO/IEC 7816-4: CLA, INS, P1, P2 and the length of a command, the status word of an answer. IDm and blocks lie between. */
const HEADER_BYTES = 5;
const STATUS_BYTES = 2;

/** Reader: who is asked what, and how it ended; never what a card said or is called. */
export const maskCard: Mask = (way, bytes) =>
  write(bytes, (n) => (way === "out" ? n < HEADER_BYTES : bytes.length - n <= STATUS_BYTES));

/** Changer: amounts and counts of money, which are nobody's own. */
export const maskNothing: Mask = (_way, bytes) => write(bytes, () => true);
