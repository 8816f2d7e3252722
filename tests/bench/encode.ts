import { encodeDocument } from "#drivers/printer/encode.ts";
import { printerProfile } from "#drivers/printer/profile.ts";
import { RECEIPT } from "#tests/drivers/support/receipt.ts";
import type { Figure } from "./figure.ts";
import { type Encode, escposEncoder, receiptlineEncoder, thermalEncoder } from "./peer-encoders.ts";
import { median } from "./statistics.ts";

const rounds = 40;
const receiptsARound = 25;
const warmUp = 4;

/** Without the QR code, which not all of them make by a command of the printer. */
const paper = RECEIPT.filter(({ kind }) => kind !== "qr");
const profile = printerProfile("epson-tm-t88");
const encoders: Readonly<Record<string, Encode>> = {
  ours: () => encodeDocument(paper, profile).pieces.reduce((sum, piece) => sum + piece.length, 0),
  receiptline: receiptlineEncoder(paper),
  escpos: escposEncoder(paper),
  "node-thermal-printer": thermalEncoder(paper),
};

/** Milliseconds a receipt. */
function time(encode: Encode): number {
  const from = performance.now();
  for (let n = 0; n < receiptsARound; n += 1) if (encode() === 0) throw new Error("nothing was encoded");
  return (performance.now() - from) / receiptsARound;
}

/** A Japanese receipt of twenty lines as bytes, how often a second: receiptline's against ours, and two others beside it; in turns. */
export const encode: Figure = {
  name: "encode",
  limit: 0.25,
  run() {
    const times = new Map<string, number[]>(Object.keys(encoders).map((name) => [name, []]));
    for (let round = -warmUp; round < rounds; round += 1)
      for (const [name, one] of Object.entries(encoders)) {
        const ms = time(one);
        if (round >= 0) times.get(name)?.push(ms);
      }
    const aSecond = (name: string): number => 1000 / median(times.get(name) ?? []);
    const [ours, theirs] = [aSecond("ours"), aSecond("receiptline")];
    const notes = ["escpos", "node-thermal-printer"].map(
      (name) =>
        `${name} ${Math.round(aSecond(name))} receipts a second, ours ${(ours / aSecond(name)).toFixed(1)} times as many`,
    );
    const baseline = { of: "receiptline on the same receipt", value: theirs, ours, unit: "receipts/s" };
    return Promise.resolve({ value: theirs / ours, unit: "×", samples: rounds, baseline, notes });
  },
};
