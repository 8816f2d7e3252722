import { type AppCode, readAppCode } from "#register/barcode/app-code.ts";
import { readBarcode } from "#register/barcode/read-barcode.ts";
import type { Target } from "../target.ts";

const heads = { "02": { price: 4 }, "20": { price: 5, check: true } } as const;

const words = [
  "CR1/R1/7/42/ABCDEF01",
  "CR1/R1/7/12345678901234567890/ABCDEF01",
  "https://www.pokepay.jp/",
  "bills/",
  "02",
  "20",
  "978",
  "192",
].map((text) => Buffer.from(text, "latin1"));

/** A number of a receipt that is no safe integer would name another receipt. */
function isSane(code: AppCode | null): boolean {
  return code?.kind !== "receipt" || (Number.isSafeInteger(code.epoch) && Number.isSafeInteger(code.seq));
}

/** Any text at all, as somebody could print it on a sticker: what the two readers of codes make of it. */
export function codes(read: typeof readAppCode = readAppCode): Target {
  return {
    name: "codes",
    read(chunks) {
      const texts = chunks.map((chunk) => Buffer.from(chunk).toString(chunk.length % 2 === 0 ? "utf8" : "latin1"));
      return { said: texts.map((text) => JSON.stringify([read(text), readBarcode(text, heads)])), held: 0 };
    },
    heldLimit: 0,
    valid: [],
    words,
    strewn: [],
    isStream: false,
    doubt(_, chunks) {
      for (const chunk of chunks) {
        const text = Buffer.from(chunk).toString("latin1");
        const code = read(text);
        if (!isSane(code)) return `not a number one can count with: ${JSON.stringify(code)}`;
        const barcode = readBarcode(text, heads);
        if (barcode.kind === "priced" && !(barcode.price >= 0 && barcode.price < 1_000_000)) return "a price of no yen";
      }
      return undefined;
    },
  };
}
