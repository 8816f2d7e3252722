/** What we ask of the printer. Real-time commands are executed on reception, so they are sent only where a command may begin (Epson ESC/POS, DLE EOT). */

/** DLE EOT n, for each n. */
export function askRealtime(...kinds: readonly number[]): Uint8Array {
  return Uint8Array.from(kinds.flatMap((n) => [0x10, 0x04, n]));
}

/** GS r n: answered when everything before it has been processed. 1 paper, 2 drawer. */
export function askQueued(n: 1 | 2): Uint8Array {
  return Uint8Array.of(0x1d, 0x72, n);
}

/** GS ( H fn 48: the printer sends the four characters back once everything before it has been printed. */
export function askEcho(id: string): Uint8Array {
  return Uint8Array.of(0x1d, 0x28, 0x48, 6, 0, 0x30, 0x30, ...Buffer.from(id, "ascii"));
}

/** GS I 66: the maker's name. */
export function askMaker(): Uint8Array {
  return Uint8Array.of(0x1d, 0x49, 0x42);
}

/** Four characters that no other fence of this connection has, 36^4 of them before they come round. */
export function fenceId(serial: number): string {
  return (serial % 36 ** 4).toString(36).toUpperCase().padStart(4, "0");
}
