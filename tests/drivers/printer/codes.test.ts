import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { encodeDocument } from "#drivers/printer/encode.ts";
import { PRINTER_MODELS, printerProfile } from "#drivers/printer/profile.ts";
import { makeFolder } from "../support/bench.ts";
import { foreignBytes, JAN, QR } from "../support/encoders.ts";
import { printBytes } from "../support/print-bytes.ts";

/** What zbarimg, written by others, reads on a paper: kind and content, one a line. */
function scan(png: Buffer): string[] {
  using folder = makeFolder();
  const file = join(folder.path, "paper.png");
  writeFileSync(file, png);
  const found = execFileSync("zbarimg", ["-q", file], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  return found.split("\n").filter((line) => line !== "");
}

describe("codes on paper, read by zbarimg", () => {
  test.each(PRINTER_MODELS)("%s: the receipt's QR code says what it should", (model) => {
    const profile = printerProfile(model);
    const document = [
      { kind: "text", text: "京大生協" },
      { kind: "qr", data: QR },
      { kind: "feed", lines: 3 },
    ] as const;
    const { png } = printBytes(
      Buffer.concat(encodeDocument(document, profile).pieces),
      profile.dialect,
      profile.columns,
    );
    expect(scan(png())).toEqual([`QR-Code:${QR}`]);
  });

  test("QR and JAN codes of other encoders are read on the rig's paper", async () => {
    const all = await foreignBytes();
    for (const wanted of ["receiptline epson", "receiptline starlinembcs", "@point-of-sale esc-pos raster"]) {
      const foreign = all.find(({ by }) => by === wanted);
      if (!foreign) throw new Error(`nothing by ${wanted}`);
      const { png } = printBytes(foreign.bytes, foreign.language);
      expect(scan(png()).sort(), wanted).toEqual([`EAN-13:${JAN}`, `QR-Code:${QR}`]);
    }
  });

  test("a paper without a code has none, and a spoilt one is not read", () => {
    const profile = printerProfile("epson-tm-t88");
    const bytes = Buffer.concat(encodeDocument([{ kind: "qr", data: QR }], profile).pieces);
    // Another cell size and half the paper: the code is cut off.
    const half = printBytes(bytes).bitmap();
    expect(half.height).toBeGreaterThan(90);
    expect(() => scan(printBytes(Buffer.from("\n\n\n")).png())).toThrow();
  });
});
