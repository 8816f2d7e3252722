import { scanned, typed } from "#tests/register/barcode/support/keys.ts";
import type { Stroke } from "#register/barcode/wedge.ts";

/** A tape of a scanner as a technician records it, and what is wrong with that scanner; null = nothing. */
export type ScannerScene = {
  readonly what: string;
  readonly suspect: RegExp | null;
  readonly lines: readonly object[];
};

const codes = ["4569990001009", "4569990001016", "20100018"];
const betweenMs = 900;
/** What comes in one go, one code after the other. */
const goes = (frame: (code: string) => Uint8Array): object[] =>
  codes.map((code, n) => ({ at: n * betweenMs, way: "in", hex: Buffer.from(frame(code)).toString("hex") }));
const ascii = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, "latin1"));

/** Seven bits and even parity, as eight bits read it. */
function withParity(text: string): Uint8Array {
  return ascii(text).map((byte) => byte | ((byte.toString(2).replaceAll("0", "").length % 2) << 7));
}

/** What a receiver at half the baud rate makes of 8N1: it samples every second bit of the sender, from the first low one on. */
function atHalfBaud(text: string): Uint8Array {
  const line = [...ascii(text)].flatMap((byte) => [0, ...Array.from({ length: 8 }, (_, bit) => (byte >> bit) & 1), 1]);
  const level = (at: number): number => line[at] ?? 1;
  const bytes: number[] = [];
  for (let at = 0; at < line.length;) {
    if (level(at) === 1) at += 1;
    else {
      const start = at;
      bytes.push(
        Array.from({ length: 8 }, (_, bit) => level(start + 3 + bit * 2) << bit).reduce((sum, one) => sum + one, 0),
      );
      at += 20;
    }
  }
  return Uint8Array.from(bytes);
}

const keyLine = ({ atMs, code, key, isShifted, isComposing }: Stroke): object => ({
  at: atMs,
  code,
  key,
  ...(isShifted ? { shift: true } : {}),
  ...(isComposing ? { composing: true } : {}),
});
const keys = (strokes: readonly Stroke[]): object[] => strokes.map(keyLine);
const typedCodes = (o: { gapMs?: number; layout?: "us" | "jis"; end?: "Enter" | null } = {}): Stroke[] =>
  codes.flatMap((code, n) => scanned(code, { ...o, fromMs: n * betweenMs }));
const receipt = "CR1/R1/1/42/ABCDEF01";
const cashtray = "https://www.pokepay.jp/cashtrays/01234567-89ab-cdef-0123-456789abcdef";

export const scannerScenes: Readonly<Record<string, ScannerScene>> = {
  good: { what: "set up as it should be", suspect: null, lines: goes((code) => ascii(`${code}\r`)) },
  aim: {
    what: "with AIM identifiers",
    suspect: null,
    lines: goes((code) => ascii(`${code.length === 8 ? "]E4" : "]E0"}${code}\r\n`)),
  },
  "no-suffix": { what: "without a suffix", suspect: /no code ends with CR or LF/u, lines: goes(ascii) },
  tab: { what: "with Tab as its suffix", suspect: /ends with 09h/u, lines: goes((code) => ascii(`${code}\t`)) },
  prefix: {
    what: "with STX before each code",
    suspect: /begins with 02h/u,
    lines: goes((code) => ascii(`\u0002${code}\r`)),
  },
  parity: {
    what: "at 7E1 on a line read as 8N1",
    suspect: /parity bit/u,
    lines: goes((code) => withParity(`${code}\r`)),
  },
  baud: {
    what: "at 19,200 on a line read at 9,600",
    suspect: /baud rates/u,
    lines: goes((code) => atHalfBaud(`${code}\r`)),
  },
  printer: {
    what: "no scanner but a printer that reports its cover",
    suspect: /status of a printer/u,
    lines: ["10000000", "18200000", "10000000"].map((hex, n) => ({ at: n * betweenMs, way: "in", hex })),
  },
  stalls: {
    what: "through a hub that holds bytes up for 90 ms",
    suspect: /pauses of up to 90 ms/u,
    lines: codes.flatMap((code, n) => [
      { at: n * betweenMs, way: "in", hex: Buffer.from(code.slice(0, 5)).toString("hex") },
      { at: n * betweenMs + 90, way: "in", hex: Buffer.from(`${code.slice(5)}\r`).toString("hex") },
    ]),
  },
  twice: {
    what: "which reads each code twice",
    suspect: /came twice/u,
    lines: codes.flatMap((code, n) =>
      [0, 300].map((more) => ({ at: n * betweenMs + more, way: "in", hex: Buffer.from(`${code}\r`).toString("hex") })),
    ),
  },
  "wedge-good": {
    what: "typing, with a person at the keys between two codes",
    suspect: null,
    lines: keys([...typedCodes(), ...typed(["5", "0"], 500, 120)].toSorted((a, b) => a.atMs - b.atMs)),
  },
  "wedge-ime": {
    what: "typing into an input method",
    suspect: /input method/u,
    lines: keys(typedCodes().map((one) => (one.key === "Enter" ? one : { ...one, key: "Process", isComposing: true }))),
  },
  "wedge-jis": {
    what: "told to be a Japanese keyboard, read as a US one",
    suspect: /layout to jis/u,
    lines: keys([...scanned(receipt, { layout: "jis" }), ...scanned(cashtray, { layout: "jis", fromMs: 2_000 })]),
  },
  "wedge-slow": { what: "typing at 45 ms a key", suspect: /every 4[0-9] ms/u, lines: keys(typedCodes({ gapMs: 45 })) },
  "wedge-no-end": { what: "typing without Enter", suspect: /had no end/u, lines: keys(typedCodes({ end: null })) },
};

/** A tape as it stands in its file: the header, then what came. */
export function tapeText(name: string, { what, lines }: ScannerScene): string {
  const header = { device: "scanner", what: `a scanner ${what}`, made: `node tests/tapes/scanner/make.ts ${name}` };
  return [header, ...lines].map((line) => `${JSON.stringify(line)}\n`).join("");
}
