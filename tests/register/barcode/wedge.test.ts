import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hearStroke, restingWedge, wedgeRules } from "#register/barcode/wedge.ts";
import { hearAll, presses, scanned, scans, stroke, typed } from "./support/keys.ts";

const jan = "4901234567894";
const printable = fc.stringMatching(/^[!-~]{4,60}$/u).filter((text) => !/^(\][A-Za-z]\d.*|0+)$/.test(text));
const gap = fc.integer({ min: 0, max: 29 });

describe("a scanner that types", () => {
  test.each([
    ["digits", jan, 1],
    ["a barcode of the app", "00001111222233334444", 10],
    ["a receipt", "CR1/R1/1/42/ABCDEF01", 25],
    ["a code for the customer's side", "https://www.pokepay.jp/cashtrays/01234567-89ab-cdef-0123-456789abcdef", 3],
  ])("is known by its speed: %s", (_name, text, gapMs) => {
    expect(hearAll(scanned(text, { gapMs })).acts).toEqual([{ kind: "scan", code: text }]);
  });

  test("may end with Tab, with CR and LF, and with control characters", () => {
    const acts = [
      ...scanned(jan, { end: "Tab" }),
      ...scanned(jan, { fromMs: 1_000 }),
      stroke("Enter", "Enter", 1_058),
      ...scanned(jan, { fromMs: 2_000, end: null }),
      stroke("KeyM", "m", 2_053, { isControl: true }),
      stroke("KeyJ", "j", 2_057, { isControl: true }),
    ];
    expect(hearAll(acts).acts).toEqual([1, 2, 3].map(() => ({ kind: "scan", code: jan })));
  });

  test("may send an AIM identifier, which is told apart from the code", () => {
    expect(hearAll(scanned(`]E0${jan}`)).acts).toEqual([{ kind: "scan", code: jan, symbology: "]E0" }]);
  });

  test("is read by the places of the keys: symbols come out right on both layouts, whatever the machine is set to", () => {
    const text = `]Q3@"'()=~^+:;*&_\\|{}[]-?`;
    for (const layout of ["us", "jis"] as const) {
      // What the machine makes of the keys is another layout's: it does not matter.
      const strokes = scanned(text, { layout }).map((one) => ({ ...one, key: one.key === "Enter" ? "Enter" : "x" }));
      expect(hearAll(strokes, layout).acts).toEqual([{ kind: "scan", code: text.slice(3), symbology: "]Q3" }]);
    }
    expect(scans(hearAll(scanned("a:b_c@d", { layout: "jis" }), "us").acts)).not.toEqual(["a:b_c@d"]);
  });

  test("is read with an input method on, and it is known to be on until a key comes without it", () => {
    const taken = scanned(jan).map((one) =>
      one.key === "Enter" ? one : { ...one, key: "Process", isComposing: true },
    );
    const on = hearAll(taken);
    expect(on.acts).toEqual([{ kind: "scan", code: jan }]);
    expect(on.wedge.isImeOn).toBe(true);
    expect(hearAll([...taken, ...typed(["5"], 1_000, 0)]).wedge.isImeOn).toBe(false);
  });

  test("is read where keys name no place and digits come full-width", () => {
    const wide = Array.from("４９０１２３４５６７８９４", (key, n) => stroke("", key, n * 5));
    const heard = hearAll([...wide, stroke("Enter", "Enter", 70)]);
    expect(heard.acts).toEqual([{ kind: "scan", code: jan }]);
    expect(heard.wedge.isImeOn).toBe(true);
  });

  test("never leaks a key, whatever it types at any speed of a machine, one code after the other", () => {
    fc.assert(
      fc.property(fc.array(fc.record({ text: printable, gapMs: gap }), { minLength: 1, maxLength: 5 }), (sent) => {
        let fromMs = 0;
        const strokes = sent.flatMap(({ text, gapMs }) => {
          const one = scanned(text, { fromMs, gapMs });
          fromMs += text.length * gapMs + 300;
          return one;
        });
        expect(hearAll(strokes).acts).toEqual(sent.map(({ text }) => ({ kind: "scan", code: text })));
      }),
      { numRuns: 300 },
    );
  });

  test("keeps apart the digits and function keys a person presses on the pad meanwhile: they come after the code", () => {
    const human = fc.array(fc.record({ key: fc.constantFrom("1", "7", "F3", "Backspace"), at: fc.nat(60) }), {
      maxLength: 3,
    });
    fc.assert(
      fc.property(human, (pressed) => {
        const strokes = [...scanned(jan, { gapMs: 5 }), ...pressed.flatMap(({ key, at }) => typed([key], at + 0.5, 0))];
        const { acts } = hearAll(strokes);
        expect(scans(acts)).toEqual([jan]);
        expect(presses(acts).toSorted()).toEqual(pressed.map(({ key }) => key).toSorted());
      }),
      { numRuns: 300 },
    );
  });

  test("is told to scan again when its code has no end, and neither half is a code or a key", () => {
    const [head, rest] = [jan.slice(0, 6), jan.slice(6)];
    const torn = hearAll(scanned(head, { end: null }));
    expect(torn.acts).toEqual([{ kind: "torn" }]);
    const stalled = [...scanned(head, { end: null }), ...scanned(rest, { fromMs: 120 })];
    expect(hearAll(stalled).acts).toEqual([{ kind: "torn" }]);
    // Held up just before its end: Enter alone would press the green key.
    expect(hearAll([...scanned(jan, { end: null }), stroke("Enter", "Enter", 180)]).acts).toEqual([{ kind: "torn" }]);
    expect(hearAll([...stalled, ...scanned(jan, { fromMs: 1_000 })]).acts.at(-1)).toEqual({ kind: "scan", code: jan });
  });

  test("that types fewer characters than any code, or more, presses nothing", () => {
    expect(hearAll(scanned("12")).acts).toEqual([{ kind: "torn" }]);
    expect(hearAll(scanned("9".repeat(300))).acts).toEqual([{ kind: "torn" }]);
  });
});

describe("a person who types", () => {
  test("at 120 ms a key, or at any pace of a hand, is never a scan: every key is pressed once, in order", () => {
    const keys = fc.array(fc.constantFrom(...Array.from("0123456789"), "Enter", "Backspace", "F2", "*"), {
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(
        keys,
        fc.array(fc.integer({ min: 61, max: 400 }), { minLength: 30, maxLength: 30 }),
        (pressed, gaps) => {
          let atMs = 0;
          const strokes = pressed.flatMap((key, n) => typed([key], (atMs += gaps[n] ?? 120), 0));
          expect(hearAll(strokes).acts).toEqual(pressed.map((key) => ({ kind: "press", key })));
        },
      ),
      { numRuns: 300 },
    );
    expect(presses(hearAll(typed(Array.from(jan), 0, 120)).acts)).toEqual(Array.from(jan));
  });

  test("who rolls over two keys, or types fast between 31 and 60 ms, is no scanner", () => {
    expect(presses(hearAll(typed(["5", "0", "Enter"], 0, 45)).acts)).toEqual(["5", "0", "Enter"]);
    expect(presses(hearAll(typed([...Array.from("12345678"), "Enter"], 0, 40)).acts)).toEqual([
      ...Array.from("12345678"),
      "Enter",
    ]);
    expect(presses(hearAll(typed(["5", "8"], 0, 15)).acts)).toEqual(["5", "8"]);
  });

  test("who presses 00 and 000, holds a key down or types with an input method on is heard as well", () => {
    const zeros = [...typed(["0", "0", "0"], 0, 1), ...typed(["0", "0"], 55, 1), ...typed(["Enter"], 110, 0)];
    expect(presses(hearAll(zeros).acts)).toEqual(["0", "0", "0", "0", "0", "Enter"]);
    const held = Array.from({ length: 9 }, (_, n) =>
      stroke("Digit7", "7", n === 0 ? 0 : 470 + n * 30, { isRepeat: n > 0 }),
    );
    expect(presses(hearAll(held).acts)).toEqual(Array.from("777777777"));
    expect(presses(hearAll([stroke("Digit4", "Process", 0), stroke("Digit2", "２", 200)]).acts)).toEqual(["4", "2"]);
  });

  test("is heard at once where a key types nothing, and within 60 ms where it does", () => {
    const rules = wedgeRules("us");
    expect(hearStroke(restingWedge, stroke("F8", "F8", 0), rules).acts).toEqual([{ kind: "press", key: "F8" }]);
    expect(hearStroke(restingWedge, stroke("Enter", "Enter", 0), rules).acts).toEqual([
      { kind: "press", key: "Enter" },
    ]);
    expect(rules.gapMs).toBeLessThanOrEqual(80);
  });

  test("would be taken for a scanner if the judgement of speed were broken", () => {
    const blind = { ...wedgeRules("us"), gapMs: 200, averageMs: 200 };
    let wedge = restingWedge;
    const acts = [...typed(Array.from(jan), 0, 120), ...typed(["Enter"], 13 * 120, 0)].flatMap((one) => {
      const next = hearStroke(wedge, one, blind);
      ({ wedge } = next);
      return next.acts;
    });
    expect(scans(acts)).toEqual([jan]);
  });
});

test("Any keys at any times are heard without a fault, and nothing a person pressed comes out twice", () => {
  const any = fc.record({
    code: fc.constantFrom("", "Digit1", "KeyA", "Numpad5", "Enter", "Tab", "ShiftLeft", "F1", "IntlRo", "Minus"),
    key: fc.constantFrom("1", "a", "Process", "Unidentified", "Enter", "Tab", "Shift", "F1", "あ", "５"),
    atMs: fc.nat(2_000),
    isShifted: fc.boolean(),
    isControl: fc.boolean(),
    isRepeat: fc.boolean(),
    isComposing: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(any, { maxLength: 60 }), (strokes) => {
      const { acts, wedge } = hearAll(strokes);
      expect(wedge.held).toEqual([]);
      expect(presses(acts).length).toBeLessThanOrEqual(strokes.length);
    }),
    { numRuns: 500 },
  );
});
