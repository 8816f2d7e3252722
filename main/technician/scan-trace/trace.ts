import type { Stroke } from "#register/barcode/wedge.ts";

/** What a scanner sent, with the times at which it came (ms from any start): bytes off a line, or keys as a window heard them. */
export type Trace = {
  readonly bytes: readonly { readonly at: number; readonly bytes: Uint8Array }[];
  readonly strokes: readonly Stroke[];
};

/** What makes somebody look: the thing, and what to do about it. */
export type Suspicion = { readonly what: string; readonly next: string };

/** `isSound`: it would be looked up. What is not is scanned again. */
export type TracedCode = {
  readonly at: number;
  readonly code: string;
  readonly symbology?: string;
  readonly isSound: boolean;
};
export type Analysis = {
  readonly codes: readonly TracedCode[];
  readonly garbage: number;
  /** Longest pause inside what came in one go (ms). */
  readonly longestPauseMs: number;
  readonly suspicions: readonly Suspicion[];
};

type Row = Record<string, unknown>;
const numberOf = (row: Row, name: string): number => (typeof row[name] === "number" ? row[name] : 0);
const textOf = (row: Row, name: string): string => (typeof row[name] === "string" ? row[name] : "");

/**
 * Reads a tape: JSON Lines, `{at, hex}` for bytes that came in (`way` in, where it says), `{at, code, key, shift?, ctrl?, repeat?, composing?}` for keys.
 * Lines without a time are headers and say nothing here.
 */
export function readTrace(text: string): Trace {
  const rows = text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as Row)
    .filter((row) => typeof row["at"] === "number");
  return {
    bytes: rows
      .filter((row) => typeof row["hex"] === "string" && row["way"] !== "out")
      .map((row) => ({ at: numberOf(row, "at"), bytes: Uint8Array.from(Buffer.from(textOf(row, "hex"), "hex")) })),
    strokes: rows
      .filter((row) => typeof row["key"] === "string")
      .map((row) => ({
        atMs: numberOf(row, "at"),
        code: textOf(row, "code"),
        key: textOf(row, "key"),
        isShifted: row["shift"] === true,
        isControl: row["ctrl"] === true,
        isRepeat: row["repeat"] === true,
        isComposing: row["composing"] === true,
      })),
  };
}

/** The same code again sooner than any hand scans it twice (ms). */
const twiceWithinMs = 500;

/** What can be said of the codes themselves, however they came. */
export function suspectCodes(codes: readonly TracedCode[]): readonly Suspicion[] {
  const twice = codes.filter(
    ({ code, at }, n) => n > 0 && codes[n - 1]?.code === code && at - (codes[n - 1]?.at ?? 0) < twiceWithinMs,
  );
  const wrong = codes.filter(({ isSound }) => !isSound);
  return [
    ...(twice.length > 0
      ? [
          {
            what: `${twice.length} codes came twice within ${twiceWithinMs} ms`,
            next: "lengthen the scanner's delay for the same code",
          },
        ]
      : []),
    ...(wrong.length > 0
      ? [
          {
            what: `${wrong.length} codes have the wrong length or check digit`,
            next: "clean the scanner's window; let it send AIM identifiers and set scanner.aim",
          },
        ]
      : []),
  ];
}
