import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkDigit, hasCheckDigit } from "#register/barcode/check-digit.ts";
import { readBarcode } from "#register/barcode/read-barcode.ts";

const withCheck = (body: string) => `${body}${checkDigit(body)}`;
const digits = (length: number) =>
  fc.string({ unit: fc.nat({ max: 9 }).map(String), minLength: length, maxLength: length });

describe("a check digit", () => {
  test("is that of printed JAN-13, JAN-8, UPC-A and book codes", () => {
    const printed = ["4901085019245", "49123456", "036000291452", "9784122037144", "1921195008574", "1910195004501"];
    expect(printed.filter((code) => !hasCheckDigit(code))).toEqual([]);
  });
  test("catches every single wrong digit", () => {
    fc.assert(
      fc.property(digits(12), fc.nat({ max: 12 }), fc.integer({ min: 1, max: 9 }), (body, at, shift) => {
        const right = withCheck(body);
        const wrong = right.slice(0, at) + String((Number(right[at]) + shift) % 10) + right.slice(at + 1);
        return hasCheckDigit(right) && !hasCheckDigit(wrong);
      }),
    );
  });
});

describe("a barcode", () => {
  test("of goods is looked up as it stands", () => {
    const jan = withCheck("490123456789");
    expect(readBarcode(jan)).toEqual({ kind: "item", code: jan, inStore: false });
    const short = withCheck("4901234");
    expect(readBarcode(short)).toEqual({ kind: "item", code: short, inStore: false });
  });
  test("of twelve digits is a JAN-13 with a leading zero", () => {
    expect(readBarcode("036000291452")).toEqual({ kind: "item", code: "0036000291452", inStore: false });
  });
  test("of a book is its ISBN, also where only the short one is printed", () => {
    expect(readBarcode("9784122037144")).toEqual({ kind: "book", isbn: "9784122037144" });
    expect(readBarcode("4-12-203714-X")).toEqual({ kind: "book", isbn: "9784122037144" });
    expect(readBarcode("0-8044-2957-X")).toEqual({ kind: "book", isbn: "9780804429573" });
  });
  test("of a book's second row prices it with 10 % tax, rounded down", () => {
    expect(readBarcode("1921195008574")).toEqual({
      kind: "book-row",
      flag: "192",
      ccode: "1195",
      printed: 857,
      unit: 942,
    });
  });
  test("of a book above ¥99,999 names no price", () => {
    expect(readBarcode(withCheck("192119500000"))).toMatchObject({ kind: "book-row", printed: null, unit: null });
  });
  test("of an old book names a price with 3 % inside, and none to sell at", () => {
    expect(readBarcode("1910195004501")).toMatchObject({ flag: "191", ccode: "0195", printed: 450, unit: null });
  });
  test("printed by the shop is an article, unless its prefix carries the price", () => {
    const plain = withCheck("201234512345");
    expect(readBarcode(plain)).toEqual({ kind: "item", code: plain, inStore: true });
    // The worked example of the Casio V-R100 manual: the price and its own check digit become zeros for the look-up.
    expect(readBarcode("2734567890122", { 27: { price: 6, check: true } })).toEqual({
      kind: "priced",
      code: "2734500000007",
      price: 789_012,
    });
    expect(readBarcode(withCheck("021234500398"), { "02": { price: 5 } })).toEqual({
      kind: "priced",
      code: withCheck("021234500000"),
      price: 398,
    });
  });
  test("that was misread is refused with the reason", () => {
    expect(readBarcode("9784122037145")).toEqual({ kind: "unreadable", why: "check-digit" });
    expect(["", "12", "hello", "４９０１", "123456789012345"].map((text) => readBarcode(text))).toEqual(
      Array.from({ length: 5 }, () => ({ kind: "unreadable", why: "form" })),
    );
  });
});
