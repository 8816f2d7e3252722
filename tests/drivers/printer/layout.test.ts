import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PrintDocument } from "#drivers/printer/document.ts";
import { encodeText } from "#drivers/printer/cp932.ts";
import { encodeDocument } from "#drivers/printer/encode.ts";
import { PRINTER_MODELS, printerProfile } from "#drivers/printer/profile.ts";
import type { Bitmap } from "#rig/printer/bitmap.ts";
import { previewPaper } from "#counter/preview.ts";
import { lines } from "../support/lines.ts";
import { printBytes } from "../support/print-bytes.ts";
import { RECEIPT } from "../support/receipt.ts";

const CELL_DOTS = 12;
/** Blank dots beside a digit in its cell, at most. */
const BEARING_DOTS = 4;

function print(document: PrintDocument, model: string) {
  const profile = printerProfile(model);
  const bytes = Buffer.concat(encodeDocument(document, profile).pieces);
  return printBytes(bytes, profile.dialect, profile.columns);
}

/** The rightmost inked column of the paper between two rows; undefined where it is blank. */
function lastInk({ width, dots }: Bitmap, from: number, to: number): number | undefined {
  for (let x = width - 1; x >= 0; x -= 1) for (let y = from; y < to; y += 1) if (dots[y * width + x] === 1) return x;
  return undefined;
}

/** Amounts that all end in 0, so that their ink ends in the same column too. */
const SUMS = [
  ["りんご", "¥80"],
  ["表示 ﾎｳﾚﾝｿｳ", "¥1,200"],
  ["Ａ・Ｂ 長い名前の商品 𠮷野家の牛丼弁当 大盛り", "¥100,000"],
  ["", "¥0"],
] as const;

describe("on paper of any width", () => {
  test.each(PRINTER_MODELS)("%s: no line is wider than the paper, whatever is asked for", (model) => {
    const { columns } = printerProfile(model);
    fc.assert(
      fc.property(lines(columns), (document) => {
        const text = document.filter(({ kind }) => kind === "text" || kind === "row" || kind === "rule");
        const { strips } = print(text, model);
        for (const { ink } of strips)
          for (const one of ink)
            if (one.kind === "glyph") expect(one.x + one.width).toBeLessThanOrEqual(columns * CELL_DOTS);
        // A line that was too wide would have been broken by the printer.
        const asked = text.filter(({ kind }) => kind === "rule").length;
        expect(strips.filter(({ line }) => line).length).toBeGreaterThanOrEqual(asked);
      }),
      { numRuns: 40 },
    );
  });

  test.each(PRINTER_MODELS)("%s: amounts end in the same column of dots", (model) => {
    const { columns } = printerProfile(model);
    const rows = SUMS.map(([left, right]) => ({ kind: "row" as const, left, right }));
    const paper = print(rows, model);
    const bitmap = paper.bitmap();
    let y = 24;
    const ends: number[] = [];
    for (const strip of paper.strips) {
      if (strip.ink.some((ink) => ink.kind === "glyph" && ink.char === "¥"))
        ends.push(lastInk(bitmap, y, y + strip.feed) ?? 0);
      y += strip.feed;
    }
    expect(ends).toHaveLength(SUMS.length);
    expect(new Set(ends).size).toBe(1);
    expect(ends[0]).toBeGreaterThanOrEqual(columns * CELL_DOTS - 1 - BEARING_DOTS);
    expect(ends[0]).toBeLessThan(columns * CELL_DOTS);
  });

  test.each(PRINTER_MODELS)("%s: no line of a receipt has more cells than the paper", (model) => {
    const { columns } = printerProfile(model);
    const cells = print(
      RECEIPT.filter(({ kind }) => kind !== "qr"),
      model,
    ).text.map((line) => encodeText(line).bytes.length);
    expect(Math.max(...cells)).toBeLessThanOrEqual(columns);
  });
});

describe("the measure of width", () => {
  test("finds a line that is wider than the paper, and amounts that do not end together", () => {
    const wide = encodeDocument([{ kind: "row", left: "りんご", right: "¥80" }], printerProfile("epson-tm-t88"));
    const { findings, text } = printBytes(Buffer.concat(wide.pieces), "escpos", 32);
    expect(findings.map(({ finding }) => finding)).toEqual(["range"]);
    expect(text).toEqual(["りんご¥80"]);
  });
});

describe("the preview on the screen", () => {
  test("shows the lines that come out of the printer", async () => {
    const shown: PrintDocument = RECEIPT.filter(({ kind }) => kind === "text" || kind === "row");
    const svg = await previewPaper(shown);
    // Each line of text is a <text> with one <tspan> a run; spaces between parts are positions.
    const read = (line: string) => line.replaceAll(/[\s\u00a0]/gu, "");
    const lines = [...svg.matchAll(/<text[^>]*>(.*?)<\/text>/gsu)].map(([, inner = ""]) =>
      read(
        inner
          .replaceAll(/<[^>]*>/gu, "")
          .replaceAll("&#xa0;", "")
          .replaceAll("&amp;", "&"),
      ),
    );
    const printed = print(shown, "epson-tm-t88").text.map(read);
    expect(lines.filter((line) => line !== "")).toEqual(printed.filter((line) => line !== ""));
  });
});
