import fc from "fast-check";
import receiptline from "receiptline";
import { describe, expect, test } from "vitest";
import type { PrintDocument, PrintLine } from "#drivers/printer/document.ts";
import { encodeText } from "#drivers/printer/cp932.ts";
import { encodeDocument, intoParts } from "#drivers/printer/encode.ts";
import { wrap } from "#drivers/printer/layout.ts";
import { printerProfile } from "#drivers/printer/profile.ts";
import { openBench } from "../support/bench.ts";
import { RECEIPT } from "../support/receipt.ts";

const profile = printerProfile("epson-tm-t88");
const encode = (document: PrintDocument) => Buffer.concat(encodeDocument(document, profile).pieces);
const INIT = "1b401d610f1c43011b74011b5208";
const body = (line: PrintLine) => encode([line]).toString("hex").slice(INIT.length);
const sjis = (text: string) => Buffer.from(encodeText(text).bytes).toString("hex");

const line: fc.Arbitrary<PrintLine> = fc.oneof(
  fc.record({
    kind: fc.constant("text" as const),
    text: fc.string({ unit: "grapheme", maxLength: 120 }),
    bold: fc.boolean(),
    wide: fc.boolean(),
    underline: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant("row" as const),
    left: fc.string({ unit: "grapheme", maxLength: 90 }),
    right: fc.string({ maxLength: 30 }),
    wide: fc.boolean(),
    indent: fc.nat(6),
  }),
  fc.record({ kind: fc.constant("rule" as const), double: fc.boolean() }),
  fc.record({ kind: fc.constant("feed" as const), lines: fc.nat(300) }),
  fc.record({
    kind: fc.constant("qr" as const),
    data: fc.string({ unit: "binary-ascii", maxLength: 500 }),
    cell: fc.nat(20),
  }),
  fc.constant({ kind: "cut" as const }),
);

describe("the encoder", () => {
  test("starts every document from a known state", () => {
    expect(encode([]).toString("hex")).toBe(INIT);
  });

  test("sends styles only where they change", () => {
    expect(body({ kind: "text", text: "A" })).toBe("410a");
    expect(body({ kind: "text", text: "合計", bold: true, wide: true })).toBe(`1b45011d2110${sjis("合計")}0a`);
    expect(body({ kind: "text", text: "あ", align: "center", underline: true, invert: true, tall: true })).toBe(
      `1b61011d21011d42011b2d011c2d01${sjis("あ")}0a`,
    );
    const two = encode([
      { kind: "text", text: "A", bold: true },
      { kind: "text", text: "B", bold: true },
      { kind: "text", text: "C" },
    ]);
    expect(two.toString("hex")).toBe(`${INIT}1b4501410a420a1b4500430a`);
  });

  test("puts amounts flush right by position, or by spaces where those are shorter", () => {
    // 48 columns of 12 dots; 5 cells of amount start at dot 516.
    expect(body({ kind: "row", left: "水", right: "¥1,08" })).toBe(`${sjis("水")}1b240402${sjis("¥1,08")}0a`);
    expect(body({ kind: "row", left: "x".repeat(44), right: "¥9" })).toBe(`${"78".repeat(44)}20205c390a`);
  });

  test("never cuts an amount: what finds no room gets a line of its own", () => {
    expect(body({ kind: "row", left: "x".repeat(46), right: "¥99" })).toBe(
      `${"78".repeat(46)}0a1b241c02${sjis("¥99")}0a`,
    );
  });

  test("encodes QR codes natively, and refuses one that could hide a real-time command in its length", () => {
    expect(body({ kind: "qr", data: "AB", cell: 5 })).toBe(
      "1b61011d286b0400314132001d286b03003143051d286b03003145311d286b050031503041421d286b0300315130",
    );
    expect(() => encode([{ kind: "qr", data: "x".repeat(513) }])).toThrow(RangeError);
  });

  test("never emits a real-time command, and never a line wider than the paper, whatever the document", () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (document) => {
        expect(encode(document).toString("latin1")).not.toMatch(/\u0010[\u0004\u0005\u0014]/u);
        for (const one of document) {
          if (one.kind === "text")
            for (const { bytes } of wrap(one.text, one.wide ? 24 : 48))
              expect(bytes.length).toBeLessThanOrEqual(one.wide ? 24 : 48);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("cuts a long document into parts of at most the window, losing no byte", () => {
    const { pieces } = encodeDocument(
      Array.from({ length: 300 }, (_, n): PrintLine => ({ kind: "row", left: `商品${n}`, right: `¥${n}` })),
      profile,
    );
    const parts = intoParts(pieces, profile.windowBytes);
    expect(parts.length).toBeGreaterThan(1);
    expect(Math.max(...parts.map((part) => part.length))).toBeLessThanOrEqual(2_048);
    expect(Buffer.concat(parts)).toEqual(Buffer.concat(pieces));
  });

  test("takes at most half the bytes of receiptline for a receipt of twenty lines", () => {
    const text = RECEIPT.filter((one) => one.kind !== "qr").map((one) => {
      if (one.kind === "row") return `${one.bold ? "^" : ""}${one.left} | ${one.right}`;
      if (one.kind === "text") return one.align === "center" ? one.text : `${one.text} |`;
      return one.kind === "cut" ? "=" : "-";
    });
    const theirs = receiptline.transform(text.join("\n"), {
      cpl: 48,
      encoding: "cp932",
      command: "escpos",
      cutting: true,
      spacing: false,
    });
    expect(encode(RECEIPT.filter((one) => one.kind !== "qr")).length / theirs.length).toBeLessThanOrEqual(0.5);
  });

  test("is printed by an interpreter written by others as it was meant, amounts in one column", async () => {
    await using bench = await openBench({ rig: { timeScale: 0.1 } });
    expect(await bench.driver.print(RECEIPT)).toEqual({ kind: "done" });
    const text = bench.printer.papers()[0]?.text ?? [];
    const cells = (row: string) => encodeText(row.trimEnd()).bytes.length;
    const amounts = text.filter((row) => /¥[\d,]+\)?$/u.test(row.trimEnd()) && !row.includes("合計"));
    expect(amounts.length).toBeGreaterThanOrEqual(12);
    expect(new Set(amounts.map(cells))).toEqual(new Set([48]));
  });
});
