import { describe, expect, test } from "vitest";
import { type PadKey, pressDigit, readDigits } from "#renderer/digits.ts";
import { pressKey } from "#renderer/keyboard.ts";
import { canSign, emptySign, pressSign } from "#renderer/sign.ts";

const type = (keys: readonly PadKey[], most: number, isNumber = true): string =>
  keys.reduce((digits, key) => pressDigit(digits, key, most, isNumber), "");

describe("the pad", () => {
  test("A number drops its leading zeros and 00 is two digits", () => {
    expect(type(["0", "0", "5", "00"], 7)).toBe("500");
    expect(type(["00"], 7)).toBe("0");
  });

  test("A code or a PIN keeps its zeros", () => {
    expect(type(["0", "0", "5"], 14, false)).toBe("005");
  });

  test("What would be longer than allowed is not typed at all", () => {
    expect(type(["1", "2", "3", "00"], 4)).toBe("123");
  });

  test("Erase takes the last digit and clear takes all", () => {
    expect(type(["1", "2", "erase"], 7)).toBe("1");
    expect(type(["1", "2", "clear"], 7)).toBe("");
    expect([readDigits(""), readDigits("0"), readDigits("120")]).toEqual([null, 0, 120]);
  });
});

describe("signing on", () => {
  test("Number and PIN are typed one after the other and a PIN under four digits cannot be sent", () => {
    const named = (["0", "7"] as const).reduce(pressSign, emptySign);
    const open = { ...named, step: "pin" as const };
    const short = (["1", "2", "3"] as const).reduce(pressSign, open);
    expect([canSign(named), canSign(short), canSign(pressSign(short, "4"))]).toEqual([false, false, true]);
    expect(short).toEqual({ step: "pin", op: "07", pin: "123" });
  });

  test("Erasing an empty PIN goes back to the number", () => {
    expect(pressSign({ step: "pin", op: "07", pin: "" }, "erase").step).toBe("op");
  });
});

test("The keys of a POS keyboard do what the screen says they mean, and nothing where it says nothing", () => {
  const done: string[] = [];
  const keymap = {
    type: (key: PadKey) => done.push(key),
    enter: () => done.push("enter"),
    back: () => done.push("back"),
    times: () => done.push("×"),
    letter: (char: string) => done.push(`letter ${char}`),
    move: (by: number) => done.push(`move ${by}`),
  };
  for (const key of ["7", "Backspace", "Delete", "Enter", "Escape", "*", "F2", "F9", "a", "ArrowUp", "Tab"])
    pressKey(keymap, key);
  for (const key of ["7", "Enter", "F1"]) pressKey({}, key);
  expect(done).toEqual(["7", "erase", "clear", "enter", "back", "×", "letter a", "move -1"]);
});
