import { describe, expect, test } from "vitest";
import { dataOf, fcfBlocks, getIdm, parseFcf, parseIdm, readBlock, selectService } from "#drivers/reader/frame.ts";
import { readerProfile } from "#drivers/reader/profile.ts";
import { KYOTO } from "../support/cards.ts";

const generic = readerProfile("generic").pcsc ?? { selectService: "", readBlock: "", idm: "" };
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
const block = (text: string) => Uint8Array.from(Buffer.from(text.padEnd(16, "\0"), "latin1"));

describe("the card's frames", () => {
  test("are the commands of PC/SC part 3 with the service code low byte first", () => {
    expect(hex(selectService(generic, "1A8B"))).toBe("ffa40001028b1a");
    expect(hex(readBlock(generic, 0))).toBe("ffb0000000");
    expect(hex(getIdm(generic))).toBe("ffca000000");
  });

  test("carry data only before 90 00", () => {
    expect(dataOf(Uint8Array.of(1, 2, 0x90, 0))).toEqual(Uint8Array.of(1, 2));
    expect([[], [0x90], [0x63, 0], [1, 2, 0x6a, 0x82]].map((answer) => dataOf(Uint8Array.from(answer)))).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  test("hold the number where the school put it", () => {
    expect(parseFcf(block("011029123456"), KYOTO)).toEqual({ kind: "fcf", number: "1029123456" });
    expect(parseFcf(block("01A029123456"), KYOTO)).toBeUndefined();
    expect(parseFcf(block("01102912"), KYOTO)).toBeUndefined();
    expect(parseFcf(new Uint8Array(4), KYOTO)).toBeUndefined();
    expect(parseFcf(block("99991234567"), { ...KYOTO, offset: 4, length: 7, pattern: "^[0-9]{7}$" })).toEqual({
      kind: "fcf",
      number: "1234567",
    });
    expect([fcfBlocks(KYOTO), fcfBlocks({ ...KYOTO, offset: 10 })]).toEqual([1, 2]);
  });

  test("hold an IDm whose first digit is the system's number, so it is set to 0", () => {
    expect(parseIdm(Buffer.from("11223344AABBCCDD", "hex"))).toEqual({ kind: "idm", idm: "01223344aabbccdd" });
    expect(parseIdm(Uint8Array.of(1, 2, 3, 4))).toBeUndefined();
  });
});
