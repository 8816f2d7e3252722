import { encodeFrame, parseFrames, readCounts, readText } from "#drivers/changer/frame.ts";
import type { Target } from "../target.ts";

const sentences = ["1 OK state=idle", "2 NO BUSY n=1", "! TAKEN cash=1000x3,10x2", "3 OK counts=- paid=10000x1"];
const valid = sentences.map(encodeFrame);

/** A changer's frames, and what its sentences say. */
export function changerFrames(parse: typeof parseFrames = parseFrames): Target {
  return {
    name: "changer-frames",
    read(chunks) {
      const said: string[] = [];
      let carry = "";
      for (const chunk of chunks) {
        const parsed = parse(carry, chunk);
        ({ carry } = parsed);
        for (const text of parsed.texts) {
          const heard = readText(text);
          said.push(JSON.stringify([heard, Object.values(heard?.fields ?? {}).map(readCounts)]));
        }
      }
      return { said, held: carry.length };
    },
    heldLimit: 512,
    valid,
    words: [
      ...valid,
      ...["\x02", "\x03", `\x02${"9".repeat(600)}`, "0000", "1000x3", " OK "].map((text) =>
        Buffer.from(text, "latin1"),
      ),
    ],
    strewn: [],
    isStream: true,
  };
}
