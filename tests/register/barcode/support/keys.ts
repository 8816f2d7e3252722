import {
  type Stroke,
  type Wedge,
  type WedgeAct,
  hearSilence,
  hearStroke,
  restingWedge,
  silentAt,
  wedgeRules,
} from "#register/barcode/wedge.ts";
import { type WedgeLayout, characterAt } from "#register/barcode/key-characters.ts";

const places = [
  ...Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ", (letter) => `Key${letter}`),
  ...Array.from("1234567890", (digit) => `Digit${digit}`),
  ..."Minus Equal BracketLeft BracketRight Backslash Semicolon Quote Backquote Comma Period Slash Space IntlYen IntlRo".split(
    " ",
  ),
];

/** The key a scanner set to this layout presses for a character. */
function placeOf(char: string, layout: WedgeLayout): { code: string; isShifted: boolean } {
  for (const isShifted of [false, true])
    for (const code of places) if (characterAt(code, isShifted, layout) === char) return { code, isShifted };
  throw new Error(`no key types ${char}`);
}

export const stroke = (code: string, key: string, atMs: number, more: Partial<Stroke> = {}): Stroke => ({
  code,
  key,
  atMs,
  isShifted: false,
  isControl: false,
  isRepeat: false,
  isComposing: false,
  ...more,
});

/** A code as a scanner types it, `gapMs` a key, from `fromMs` on; `end` is its suffix. */
export function scanned(
  text: string,
  o: { fromMs?: number; gapMs?: number; layout?: WedgeLayout; end?: "Enter" | "Tab" | null } = {},
): Stroke[] {
  const { fromMs = 0, gapMs = 4, layout = "us", end = "Enter" } = o;
  const keys = Array.from(text, (char, n) => {
    const { code, isShifted } = placeOf(char, layout);
    return stroke(code, char, fromMs + n * gapMs, { isShifted });
  });
  return end === null ? keys : [...keys, stroke(end, end, fromMs + text.length * gapMs)];
}

/** Digits and keys as a person types them on the pad of the keyboard. */
export const typed = (keys: readonly string[], fromMs: number, gapMs: number): Stroke[] =>
  keys.map((key, n) => {
    const code = /^\d$/.test(key) ? `Numpad${key}` : key === "Enter" ? "NumpadEnter" : key;
    return stroke(code, key, fromMs + n * gapMs);
  });

/** Hears strokes in the order of their times, and every silence when it is due, as a window does. */
export function hearAll(strokes: readonly Stroke[], layout: WedgeLayout = "us"): { acts: WedgeAct[]; wedge: Wedge } {
  const rules = wedgeRules(layout);
  let wedge = restingWedge;
  const acts: WedgeAct[] = [];
  const hear = (next: { wedge: Wedge; acts: readonly WedgeAct[] }): void => {
    ({ wedge } = next);
    acts.push(...next.acts);
  };
  const beSilentUntil = (atMs: number): void => {
    const due = silentAt(wedge, rules);
    if (due !== null && due + 1 < atMs) hear(hearSilence(wedge, due + 1, rules));
  };
  for (const one of strokes.toSorted((a, b) => a.atMs - b.atMs)) {
    beSilentUntil(one.atMs);
    hear(hearStroke(wedge, one, rules));
  }
  beSilentUntil(Infinity);
  return { acts, wedge };
}

export const scans = (acts: readonly WedgeAct[]): string[] =>
  acts.flatMap((act) => (act.kind === "scan" ? [act.code] : []));
export const presses = (acts: readonly WedgeAct[]): string[] =>
  acts.flatMap((act) => (act.kind === "press" ? [act.key] : []));
