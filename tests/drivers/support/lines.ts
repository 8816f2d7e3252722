import fc from "fast-check";
import type { PrintLine } from "#drivers/printer/document.ts";
import type { Picture } from "#drivers/printer/picture.ts";

/** Bytes that begin and make real-time commands, so that a random picture is full of them. */
const hostile = fc.constantFrom(0x10, 0x04, 0x05, 0x14, 0x01, 0x02, 0x08, 0x1b, 0x06, 0x1c, 0x00);

/** Pictures of any size the paper takes, of plain noise or of noise full of commands. */
export const pictures = (widestDots: number): fc.Arbitrary<Picture> =>
  fc
    .record({ width: fc.integer({ min: 1, max: widestDots }), height: fc.integer({ min: 1, max: 60 }) })
    .chain(({ width, height }) => {
      const length = Math.ceil(width / 8) * height;
      const noise = fc.oneof(
        fc.uint8Array({ minLength: length, maxLength: length }),
        fc.array(fc.oneof({ weight: 30, arbitrary: fc.constant(0) }, hostile), {
          minLength: length,
          maxLength: length,
        }),
      );
      return noise.map((bytes) => ({ width, height, rows: Buffer.from(Uint8Array.from(bytes)).toString("base64") }));
    });

const text = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 60 }),
  fc.string({ unit: fc.constantFrom("あ", "表", "ソ", "ｶ", "ﾞ", "A", "¥", "☕", "〜", " "), maxLength: 60 }),
);

/** Documents of every kind of line, for paper of so many columns. */
export const lines = (columns: number): fc.Arbitrary<PrintLine[]> => {
  const line: fc.Arbitrary<PrintLine> = fc.oneof(
    fc.record({
      kind: fc.constant("text" as const),
      text,
      align: fc.constantFrom("left" as const, "center" as const, "right" as const),
      bold: fc.boolean(),
      wide: fc.boolean(),
      tall: fc.boolean(),
      invert: fc.boolean(),
      underline: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant("row" as const),
      left: text,
      right: fc.string({ maxLength: 20 }),
      bold: fc.boolean(),
      wide: fc.boolean(),
      indent: fc.nat(6),
    }),
    fc.record({ kind: fc.constant("rule" as const), double: fc.boolean() }),
    fc.record({ kind: fc.constant("feed" as const), lines: fc.nat(300) }),
    fc.record({
      kind: fc.constant("qr" as const),
      data: fc.string({ unit: "binary-ascii", minLength: 1, maxLength: 300 }),
      cell: fc.nat(20),
    }),
    fc.record({
      kind: fc.constant("logo" as const),
      picture: pictures(columns * 12),
      stored: fc.constantFrom("L1", "zz"),
      alt: fc.constant("京大生協"),
    }),
    fc.constant({ kind: "cut" as const }),
  );
  return fc.array(line, { maxLength: 8 });
};
