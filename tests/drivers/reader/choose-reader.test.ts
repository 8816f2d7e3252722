import { describe, expect, test } from "vitest";
import { chooseReader } from "#drivers/reader/choose-reader.ts";

const SONY = "Sony RC-S300/S [FeliCa] (0123456) 00 00";
const ACS = "ACS ACR122U PICC Interface 01 00";
const ACS2 = "ACS ACR122U PICC Interface 02 00";

describe("the choice of a reader", () => {
  test("is the one of exactly the configured name, whatever else is there", () => {
    expect(chooseReader([ACS2, SONY, ACS], ACS)).toEqual({ kind: "chosen", name: ACS });
  });

  test("is the one whose name is that without its numbers, interface and serial number", () => {
    expect(chooseReader([ACS, SONY], "Sony RC-S300/S")).toEqual({ kind: "chosen", name: SONY });
    expect(chooseReader([ACS, SONY], "Sony RC-S300/S [FeliCa] (0123456)")).toEqual({ kind: "chosen", name: SONY });
  });

  test("is none where two answer to the name: nobody chose between them", () => {
    expect(chooseReader([ACS, ACS2], "ACS ACR122U PICC Interface")).toEqual({ kind: "ambiguous" });
  });

  test("is none where a name only begins like it, or none is there", () => {
    expect(chooseReader(["Test Reader 2 00 00"], "Test Reader")).toEqual({ kind: "none" });
    expect(chooseReader(["ACS ACR122U 02 01 00"], "ACS ACR122U")).toEqual({ kind: "none" });
    expect(chooseReader([], "*")).toEqual({ kind: "none" });
  });

  test("is the first there is where any will do", () => {
    expect(chooseReader([SONY, ACS], "*")).toEqual({ kind: "chosen", name: SONY });
  });
});
