import { describe, expect, test } from "vitest";
import { sayLesson } from "#ipc/drawer-lesson-words.ts";
import { type DrawerLesson, firstLesson, takeLesson } from "#register/drawer-lesson.ts";

const learn = (...levels: readonly (boolean | undefined)[]): DrawerLesson => levels.reduce(takeLesson, firstLesson);

describe("learning which level means open", () => {
  test("takes shut, open, shut, in either sense of the switch", () => {
    expect(learn(false, true, false)).toEqual({ step: "learned", openWhen: "high" });
    expect(learn(true, false, true)).toEqual({ step: "learned", openWhen: "low" });
    expect([learn().step, learn(true).step, learn(true, false).step]).toEqual(["close", "open", "close-again"]);
  });

  test("notices that nothing changed: a connector without a drawer reads high whatever is done", () => {
    expect(learn(true, true)).toEqual({ step: "failed", why: "unchanged-high" });
    expect(sayLesson(learn(true, true)).ja).toMatch(/つながっていない/);
    expect(learn(false, false)).toEqual({ step: "failed", why: "unchanged-low" });
  });

  test("learns nothing from a switch that does not come back, or a printer that does not say it", () => {
    expect(learn(false, true, true)).toEqual({ step: "failed", why: "stuck" });
    expect([learn(undefined), learn(true, undefined), learn(true, false, undefined)].map((each) => each.step)).toEqual([
      "failed",
      "failed",
      "failed",
    ]);
  });

  test("is over once it is over, and every step of it has its sentence in both languages", () => {
    expect(learn(true, true, false, true)).toEqual({ step: "failed", why: "unchanged-high" });
    const met = [
      [],
      [true],
      [true, false],
      [true, false, true],
      [false, true, false],
      [true, true],
      [false, false],
      [undefined],
    ];
    const said = met.map((levels) => sayLesson(learn(...levels)));
    expect(new Set(said.map(({ ja }) => ja)).size).toBe(met.length);
    expect(said.every(({ ja, en }) => ja.length > 10 && en.length > 10)).toBe(true);
  });
});
