/** Bytes of the commands that have a fixed length, by their first two; all of ours and nothing else (Epson ESC/POS, each command's [Format]). */
const FIXED = new Map(
  (
    [
      [0x1b, "@", 2],
      [0x1b, "aE-dtRJ", 3],
      [0x1b, "$", 4],
      [0x1b, "p", 5],
      [0x1c, "C-", 3],
      [0x1d, "arIB!", 3],
      [0x10, "\u0004\u0005", 3],
    ] as const
  ).flatMap(([first, letters, length]) => Array.from(letters, (one) => [first * 256 + one.charCodeAt(0), length])),
);

const u16 = (bytes: Uint8Array, at: number): number => (bytes[at] ?? 0) + (bytes[at + 1] ?? 0) * 256;

/** GS ( H, k, L: pL pH and so many bytes. GS 8 L: four bytes of length. GS v 0: xL xH yL yH. GS V: one parameter, or two when it feeds. */
function measureLong(bytes: Uint8Array, at: number): number {
  const letter = String.fromCharCode(bytes[at + 1] ?? 0);
  const name = bytes[at + 2] ?? 0;
  if (letter === "(") return [0x48, 0x6b, 0x4c].includes(name) ? 5 + u16(bytes, at + 3) : 0;
  if (letter === "8") return name === 0x4c ? 7 + u16(bytes, at + 3) + u16(bytes, at + 5) * 65_536 : 0;
  if (letter === "v") return name === 0x30 ? 8 + u16(bytes, at + 4) * u16(bytes, at + 6) : 0;
  return letter === "V" ? (name >= 65 ? 4 : 3) : 0;
}

/** DLE DC4 fn 1 (pulse) and fn 8 (clear buffer). */
function measureDc4(bytes: Uint8Array, at: number): number {
  if (bytes[at + 2] === 1) return 5;
  return bytes[at + 2] === 8 ? 10 : 0;
}

/** Length of the command or character at `at`, 0 when it is none that this register sends to an ESC/POS printer. */
export function measureEscPos(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first >= 0x20 || first === 0x0a || first === 0x00) return 1;
  if (first === 0x10 && bytes[at + 1] === 0x14) return measureDc4(bytes, at);
  return FIXED.get(first * 256 + (bytes[at + 1] ?? 0)) ?? (first === 0x1d ? measureLong(bytes, at) : 0);
}

/** Would the printer find DLE EOT, DLE ENQ or DLE DC4 in here? It looks for them in every byte it receives, images included (Epson ESC/POS, DLE EOT, [Notes]). */
export function hidesRealTime(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(0x10); at >= 0; at = bytes.indexOf(0x10, at + 1)) {
    const next = bytes[at + 1];
    if (next === 0x04 || next === 0x05 || next === 0x14) return true;
  }
  return false;
}
