import { describe, expect, test } from "vitest";
import { decodeChar } from "./charset.ts";
import { measure } from "./grammar.ts";
import { freshStyle, type Style } from "./style.ts";

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(" ", ""), "hex");

describe("measuring commands", () => {
  // Each with its full parameters, as in the [Format] line of the ESC/POS reference.
  test.each([
    ["1b40", "ESC @"],
    ["1b7401", "ESC t"],
    ["1c4301", "FS C"],
    ["1c26", "FS &"],
    ["1c2841 0200 3000", "FS ( A"],
    ["1c530000", "FS S"],
    ["1d2111", "GS !"],
    ["1b4404080c00", "ESC D"],
    ["1b246000", "ESC $"],
    ["1b7000 32fa", "ESC p"],
    ["1d4c0000", "GS L"],
    ["1d5600", "GS V"],
    ["1d564200", "GS V"],
    ["1d6b02 343930313233343536373839 00", "GS k"],
    ["1d6b430c 343930313233343536373839", "GS k"],
    ["1d286b0300315130", "GS ( k"],
    ["1d763000 0200 0200 ffffffff", "GS v"],
    ["1d384c 0c000000 30703001013108000200ffff", "GS 8 L"],
    ["1d2848 0600 303061626364", "GS ( H"],
    ["1b633503", "ESC c 5"],
    ["100401", "DLE EOT"],
    ["1014010001", "DLE DC4"],
    ["10140801031401060208", "DLE DC4"],
  ])("%s is %s, needs its last byte and no byte more", (text, name) => {
    const bytes = hex(text);
    expect(measure(Buffer.concat([bytes, hex("41")]), freshStyle())).toMatchObject({
      kind: "command",
      name,
      total: bytes.length,
    });
    for (let cut = 1; cut < bytes.length; cut += 1) {
      // GS V 66 n begins like GS V m and is the one command told apart by its parameter's value.
      expect(measure(bytes.subarray(0, cut), freshStyle()).kind).toBe("need");
    }
  });
});

describe("reading characters", () => {
  const japanese: Style = { ...freshStyle(), codes: "sjis", page: 1, region: 8 };
  const read = (text: string, style: Style): (string | undefined)[] => {
    const chars: (string | undefined)[] = [];
    for (let rest = hex(text); rest.length > 0;) {
      const { char, length } = decodeChar(rest, style);
      chars.push(char);
      rest = rest.subarray(length);
    }
    return chars;
  };

  test("CP932 pairs whose trail byte looks like ASCII are one character", () => {
    expect(read("955c 835c 945c 8160 fbfc", japanese)).toEqual(["表", "ソ", "能", "～", "髙"]);
  });
  test("single bytes are half-width kana, and 5Ch is the yen sign in the Japanese set only", () => {
    expect(read("b1dd5c", japanese)).toEqual(["ｱ", "ﾝ", "¥"]);
    expect(read("5c", { ...japanese, region: 0 })).toEqual(["\\"]);
  });
  test("a lead byte without a trail byte is lost alone", () => {
    expect(read("95 0a", japanese)[0]).toBeUndefined();
    expect(decodeChar(hex("950a"), japanese).length).toBe(1);
  });
  test("JIS codes count only in kanji mode, and page 1 holds the rules of tables", () => {
    const jis: Style = { ...japanese, codes: "jis" };
    expect(read("95 96 ef", jis)).toEqual(["─", "│", "╲"]);
    expect(read("3441", { ...jis, kanji: true })).toEqual(["漢"]);
    expect(read("3441", jis)).toEqual(["4", "A"]);
  });
});
