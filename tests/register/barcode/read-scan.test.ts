import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkDigit } from "#register/barcode/check-digit.ts";
import { readScan } from "#register/barcode/read-scan.ts";
import cafeteria from "#rig/headquarters/seed/cafeteria.json" with { type: "json" };
import goods from "#rig/headquarters/seed/goods.json" with { type: "json" };

const jan = "4901234567894";

describe("a scanned code", () => {
  test.each([
    ["a JAN", jan, undefined, jan],
    ["an EAN-8", "49123456", undefined, "49123456"],
    ["a UPC-A gets its leading 0", "036000291452", undefined, "0036000291452"],
    ["the app's barcode is no article and has no check digit", "00001111222233334444", "]C1", "00001111222233334444"],
    ["a text", "CR1/R1/1/42/ABCDEF01", "]Q3", "CR1/R1/1/42/ABCDEF01"],
    ["a member's number", "1029123456", undefined, "1029123456"],
  ])("is looked up: %s", (_name, text, symbology, code) => {
    expect(readScan(text, symbology)).toEqual({ kind: "code", code });
  });

  test.each([
    ["of a scanner that names its symbology", `${jan}05000`, "]E3", jan, "05000"],
    ["of a magazine, by its eighteen digits", "491012345066705000", undefined, "4910123450667", "05000"],
  ])("is set apart from its add-on: %s", (_name, text, symbology, code, addOn) => {
    expect(readScan(text, symbology)).toEqual({ kind: "code", code, addOn });
  });

  test("is left alone by an add-on of two digits, and by eighteen digits of anything else", () => {
    expect(readScan(`${jan}12`, "]E3")).toEqual({ kind: "code", code: jan });
    expect(readScan(`${jan}05000`)).toEqual({ kind: "code", code: `${jan}05000` });
  });

  test.each([
    ["a magazine with a wrong digit", "491012345066205000", undefined, "check-digit"],
    ["a wrong check digit", "4901234567893", undefined, "check-digit"],
    ["a wrong check digit under an add-on", "490123456789305000", "]E3", "check-digit"],
    ["a digit less than its symbology has", "490123456789", "]E0", "length"],
    ["a digit more", `${jan}1`, "]E0", "length"],
    ["a letter in it", "49012345678X4", "]E0", "length"],
  ])("is not believed: %s", (_name, text, symbology, why) => {
    expect(readScan(text, symbology)).toEqual({ kind: "unreadable", why });
  });

  test("with one wrong digit is never believed, wherever it is", () => {
    const body = fc.stringMatching(/^\d{12}$/u);
    fc.assert(
      fc.property(body, fc.nat(12), fc.integer({ min: 1, max: 9 }), (digits, at, by) => {
        const whole = `${digits}${checkDigit(digits)}`;
        const wrong = Array.from(whole, (digit, n) => (n === at ? (Number(digit) + by) % 10 : digit)).join("");
        expect(readScan(wrong).kind).toBe("unreadable");
        expect(readScan(whole).kind).toBe("code");
      }),
    );
  });

  test("of the rig's own goods is always believed", () => {
    const all = [...cafeteria, ...goods].map(({ code }) => code);
    expect(all.length).toBeGreaterThan(100);
    expect(all.filter((code) => readScan(code).kind === "unreadable")).toEqual([]);
  });
});
