import { readAppCode } from "#register/barcode/app-code.ts";
import type { WedgeLayout } from "#register/barcode/key-characters.ts";
import { readScan } from "#register/barcode/read-scan.ts";
import { hearSilence, hearStroke, restingWedge, silentAt, type Stroke, wedgeRules } from "#register/barcode/wedge.ts";
import { type Analysis, type Suspicion, suspectCodes, type TracedCode } from "./trace.ts";

type Heard = {
  readonly codes: readonly TracedCode[];
  readonly torn: number;
  readonly typed: number;
  readonly isImeOn: boolean;
};

/** The keys through the reducer of the cashier's window, each silence when it is due. */
function hear(strokes: readonly Stroke[], layout: WedgeLayout): Heard {
  const rules = wedgeRules(layout);
  const codes: TracedCode[] = [];
  let [wedge, torn, typed, isImeOn] = [restingWedge, 0, 0, false];
  const take = (next: ReturnType<typeof hearStroke>, at: number): void => {
    ({ wedge } = next);
    isImeOn ||= wedge.isImeOn;
    for (const act of next.acts) {
      if (act.kind === "torn") torn += 1;
      else if (act.kind === "press") typed += 1;
      else {
        const { code, symbology } = act;
        const named = symbology === undefined ? {} : { symbology };
        codes.push({ at, code, ...named, isSound: readScan(code, symbology).kind === "code" });
      }
    }
  };
  for (const stroke of strokes) take(hearStroke(wedge, stroke, rules), stroke.atMs);
  const due = silentAt(wedge, rules);
  if (due !== null) take(hearSilence(wedge, due + 1, rules), due + 1);
  return { codes, torn, typed, isImeOn };
}

/** Codes that are surely read right: their check digit or their form says so. */
const known = ({ codes }: Heard): number =>
  codes.filter(({ code, isSound }) => (/^(\d{8}|\d{12,13})$/.test(code) ? isSound : readAppCode(code) !== null)).length;

const average = (gaps: readonly number[]): number => gaps.reduce((sum, gap) => sum + gap, 0) / Math.max(1, gaps.length);

/** Slower than this a key, nobody means a scanner by it (ms). */
const longPauseMs = 250;

function suspect(strokes: readonly Stroke[], now: Heard, other: Heard, layout: WedgeLayout): readonly Suspicion[] {
  const { averageMs } = wedgeRules(layout);
  const gaps = strokes
    .map(({ atMs }, n) => atMs - (strokes[n - 1]?.atMs ?? atMs))
    .filter((gap) => gap > 0 && gap < longPauseMs);
  const pace = Math.round(average(gaps));
  const found: readonly (Suspicion | false)[] = [
    strokes.length === 0 && { what: "no key came", next: "set the scanner to USB keyboard (HID)" },
    now.isImeOn && { what: "keys came through an input method", next: "switch Japanese input off (半角/全角)" },
    known(other) > known(now) && {
      what: "the symbols are those of another keyboard",
      next: `set scanner.layout to ${layout === "us" ? "jis" : "us"}, or the scanner's country to match`,
    },
    strokes.length > 6 &&
      now.codes.length === 0 &&
      pace > averageMs && {
        what: `a key comes every ${pace} ms: a hand's pace`,
        next: "set the scanner's delay between characters to none",
      },
    now.torn > 0 && { what: `${now.torn} codes had no end`, next: "set the scanner's suffix to Enter (CR)" },
  ];
  return found.filter((one) => one !== false);
}

/** Runs recorded keys through the reducer of the cashier's window, and says what was a code, what a person's, and what may be set wrongly. Pure. */
export function analyseStrokes(
  strokes: readonly Stroke[],
  layout: WedgeLayout = "us",
): Analysis & { readonly typed: number } {
  const now = hear(strokes, layout);
  const gaps = strokes
    .map(({ atMs }, n) => atMs - (strokes[n - 1]?.atMs ?? atMs))
    .filter((gap) => gap <= wedgeRules(layout).gapMs);
  return {
    codes: now.codes,
    garbage: now.torn,
    typed: now.typed,
    longestPauseMs: Math.round(Math.max(0, ...gaps)),
    suspicions: [
      ...suspect(strokes, now, hear(strokes, layout === "us" ? "jis" : "us"), layout),
      ...suspectCodes(now.codes),
    ],
  };
}
