const ESC = 0x1b;
const GS = 0x1d;

/** Lengths of the commands after ESC that this register sends (STAR Line Mode Command Specifications, each command's [Code]). */
const AFTER_ESC = new Map(
  (
    [
      ["@EF450", 2],
      ["$Radz- ", 3],
      ["\u0006", 3],
      ["si\u0007\u001e", 4],
    ] as const
  ).flatMap(([letters, length]) => Array.from(letters, (one) => [one.charCodeAt(0), length])),
);

const u16 = (bytes: Uint8Array, at: number): number => (bytes[at] ?? 0) + (bytes[at + 1] ?? 0) * 256;

/** ESC GS a n, ESC GS A n1 n2, ESC GS S (raster), ESC GS y S, D and P (QR). */
function measureGs(bytes: Uint8Array, at: number): number {
  const letter = String.fromCharCode(bytes[at + 2] ?? 0);
  if (letter === "a") return 4;
  if (letter === "A") return 5;
  if (letter === "S") return 9 + u16(bytes, at + 4) * u16(bytes, at + 6);
  if (letter !== "y") return 0;
  const part = String.fromCharCode(bytes[at + 3] ?? 0);
  if (part === "D") return 8 + u16(bytes, at + 6);
  return part === "S" ? 6 : part === "P" ? 4 : 0;
}

/** LF, ETB, CAN, and the pulses of the drawers: BEL and SUB in their place, FS and EM at once. NUL prints nothing. */
const SINGLE = new Set([0x00, 0x07, 0x0a, 0x17, 0x18, 0x1a]);
const AT_ONCE = new Set([0x19, 0x1c]);

/** Length of the command or character at `at`, 0 when it is none that this register sends to a Star. FS and EM pass only as the whole of what is sent. */
export function measureStar(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  const second = bytes[at + 1] ?? 0;
  if (AT_ONCE.has(first)) return bytes.length === 1 ? 1 : 0;
  if (first >= 0x20 || SINGLE.has(first)) return 1;
  if (first !== ESC) return 0;
  if (second === GS) return measureGs(bytes, at);
  // ESC k n1 n2: 24 rows of n1 bytes.
  if (second === 0x6b) return 4 + 24 * u16(bytes, at + 2);
  return AFTER_ESC.get(second) ?? 0;
}

/** Would the printer find its status question ESC ACK SOH in here? It answers that one on reception. */
export function hidesStarRequest(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(ESC); at >= 0; at = bytes.indexOf(ESC, at + 1))
    if (bytes[at + 1] === 0x06 && bytes[at + 2] === 0x01) return true;
  return false;
}
