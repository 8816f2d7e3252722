import { readAppCode } from "#register/barcode/app-code.ts";
import { readBarcode } from "#register/barcode/read-barcode.ts";
import { NOTHING_SCANNED, parseScans } from "#drivers/scanner/frame.ts";
import type { Target } from "../target.ts";

/** What a shop's scanner sends: articles, a book and its second row, the app's token, a receipt's QR code; with AIM identifiers and without. */
const codes = [
  "4901234567894",
  "49123456",
  "]E09784101010014",
  "1920193006000",
  "2012345004204",
  "12345678901234567890",
  "]Q3CR1/R1/1/42/ABCDEF01",
  "https://www.pokepay.jp/cashtrays/01234567-89ab-cdef-0123-456789abcdef",
];
const heads = { "20": { price: 5, check: false } } as const;

/** A scanner's bytes, cut into codes by `parse`, and each code read as the register reads it. */
export function scans(parse: typeof parseScans = parseScans): Target {
  return {
    name: "scans",
    read(chunks) {
      const said: string[] = [];
      let carry = NOTHING_SCANNED;
      for (const chunk of chunks) {
        const parsed = parse(carry, chunk, 0);
        ({ carry } = parsed);
        for (const { code } of parsed.scans) said.push(JSON.stringify(readAppCode(code) ?? readBarcode(code, heads)));
      }
      return { said, held: carry.text.length };
    },
    heldLimit: 128,
    valid: codes.flatMap((code) => [Buffer.from(`${code}\r`, "latin1"), Buffer.from(`${code}\r\n`, "latin1")]),
    words: codes.map((code) => Buffer.from(code, "latin1")),
    strewn: [],
    isStream: true,
  };
}
