import { type ScanText, partAim } from "./aim.ts";

/** One key of a run that is still held back. `char` is null for a key that types none; `isHuman`: no scanner sends such a key. */
export type HeldKey = {
  readonly char: string | null;
  /** What the screen is told where it turns out that a person typed. */
  readonly key: string;
  readonly atMs: number;
  readonly isHuman: boolean;
  readonly family: "row" | "numpad" | "other";
};

export type RunRules = {
  /** A scanner's keys follow each other this closely on the average (ms); a fast typist takes 60 and more. */
  readonly averageMs: number;
  /** Fewer characters are no code: the 000 key of a till's keyboard sends three at once. */
  readonly leastChars: number;
};

/** What a run of keys was. `typed`: keys for the screen, in order; those of a person who typed while a scan ran come after it. */
export type Run =
  | ({ readonly kind: "scan"; readonly typed: readonly string[] } & ScanText)
  /** At a machine's speed, but no code: it goes nowhere. */
  | { readonly kind: "torn"; readonly typed: readonly string[] }
  | { readonly kind: "typed"; readonly typed: readonly string[] };

/** Digits come from one place of the keyboard, as the scanner is set up: the fewer of the other place were a person's. */
function partPerson(held: readonly HeldKey[]): { machine: readonly HeldKey[]; person: readonly HeldKey[] } {
  const countOf = (family: HeldKey["family"]): number =>
    held.filter((one) => !one.isHuman && one.family === family).length;
  const stray = countOf("row") >= countOf("numpad") ? "numpad" : "row";
  const isMixed = countOf("row") > 0 && countOf("numpad") > 0;
  const isPerson = (one: HeldKey): boolean =>
    one.isHuman || one.char === null || (isMixed && one.family === stray && /^\d$/.test(one.char));
  return { machine: held.filter((one) => !isPerson(one)), person: held.filter(isPerson) };
}

const keysOf = (held: readonly HeldKey[]): string[] => held.map(({ key }) => key);

/** Judges the keys held back, once they have ended (`endMs`: when Enter or Tab came) or a silence followed (null). */
export function judgeRun(
  held: readonly HeldKey[],
  endMs: number | null,
  isTail: boolean,
  { averageMs, leastChars }: RunRules,
): Run {
  const { machine, person } = partPerson(held);
  const times = [...machine.map(({ atMs }) => atMs), ...(endMs === null ? [] : [endMs])];
  const first = times[0] ?? 0;
  const last = times.at(-1) ?? 0;
  const isFast = times.length > 1 && (last - first) / (times.length - 1) <= averageMs;
  const isTight = isFast && times.every((at, n) => at - (times[n - 1] ?? at) <= averageMs);
  const text = machine.map(({ char }) => char).join("");
  const isLong = machine.length >= leastChars;
  // Zeros alone are no code: they are the 00 and 000 keys, pressed one after the other.
  const isZeros = /^0*$/.test(text);
  const typed = keysOf(person);
  if (isFast && isLong && !isZeros) {
    const scan = endMs === null || isTail ? null : partAim(text);
    return scan === null ? { kind: "torn", typed } : { kind: "scan", ...scan, typed };
  }
  // Two keys and Enter within the reach of no hand; or more of what was thrown away just now.
  const isRest = isTail && isTight;
  if (isRest || (endMs !== null && isTight && machine.length > 1 && !isZeros)) return { kind: "torn", typed };
  return { kind: "typed", typed: [...keysOf(held), ...(endMs === null ? [] : ["Enter"])] };
}
