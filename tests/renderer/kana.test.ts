import { describe, expect, test } from "vitest";
import { keysOf } from "#renderer/kana-rows.ts";
import { type KanaKey, finishKana, pressKana } from "#renderer/kana-text.ts";

const most = 20;
const press = (text: string, ...keys: readonly (KanaKey | string)[]): string =>
  keys.reduce<string>(
    (now, key) => pressKana(now, typeof key === "string" ? { kind: "char", char: key } : key, most),
    text,
  );
const voice = { kind: "voice" } as const;
const half = { kind: "half-voice" } as const;
const small = { kind: "small" } as const;
const romaji = (letters: string, text = ""): string =>
  Array.from(letters).reduce((now, letter) => pressKana(now, { kind: "romaji", letter }, most), text);

describe("the kana board", () => {
  test("The fifty sounds are all there, once each, with ん, を and the long vowel", () => {
    const chars = keysOf("kana").map(({ char }) => char);
    expect(new Set(chars).size).toBe(chars.length);
    for (const char of "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをんー")
      expect(chars).toContain(char);
  });

  test("No two keys of a board share a place", () => {
    for (const board of ["kana", "latin", "digits"] as const) {
      const places = keysOf(board).map(({ column, row }) => `${column}/${row}`);
      expect(new Set(places).size).toBe(places.length);
    }
  });
});

describe("kana text", () => {
  test("゛, ゜ and 小 change the last character and change it back", () => {
    expect(press("", "か", voice)).toBe("が");
    expect(press("が", voice)).toBe("か");
    expect(press("", "は", half)).toBe("ぱ");
    expect(press("ぱ", voice)).toBe("ば");
    expect(press("ば", half)).toBe("ぱ");
    expect(press("", "き", "や", small)).toBe("きゃ");
    expect(press("っ", small)).toBe("つ");
    expect(press("っ", voice)).toBe("づ");
    expect(press("ぁ", small)).toBe("あ");
  });

  test("A character that knows no such form stays as it is, and nothing is made of nothing", () => {
    expect(press("まな", voice, half, small)).toBe("まな");
    expect(press("", voice, small, { kind: "erase" })).toBe("");
  });

  test("Katakana stays katakana, and one key turns all kana over and back", () => {
    expect(press("カ", voice)).toBe("ガ");
    expect(press("きょうだいABC", { kind: "script" })).toBe("キョウダイABC");
    expect(press("キョウダイー", { kind: "script" })).toBe("きょうだいー");
  });

  test("A letter is made large and small by the same key", () => {
    expect(press("ab", small)).toBe("aB");
    expect(press("aB", small)).toBe("ab");
  });

  test("Erase takes one character, also one of two code units, and clear takes all", () => {
    expect(press("𠮷野", { kind: "erase" }, { kind: "erase" })).toBe("");
    expect(press("あいう", { kind: "clear" })).toBe("");
  });

  test("No space goes first, and one is enough between words", () => {
    expect(press("", " ", "あ", " ", " ", "い")).toBe("あ い");
  });

  test("What would be too long is not typed, but changed and erased all the same", () => {
    const full = "か".repeat(most);
    expect(press(full, "き")).toBe(full);
    expect(press(full, voice)).toBe(`${"か".repeat(most - 1)}が`);
  });
});

describe("romaji", () => {
  test.each([
    ["ryokutya", "りょくちゃ"],
    ["ocha", "おちゃ"],
    ["shinbun", "しんぶn"],
    ["kippu", "きっぷ"],
    ["konnnichiha", "こんにちは"],
    ["ra-men", "らーめn"],
    ["fairu", "ふぁいる"],
    ["jugyou", "じゅぎょう"],
    ["qwa", "qわ"],
  ])("%s is %s", (letters, kana) => {
    expect(romaji(letters)).toBe(kana);
  });

  test("An n that is left at the end is ん once the text is finished, but not within a word in letters", () => {
    expect(finishKana(romaji("kaban"))).toBe("かばん");
    expect(finishKana("ABn ")).toBe("ABn");
  });
});
