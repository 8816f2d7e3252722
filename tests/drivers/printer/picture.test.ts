import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PrintDocument } from "#drivers/printer/document.ts";
import { encodeDocument } from "#drivers/printer/encode.ts";
import type { Picture } from "#drivers/printer/picture.ts";
import { printerProfile } from "#drivers/printer/profile.ts";
import type { Bitmap } from "#rig/printer/bitmap.ts";
import { watchRealTime } from "#rig/printer/real-time.ts";
import { pictures } from "../support/lines.ts";
import { printBytes } from "../support/print-bytes.ts";

const ALT = "京大生協";
const RASTER_MODELS = ["epson-tm-t88", "clone-gs-r", "star-line", "star-prnt"] as const;

function send(document: PrintDocument, model: string) {
  const profile = printerProfile(model);
  const bytes = Buffer.concat(encodeDocument(document, profile).pieces);
  return { bytes, printed: printBytes(bytes, profile.dialect) };
}

/** What is inked, from its first to its last inked row and column: its size and a digest of it. */
function inked({ width, dots }: Bitmap): string {
  const [xs, ys] = [[] as number[], [] as number[]];
  for (let at = dots.indexOf(1); at >= 0; at = dots.indexOf(1, at + 1)) {
    xs.push(at % width);
    ys.push(Math.floor(at / width));
  }
  const left = xs.reduce((least, x) => Math.min(least, x), width);
  const top = ys[0] ?? 0;
  const digest = createHash("sha256");
  for (const [n, x] of xs.entries()) digest.update(`${x - left},${(ys[n] ?? 0) - top};`);
  return `${xs.length} dots ${digest.digest("hex").slice(0, 16)}`;
}

function drawn({ width, height, rows }: Picture): string {
  const bytes = Buffer.from(rows, "base64");
  const stride = Math.ceil(width / 8);
  const dot = (x: number, y: number) => ((bytes[y * stride + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1;
  const dots = Array.from({ length: width * height }, (_, i) => dot(i % width, Math.floor(i / width)));
  return inked({ width, height, dots: Uint8Array.from(dots) });
}

const picture = (width: number, ...rows: readonly number[][]): Picture => ({
  width,
  height: rows.length,
  rows: Buffer.from(rows.flat()).toString("base64"),
});
/** 10h 14h 01h 00h 05h: the drawer, at once, for half a second. */
const TRAP = picture(48, [0x10, 0x14, 0x01, 0x00, 0x05, 0x80], [0xff, 0, 0, 0, 0, 0xff]);

describe("a picture", () => {
  test("that holds a real-time kick opens the drawer when it is sent as it is", () => {
    const rows = Buffer.from(TRAP.rows, "base64");
    const naive = Buffer.concat([Buffer.from("1d76300006000200", "hex"), rows]);
    expect(printBytes(naive).kicks).toHaveLength(1);
  });

  test.each(RASTER_MODELS)("is printed dot for dot by %s, and opens nothing", (model) => {
    const { printed } = send([{ kind: "logo", picture: TRAP, alt: ALT }, { kind: "cut" }], model);
    expect(printed.kicks).toEqual([]);
    expect(printed.findings).toEqual([]);
    expect(inked(printed.bitmap())).toEqual(drawn(TRAP));
  });

  test.each(RASTER_MODELS)(
    "never carries a real-time command to %s, whatever it shows, and is the same picture",
    (model) => {
      const { columns, columnDots, dialect } = printerProfile(model);
      let shown = 0;
      fc.assert(
        fc.property(pictures(columns * columnDots), (random) => {
          const { bytes, printed } = send([{ kind: "logo", picture: random, alt: ALT }], model);
          expect(printed.findings).toEqual([]);
          expect(printed.kicks).toEqual([]);
          if (dialect === "escpos") {
            expect(bytes.toString("latin1")).not.toMatch(/\u0010[\u0004\u0005\u0014]/u);
            const watch = watchRealTime();
            for (const byte of bytes) expect(watch.hear(byte)).toBeUndefined();
          }
          if (printed.text.join("").includes(ALT)) return;
          shown += 1;
          expect(inked(printed.bitmap())).toEqual(drawn(random));
        }),
        { numRuns: 60 },
      );
      expect(shown).toBeGreaterThan(50);
    },
  );

  test("that cannot be moved out of the way is said in words instead", () => {
    // As wide as the paper: there is no room to move it by one dot.
    const wide = picture(576, [0x10, 0x04, ...Array.from({ length: 70 }, () => 0xff)]);
    const { printed } = send([{ kind: "logo", picture: wide, alt: ALT }], "epson-tm-t88");
    expect(printed.text.map((line) => line.trim())).toEqual([ALT]);
  });

  test("whose bytes do not fit its size is a bug, and said so", () => {
    expect(() =>
      send([{ kind: "logo", picture: { width: 9, height: 1, rows: "AA==" }, alt: ALT }], "epson-tm-t88"),
    ).toThrow("1 bytes are no picture of 9 × 1 dots");
  });
});

describe("a stored logo", () => {
  test("is printed by its key code in eleven bytes where the printer keeps pictures, as the picture where it keeps none", () => {
    const store: PrintDocument = [{ kind: "store-logo", key: "L1", picture: TRAP }];
    const print: PrintDocument = [{ kind: "logo", picture: TRAP, stored: "L1", alt: ALT }, { kind: "cut" }];
    for (const model of ["epson-tm-t88", "epson-tm-m30-32", "clone-gs-r", "star-line", "star-prnt-32"]) {
      const profile = printerProfile(model);
      const kept = Buffer.concat(encodeDocument(store, profile).pieces);
      const shown = Buffer.concat(encodeDocument(print, profile).pieces);
      // Power between the two: modes go, what is stored stays; here the printer's own ESC @ does it.
      const printed = printBytes(Buffer.concat([kept, shown]), profile.dialect);
      expect(printed.findings, model).toEqual([]);
      expect(printed.kicks, model).toEqual([]);
      expect(inked(printed.bitmap()), model).toEqual(drawn(TRAP));
      const plain = Buffer.concat(encodeDocument([{ kind: "cut" }], profile).pieces);
      if (profile.nvGraphics) expect(shown.length - plain.length).toBe(11);
      else expect(encodeDocument(store, profile).pieces).toHaveLength(1);
    }
  });

  test("that was never stored prints nothing and is found out", () => {
    const { printed } = send([{ kind: "logo", picture: TRAP, stored: "zz", alt: ALT }], "epson-tm-t88");
    expect(printed.findings.map(({ finding }) => finding)).toEqual(["range"]);
  });
});
