import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readAppCode } from "#register/barcode/app-code.ts";
import { readBarcode } from "#register/barcode/read-barcode.ts";

const id = "4b138a4c-8944-4f98-a5c4-96d3c1c415eb";

describe("what a scanner reads from a phone or a receipt", () => {
  test.each([
    ["20 digits", "00001111222233334444", "00001111222233334444"],
    ["20 digits keyed in groups", "0000 1111 2222 3333 4444", "00001111222233334444"],
    ["22 characters", "lbeCw0jjETYXDxFZ7bvKGp", "lbeCw0jjETYXDxFZ7bvKGp"],
    ["22 characters of base64url", "-beCw0jj_TYXDxFZ7bvKGp", "-beCw0jj_TYXDxFZ7bvKGp"],
  ])("%s are the member's barcode", (_name, text, token) => {
    expect(readAppCode(text)).toEqual({ kind: "cpm", token });
  });

  test.each([
    ["cashtray", `https://www.pokepay.jp/cashtrays/${id}`],
    ["cashtray", `https://www-sandbox.pokepay.jp/cashtrays/${id.toUpperCase()}`],
    ["bill", `https://www-dev.pokepay.jp/bills/${id}?x=1`],
    ["check", `https://www.pokepay.jp/checks/${id}/`],
    ["pokeregi", "0123456789ABCDEFGHIJKLMNO"],
    ["pokeregi", "https://www.pokepay.jp/pd/0123456789ABCDEFGHIJKLMNO"],
  ])("a %s code is one the customer scans: %s", (what, text) => {
    expect(readAppCode(text)).toEqual({ kind: "customer-side", what });
  });

  test("a receipt's QR names register, epoch, entry and hash", () => {
    expect(readAppCode("CR1/R-01/2/345/0A1B2C3D")).toEqual({
      kind: "receipt",
      reg: "R-01",
      epoch: 2,
      seq: 345,
      hash: "0A1B2C3D",
    });
  });

  test.each([
    ["an article", "4901234567894"],
    ["19 digits", "0000111122223333444"],
    ["21 digits", "000011112222333344445"],
    ["a receipt of another version", "CR2/R1/1/1/0A1B2C3D"],
    ["a receipt with a leading zero", "CR1/R1/01/1/0A1B2C3D"],
    ["a receipt whose hash is cut", "CR1/R1/1/1/0A1B2C"],
    ["a stranger's address", `https://www.pokepay.jp.example/cashtrays/${id}`],
    ["a look-alike", `https://evilwww.pokepay.jp/cashtrays/${id}`],
    ["an address without TLS", `http://www.pokepay.jp/cashtrays/${id}`],
    ["a code without its id", "https://www.pokepay.jp/cashtrays/1"],
    ["nothing", ""],
  ])("%s is none of them", (_name, text) => {
    expect(readAppCode(text)).toBeNull();
  });

  test("lengths and hosts are settings", () => {
    const rules = { cpmDigits: 24, cpmCharacters: 30, pokeregiCharacters: 26, hosts: ["pay.coop.example"] };
    expect(readAppCode("0".repeat(24), rules)).toEqual({ kind: "cpm", token: "0".repeat(24) });
    expect(readAppCode("0".repeat(20), rules)).toBeNull();
    expect(readAppCode(`https://pay.coop.example/bills/${id}`, rules)).toEqual({ kind: "customer-side", what: "bill" });
  });

  test("no text is both an article and one of these, and none makes it throw", () => {
    const code = fc.oneof(fc.string(), fc.stringMatching(/^[0-9]{8,24}$/), fc.stringMatching(/^[0-9A-Za-z_-]{22}$/));
    fc.assert(fc.property(code, (text) => readAppCode(text) === null || readBarcode(text).kind === "unreadable"));
  });
});
