import { describe, expect, test } from "vitest";
import starLine from "../../../drivers/printer/profiles/star-line.json" with { type: "json" };
import tmT88 from "../../../drivers/printer/profiles/epson-tm-t88.json" with { type: "json" };
import { PRINTER_MODELS, printerProfile, readProfile } from "#drivers/printer/profile.ts";

describe("a printer profile", () => {
  test.each(PRINTER_MODELS)("%s is read", (name) => {
    expect(printerProfile(name).name).not.toBe("");
  });

  test("of a name nobody knows is refused with the names there are", () => {
    expect(() => printerProfile("epson")).toThrow('no printer profile "epson"; there are epson-tm-t88,');
    expect(() => printerProfile("toString")).toThrow('no printer profile "toString"');
  });

  test.each([
    ["a part that is missing", { ...tmT88, columns: undefined }, "columns:"],
    ["a part too many", { ...tmT88, paper: 80 }, "paper:"],
    ["a number that is none", { ...tmT88, windowBytes: "2048" }, "windowBytes:"],
    ["a byte that is none", { ...tmT88, codePage: 300 }, "codePage:"],
    ["a pin that is none", { ...tmT88, drawer: { pins: [3], realTime: true } }, "drawer.pins.0:"],
    ["a cut that is no hex", { ...tmT88, cut: "1d5" }, "cut:"],
    ["nothing at all", null, "it:"],
  ])("with %s is refused by name and part", (_, data, said) => {
    expect(() => readProfile("mine", data)).toThrow(`printer profile "mine" is wrong: ${said}`);
  });

  test.each([
    ["an Epson cut on a Star", { ...starLine, cut: tmT88.cut }, "cut 1d564200 is no star command"],
    ["a Star cut on an Epson", { ...tmT88, cut: starLine.cut }, "cut 1b6433 is no escpos command"],
    ["a kick as a cut", { ...tmT88, cut: "1b700032fa" }, "cut 1b700032fa is no escpos command"],
    ["an ETB on an Epson", { ...tmT88, statusMethod: "etb" }, "statusMethod etb is no escpos command"],
    ["GS ( H on a Star", { ...starLine, statusMethod: "process-id" }, "statusMethod process-id is no star command"],
    ["GS v 0 on a Star", { ...starLine, raster: "gs-v" }, "raster gs-v is no star command"],
    ["GS ( L on a Star", { ...starLine, nvGraphics: true }, "nvGraphics is no star command"],
  ])("with %s is refused", (_, data, said) => {
    expect(() => readProfile("mixed", data)).toThrow(said);
  });
});
