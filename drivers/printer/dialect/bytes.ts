declare const language: unique symbol;

/** Whole commands for a printer that speaks ESC/POS. Only `escpos.ts` makes them. */
export type EscPosBytes = Uint8Array & { readonly [language]: "escpos" };
/** Whole commands for a printer in Star Line or StarPRNT mode. Only `star.ts` makes them. */
export type StarBytes = Uint8Array & { readonly [language]: "star" };

/**
 * What may go to a printer. The two never mix: to a Star, the FS of a kanji command is a drawer kick and ESC p a kanji mode, and an Epson takes the
 * bytes after a Star's ESC BEL for text (STAR Line Mode Command Specifications, FS, ESC p; Epson ESC/POS, FS C, ESC p).
 */
export type CommandBytes = EscPosBytes | StarBytes;

/** A command of a few short pieces; Buffer.concat and spreading are made for other lengths. */
export function chain(pieces: readonly ArrayLike<number>[]): Uint8Array {
  let length = 0;
  for (const piece of pieces) length += piece.length;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** Commands of one printer one after the other. */
export function join<B extends CommandBytes>(pieces: readonly B[]): B {
  return Buffer.concat(pieces) as Uint8Array as B;
}

/**
 * Throws unless `bytes` is nothing but whole commands of the language that `measure` knows; `measure` gives the length of the one at `at`, 0 when there is none.
 * The last look before the port: what it finds is a bug in here, and nothing of it is sent.
 */
export function checkCommands(
  bytes: Uint8Array,
  name: string,
  measure: (bytes: Uint8Array, at: number) => number,
): void {
  for (let at = 0; at < bytes.length;) {
    const length = measure(bytes, at);
    if (length === 0 || at + length > bytes.length) {
      const found = Buffer.from(bytes.subarray(at, at + 8)).toString("hex");
      throw new Error(`not a whole ${name} command: ${found} at byte ${at} of ${bytes.length}`);
    }
    at += length;
  }
}
