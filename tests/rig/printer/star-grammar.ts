import { needsTwo } from "./charset.ts";
import type { Measured } from "./grammar.ts";
import type { Style } from "./style.ts";

/** Bytes after the letter of a command: a number, or what tells it once enough of them are there. */
type Count = number | ((p: Uint8Array) => number | undefined);

const u16 = (p: Uint8Array, at: number): number => (p[at] ?? 0) + (p[at + 1] ?? 0) * 256;
const after =
  (fixed: number, total: (p: Uint8Array) => number): Count =>
  (p) =>
    p.length < fixed ? undefined : total(p);
const each = (letters: string, count: Count): [string, Count][] => [...letters].map((letter) => [letter, count]);

const controls = new Map([
  [0x00, "NUL"],
  [0x04, "EOT"],
  [0x05, "ENQ"],
  [0x07, "BEL"],
  [0x09, "HT"],
  [0x0a, "LF"],
  [0x0d, "CR"],
  [0x0e, "SO"],
  [0x0f, "SI"],
  [0x12, "DC2"],
  [0x14, "DC4"],
  [0x17, "ETB"],
  [0x18, "CAN"],
  [0x19, "EM"],
  [0x1a, "SUB"],
  [0x1c, "FS"],
]);

/** After ESC (STAR Line Mode Command Specifications, chapter 3, each command's [Code]). */
const afterEsc = new Map<string, Count>([
  ...each("@EF450pqMPg:", 0),
  ...each("$Radz- lQWhtIJ\u0006", 1),
  ...each("is\u0007", 2),
  // n1 n2: k is 24 rows of so many bytes, X so many columns of 3 bytes.
  ["k", after(2, (p) => 2 + 24 * u16(p, 0))],
  ["X", after(2, (p) => 2 + 3 * u16(p, 0))],
  // Bar codes end with RS.
  ["b", (p) => (p.indexOf(0x1e, 4) < 0 ? undefined : p.indexOf(0x1e, 4) + 1)],
]);
/** After ESC RS. */
const afterRs = new Map<string, Count>(each("aEFRL", 1));
/** After ESC FS: its own stored logos. */
const afterFs = new Map<string, Count>([["p", 2]]);
/** After ESC GS. */
const afterGs = new Map<string, Count>([
  ...each("at", 1),
  ...each("AR", 2),
  ["\u0003", 3],
  ["S", after(6, (p) => 6 + u16(p, 1) * u16(p, 3))],
  ["y", after(1, (p) => (p[0] === 0x53 ? 3 : p[0] === 0x44 ? (p.length < 5 ? 5 : 5 + u16(p, 3)) : 1))],
]);
const families = new Map([
  [0x1d, { name: "ESC GS", counts: afterGs }],
  [0x1e, { name: "ESC RS", counts: afterRs }],
  [0x1c, { name: "ESC FS", counts: afterFs }],
]);

/** Measures what stands at the start of `bytes` (at least one byte). */
export function measureStar(bytes: Uint8Array, style: Style): Measured {
  const [first = 0, second, third] = bytes;
  if (first >= 0x20) {
    const total = needsTwo(first, style) ? 2 : 1;
    return bytes.length < total ? { kind: "need", total } : { kind: "text", total };
  }
  const control = controls.get(first);
  if (control !== undefined) return { kind: "command", name: control, prefix: 1, total: 1 };
  if (first !== 0x1b) return { kind: "unknown", total: 1 };
  if (second === undefined) return { kind: "need", total: 2 };
  const family = families.get(second);
  const prefix = family ? 3 : 2;
  if (family && third === undefined) return { kind: "need", total: 3 };
  const letter = String.fromCharCode((family ? third : second) ?? 0);
  const rule = (family?.counts ?? afterEsc).get(letter);
  if (rule === undefined) return { kind: "unknown", total: prefix };
  const parameters = typeof rule === "number" ? rule : rule(bytes.subarray(prefix));
  if (parameters === undefined) return { kind: "need", total: bytes.length + 1 };
  const total = prefix + parameters;
  if (bytes.length < total) return { kind: "need", total };
  return { kind: "command", name: `${family?.name ?? "ESC"} ${letter}`, prefix, total };
}
