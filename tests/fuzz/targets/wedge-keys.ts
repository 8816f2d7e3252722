import {
  hearSilence,
  hearStroke,
  restingWedge,
  type Stroke,
  type WedgeAct,
  wedgeRules,
} from "#register/barcode/wedge.ts";
import type { Target } from "../target.ts";

/** A key in the low four bits, the time since the key before in the next three, Shift in the last. */
const KEYS = [
  ...Array.from({ length: 10 }, (_, n) => [`Digit${n}`, String(n)] as const),
  ["Enter", "Enter"],
  ["Tab", "Tab"],
  ["KeyA", "a"],
  ["", "Process"],
  ["Minus", "-"],
  ["ShiftLeft", "Shift"],
] as const;
const GAPS_MS = [1, 5, 20, 50, 61, 120, 300, 1_000];
const rules = wedgeRules("us");

function scanOf(code: string): Uint8Array {
  const [first = 0, ...rest] = Array.from(code, Number);
  // A cashier lifts the article first; then a key each 5 ms, and Enter.
  return Uint8Array.of(first | 0x70, ...rest.map((digit) => digit | 0x10), 0x1a);
}
const valid = ["4901234567894", "49123456", "9784101010014"].map(scanOf);
const say = (act: WedgeAct): string =>
  "code" in act ? `scan:${act.code}` : act.kind === "press" ? `press:${act.key}` : act.kind;

/** Keys as they may come from a scanner, a person, or both at once: after a silence a whole code is always read. */
export function wedgeKeys(hear: typeof hearStroke = hearStroke): Target {
  return {
    name: "wedge-keys",
    read(chunks) {
      const said: string[] = [];
      let wedge = restingWedge;
      let atMs = 0;
      for (const byte of Buffer.concat(chunks)) {
        const [code = "", key = ""] = KEYS[byte & 0x0f] ?? [];
        atMs += GAPS_MS[(byte >> 4) & 0x07] ?? 0;
        const isShifted = byte >= 0x80;
        const stroke: Stroke = {
          code,
          key,
          atMs,
          isShifted,
          isControl: false,
          isRepeat: false,
          isComposing: key === "Process",
        };
        const heard = hear(wedge, stroke, rules);
        ({ wedge } = heard);
        said.push(...heard.acts.map(say));
      }
      const held = wedge.held.length;
      said.push(...hearSilence(wedge, atMs + 1_000, rules).acts.map(say));
      return { said, held };
    },
    heldLimit: rules.mostChars,
    valid,
    words: valid,
    strewn: [],
    isStream: true,
  };
}
