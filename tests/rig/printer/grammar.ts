import { needsTwo } from "./charset.ts";
import type { Style } from "./style.ts";

/**
 * The grammar of ESC/POS: how many bytes each command has (Epson ESC/POS command reference, each command's [Format]). A command
 * is measured, never guessed, so one byte too few eats the byte after it, as on the real device.
 */
export type Measured =
  | { readonly kind: "need"; readonly total: number }
  | { readonly kind: "command"; readonly name: string; readonly prefix: number; readonly total: number }
  | { readonly kind: "text"; readonly total: number }
  | { readonly kind: "unknown"; readonly total: number };

/** Parameter bytes after the prefix: a number, or a function that returns undefined while it needs one more byte to tell. */
type Count = number | ((p: Uint8Array) => number | undefined);

const u16 = (p: Uint8Array, at: number): number => (p[at] ?? 0) + (p[at + 1] ?? 0) * 256;
const u32 = (p: Uint8Array, at: number): number => u16(p, at) + u16(p, at + 2) * 65_536;

/** Once `fixed` bytes are there, `total` says how many there are in all. */
const after =
  (fixed: number, total: (p: Uint8Array) => number | undefined): Count =>
  (p) =>
    p.length < fixed ? undefined : total(p);
/** Data that ends with NUL, after `skip` fixed bytes. */
function untilNul(p: Uint8Array, skip: number): number | undefined {
  const end = p.indexOf(0, skip);
  return end < 0 ? undefined : end + 1;
}
/** A function letter, pL pH, data. */
const sized = after(3, (p) => 3 + u16(p, 1));

const controls = new Map([
  [0x00, "NUL"],
  [0x09, "HT"],
  [0x0a, "LF"],
  [0x0d, "CR"],
  [0x18, "CAN"],
]);

const dleDc4 = new Map([
  [1, 3],
  [2, 3],
  [3, 5],
  [7, 2],
  [8, 8],
]);

const dle = new Map<number, Count>([
  [0x04, after(1, (p) => (p[0] === 7 || p[0] === 8 || p[0] === 18 ? 2 : 1))],
  [0x05, 1],
  [0x14, after(1, (p) => dleDc4.get(p[0] ?? 0) ?? 1)],
]);
const dleNames = new Map([
  [0x04, "DLE EOT"],
  [0x05, "DLE ENQ"],
  [0x14, "DLE DC4"],
]);

const counts = (fixed: readonly [letters: string, count: number][], other: readonly [string, Count][] = []) =>
  new Map<string, Count>([
    ...fixed.flatMap(([letters, n]) => [...letters].map((c): [string, Count] => [c, n])),
    ...other,
  ]);

const families = new Map<number, { readonly name: string; readonly counts: ReadonlyMap<string, Count> }>([
  [
    0x1b,
    {
      name: "ESC",
      counts: counts(
        [
          ["2@", 0],
          [" !-3=EGJKMRTVadert{", 1],
          ["$\\c", 2],
          ["p", 3],
        ],
        [
          ["*", after(3, (p) => 3 + u16(p, 1) * ((p[0] ?? 0) >= 32 ? 3 : 1))],
          ["D", (p) => untilNul(p, 0)],
          ["(", sized],
        ],
      ),
    },
  ],
  [
    0x1c,
    {
      name: "FS",
      counts: counts(
        [
          ["&.", 0],
          ["!-CW", 1],
          ["Sp", 2],
        ],
        [["(", sized]],
      ),
    },
  ],
  [
    0x1d,
    {
      name: "GS",
      counts: counts(
        [
          ["!BHITabfhrw", 1],
          ["LPW", 2],
        ],
        [
          ["(", sized],
          ["8", after(5, (p) => 5 + u32(p, 1))],
          ["V", after(1, (p) => ((p[0] ?? 0) >= 65 ? 2 : 1))],
          ["k", after(2, (p) => ((p[0] ?? 0) >= 65 ? 2 + (p[1] ?? 0) : untilNul(p, 1)))],
          ["v", after(6, (p) => 6 + u16(p, 2) * u16(p, 4))],
        ],
      ),
    },
  ],
]);

/** The byte after these letters is part of the command's name. */
const withFunction = new Set(["(", "8", "c"]);

function count(name: string, prefix: number, bytes: Uint8Array, rule: Count): Measured {
  const parameters = typeof rule === "number" ? rule : rule(bytes.subarray(prefix));
  if (parameters === undefined) return { kind: "need", total: bytes.length + 1 };
  const total = prefix + parameters;
  return bytes.length < total ? { kind: "need", total } : { kind: "command", name, prefix, total };
}

/** Measures what stands at the start of `bytes` (at least one byte). Commands with functions are named after them: "GS ( k". */
export function measure(bytes: Uint8Array, style: Style): Measured {
  const [first = 0, second] = bytes;
  if (first >= 0x20) {
    const total = needsTwo(first, style) ? 2 : 1;
    return bytes.length < total ? { kind: "need", total } : { kind: "text", total };
  }
  const control = controls.get(first);
  if (control !== undefined) return { kind: "command", name: control, prefix: 1, total: 1 };
  const family = families.get(first);
  if (family === undefined && first !== 0x10) return { kind: "unknown", total: 1 };
  if (second === undefined) return { kind: "need", total: 2 };
  if (family === undefined) {
    const rule = dle.get(second);
    return rule === undefined ? { kind: "unknown", total: 2 } : count(dleNames.get(second) ?? "DLE", 2, bytes, rule);
  }
  const letter = String.fromCharCode(second);
  const rule = family.counts.get(letter);
  if (rule === undefined) return { kind: "unknown", total: 2 };
  const functionLetter = withFunction.has(letter) ? ` ${String.fromCharCode(bytes[2] ?? 0)}` : "";
  return count(`${family.name} ${letter}${functionLetter}`, 2, bytes, rule);
}
