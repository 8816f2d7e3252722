import type { ScanText } from "./aim.ts";
import { type WedgeLayout, characterAt, plainCharacter } from "./key-characters.ts";
import { type HeldKey, type Run, type RunRules, judgeRun } from "./wedge-run.ts";

/** A key that went down, as a window hears it (UI Events); `atMs` is the time of the event, not of its handling. */
export type Stroke = {
  readonly code: string;
  readonly key: string;
  readonly atMs: number;
  readonly isShifted: boolean;
  readonly isControl: boolean;
  /** The key is held down: no scanner does that. */
  readonly isRepeat: boolean;
  /** An input method has taken the key (`isComposing`, key code 229). */
  readonly isComposing: boolean;
};

export type WedgeAct =
  | ({ readonly kind: "scan" } & ScanText)
  /** A person pressed this. */
  | { readonly kind: "press"; readonly key: string }
  /** A scanner typed, but no whole code: it must be scanned again. */
  | { readonly kind: "torn" };

/** What is held back until it is known who types. */
export type Wedge = {
  readonly held: readonly HeldKey[];
  /** When the last character came. */
  readonly lastAt: number;
  /** When the last code ended: a second Enter or Tab right after it is still the scanner's. */
  readonly endedAt: number;
  /** When the last character came of what was thrown away: its rest may follow. */
  readonly tornAt: number;
  /** An input method is on: codes are read all the same, by the places of the keys. */
  readonly isImeOn: boolean;
};

export const restingWedge: Wedge = {
  held: [],
  lastAt: -Infinity,
  endedAt: -Infinity,
  tornAt: -Infinity,
  isImeOn: false,
};

export type WedgeRules = RunRules & {
  readonly layout: WedgeLayout;
  /** A longer silence (ms) between two characters ends a scan; typed keys wait this long at most. */
  readonly gapMs: number;
  /** What comes at a machine's speed this soon after a code without an end is the rest of it (ms). */
  readonly tailMs: number;
  /** More characters than any code has. */
  readonly mostChars: number;
};

/** Typists take 60 ms a key and more, scanners 1 to 20 and stall for 50 at most; with 120 ms a key nobody is ever taken for one. */
export const wedgeRules = (layout: WedgeLayout): WedgeRules => ({
  layout,
  averageMs: 30,
  gapMs: 60,
  leastChars: 4,
  tailMs: 250,
  mostChars: 128,
});

type Heard = { readonly wedge: Wedge; readonly acts: readonly WedgeAct[] };

/** When a silence is to be reported, if no key comes before; null while nothing is held back. */
export function silentAt({ held, lastAt }: Wedge, { gapMs }: WedgeRules): number | null {
  return held.length === 0 ? null : lastAt + gapMs;
}

/** No key until now: what is held back is judged once the silence is long enough. */
export function hearSilence(wedge: Wedge, atMs: number, rules: WedgeRules): Heard {
  if (wedge.held.length === 0 || atMs - wedge.lastAt <= rules.gapMs) return { wedge, acts: [] };
  return settle(wedge, null, rules);
}

/** A key went down. Pure and total: whatever is not held back comes out as an act, once and in order. */
export function hearStroke(before: Wedge, stroke: Stroke, rules: WedgeRules): Heard {
  if (isModifier(stroke)) return { wedge: before, acts: [] };
  const { wedge: now, acts } = hearSilence(before, stroke.atMs, rules);
  const more = take(now, stroke, rules);
  return { wedge: more.wedge, acts: [...acts, ...more.acts] };
}

function take(wedge: Wedge, stroke: Stroke, rules: WedgeRules): Heard {
  const { held, endedAt, tornAt } = wedge;
  const { atMs } = stroke;
  if (isEnd(stroke)) {
    if (held.length > 0) return settle(wedge, atMs, rules);
    const isScanners = atMs - endedAt <= rules.gapMs || atMs - tornAt <= rules.tailMs;
    if (isScanners) return { wedge: { ...wedge, tornAt: -Infinity }, acts: [] };
    return { wedge, acts: stroke.isControl ? [] : [{ kind: "press", key: stroke.key === "Tab" ? "Tab" : "Enter" }] };
  }
  if (stroke.isControl) return { wedge, acts: [] };
  const key = holdKey(stroke, rules.layout);
  const isImeOn = key.char === null ? wedge.isImeOn : isTakenByIme(stroke);
  if (held.length === 0 && (key.char === null || key.isHuman))
    return { wedge: { ...wedge, isImeOn }, acts: [{ kind: "press", key: key.key }] };
  const isCharacter = key.char !== null && !key.isHuman;
  const next = { ...wedge, isImeOn, held: [...held, key], lastAt: isCharacter ? atMs : wedge.lastAt };
  return next.held.length > rules.mostChars ? settle(next, null, rules) : { wedge: next, acts: [] };
}

function settle(wedge: Wedge, endMs: number | null, rules: WedgeRules): Heard {
  const { held, lastAt, tornAt } = wedge;
  const isTail = (held[0]?.atMs ?? Infinity) - tornAt <= rules.tailMs;
  const run = judgeRun(held, endMs, isTail, rules);
  const isTorn = run.kind === "torn";
  return {
    wedge: {
      ...wedge,
      held: [],
      endedAt: endMs !== null && run.kind !== "typed" ? endMs : wedge.endedAt,
      // With its end the rest of it has come too.
      tornAt: isTorn && endMs === null ? lastAt : -Infinity,
    },
    acts: actsOf(run, isTail),
  };
}

/** What was thrown away is said once, not again for the rest of it. */
function actsOf(run: Run, isTail: boolean): readonly WedgeAct[] {
  const typed = run.typed.map((key): WedgeAct => ({ kind: "press", key }));
  switch (run.kind) {
    case "scan": {
      const { code, symbology } = run;
      return [{ kind: "scan", code, ...(symbology === undefined ? {} : { symbology }) }, ...typed];
    }
    case "torn":
      return isTail ? typed : [{ kind: "torn" }, ...typed];
    case "typed":
      return typed;
  }
}

function holdKey({ code, key, atMs, isShifted, isRepeat }: Stroke, layout: WedgeLayout): HeldKey {
  const plain = plainCharacter(key);
  // By its place; a key that names none by what it says.
  const char = characterAt(code, isShifted, layout) ?? (code === "" ? plain : null);
  const family = code.startsWith("Digit") ? "row" : code.startsWith("Numpad") ? "numpad" : "other";
  return { char, key: plain ?? (isNamed(key) ? key : (char ?? key)), atMs, isHuman: isRepeat, family };
}

/** "Process" and "Unidentified" say that somebody else knows what the key means. */
function isNamed(key: string): boolean {
  return key.length > 1 && key !== "Process" && key !== "Unidentified";
}

function isTakenByIme({ key, isComposing }: Stroke): boolean {
  return isComposing || key === "Process" || (key.length === 1 && key !== key.normalize("NFKC"));
}

/** Enter, Tab, and CR, LF and HT where a scanner types them as control characters. */
function isEnd({ code, key, isControl }: Stroke): boolean {
  if (isControl) return code === "KeyM" || code === "KeyJ" || code === "KeyI";
  return key === "Enter" || key === "Tab" || code === "Enter" || code === "NumpadEnter" || code === "Tab";
}

function isModifier({ code, key }: Stroke): boolean {
  return (
    /^(?:Shift|Control|Alt|Meta|OS)(?:Left|Right)?$/.test(code) ||
    /^(?:Shift|Control|Alt|AltGraph|Meta|CapsLock|NumLock|ScrollLock)$/.test(key)
  );
}
