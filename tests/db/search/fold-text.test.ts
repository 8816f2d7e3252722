import { describe, expect, test } from "vitest";
import { foldText, shortenVowels } from "#db/search/fold-text.ts";
import { isbn13Of } from "#db/search/isbn.ts";
import { readQuery } from "#db/search/read-query.ts";
import { readRomaji } from "#db/search/romaji.ts";
import { romajiKana } from "#renderer/romaji.ts";

/** As it is looked for: folded. */
const romaji = (typed: string): string[] => readRomaji(typed).map(foldText);

describe("two spellings of one word fold alike", () => {
  test.each([
    ["ﾘｮｸﾁｬ", "りょくちゃ"],
    ["コーヒー", "こおひい"],
    ["ＵＳＢメモリ　６４ＧＢ", "usbめもり64gb"],
    ["ヴァイオリン", "バイオリン"],
    ["はなぢ", "ハナジ"],
    ["ﾊﾟ･ﾘ", "ぱり"],
    ["つづき", "ツズキ"],
  ])("%s and %s", (one, another) => expect(foldText(one)).toBe(foldText(another)));

  test("a long vowel may be left out, and only that", () => {
    expect(["とうふ", "おおさか", "けいき", "こおひい"].map(shortenVowels)).toEqual(["とふ", "おさか", "けき", "こひ"]);
    expect(["うお", "あおい", "たい"].map(shortenVowels)).toEqual(["うお", "あおい", "たい"]);
  });

  test("the fold of a beginning is the beginning of the fold", () => {
    for (const word of ["リョクチャ", "コーヒーゼリー", "ヴァイオリン", "キャンパスノート", "おおさかうどん"]) {
      const whole = [foldText(word), shortenVowels(foldText(word))];
      // A small kana that belongs to ヴ is not typed by itself.
      for (let to = 1; to <= word.length; to += 1) {
        const part = word.slice(0, to);
        if (part.endsWith("ヴ")) continue;
        expect(whole[0]?.startsWith(foldText(part)), part).toBe(true);
        expect(whole[1]?.startsWith(shortenVowels(foldText(part))), part).toBe(true);
      }
    }
  });
});

describe("romaji as one types it", () => {
  test.each([
    ["cha", ["ちや"]],
    ["ryoku", ["りよく"]],
    ["koppu", ["こつぷ"]],
    ["matcha", ["まつちや"]],
    ["shinbun", ["しんぶん"]],
    ["shimbun", ["しんぶん"]],
    ["konna", ["こんな"]],
    ["kin'en", ["きんえん"]],
    ["onna", ["おんな"]],
    ["ginnan", ["ぎんなん"]],
    ["syasin", ["しやしん"]],
  ])("%s", (typed, kana) => expect(romaji(typed).slice(0, 1).concat()).toEqual(kana.slice(0, 1)));

  test("a consonant half typed stands for its whole row", () => {
    expect(romaji("ry").toSorted()).toEqual(["りえ", "りや", "りゆ", "りよ"]);
    expect(romaji("r").toSorted()).toEqual(["ら", "り", "る", "れ", "ろ"]);
    expect(romaji("ryok").toSorted()).toEqual(["りよか", "りよき", "りよく", "りよけ", "りよこ"]);
    expect(romaji("n").toSorted()).toEqual(["な", "に", "ぬ", "ね", "の", "ん"]);
    expect(romaji("ch").toSorted()).toEqual(["ち"]);
    expect(romaji("りょk")).toContain("りよく");
  });

  test("each further letter of a word keeps the word among what it may become", () => {
    for (const word of ["ryokucha", "gyuunyuu", "shougayaki", "konnyaku", "chokoreeto", "kyouto", "hottokeeki"]) {
      const [kana = ""] = romaji(word);
      for (let to = 1; to < word.length; to += 1) {
        const parts = romaji(word.slice(0, to));
        const isThere = parts.some((part) => kana.startsWith(part) || kana.startsWith(part.replace(/ん$/u, "")));
        expect(isThere, word.slice(0, to)).toBe(true);
      }
    }
  });

  test("the keyboard of the house makes the same of a word as the search reads in it", () => {
    // To keys nn is ん, as to any input method; the search knows Hepburn's own too (konnyaku, shimbun, matcha).
    const words = "ryokucha chikinkatsu donburi syashinki tyokoreeto jagaimo karee vaioretto fairu hottokeeki zassi";
    for (const word of words.split(" ")) expect([foldText([...word].reduce(romajiKana, ""))]).toEqual(romaji(word));
  });

  test("letters that are no romaji are not bent into it", () => {
    expect(readRomaji("usb")).not.toContain("うsb");
    expect(readRomaji("xyz")).toEqual([]);
  });
});

describe("a number typed", () => {
  test("an ISBN-10 is looked for as the ISBN-13, whole or begun, with hyphens or without", () => {
    // ISO 2108 gives 0-306-40615-2 and 978-0-306-40615-7 as one book.
    expect(isbn13Of("0306406152")).toBe("9780306406157");
    expect(isbn13Of("0306406153")).toBeNull();
    expect(readQuery("0-306-40615-2").codes[0]).toBe("9780306406157");
    expect(readQuery("ISBN978-0-306-40615-7").codes).toEqual(["9780306406157"]);
    expect(readQuery("4-06-2").codes).toContain("9784062");
    expect(readQuery("４０６２").codes).toContain("4062");
    expect(readQuery("0-8044-2957-X").codes[0]).toBe("9780804429573");
  });
  test("a name is no number", () => expect(readQuery("緑茶 500").codes).toEqual([]));
});
