import { parsePoll, parseRead, unwrapFrame } from "#drivers/reader/felica-frame.ts";
import type { Target } from "../target.ts";

const idm = Uint8Array.from(Buffer.from("0102030405060708", "hex"));
const heads = ["d503", "9700", ""];
const poll = `12010102030405060708${"0f".repeat(8)}`;
const others = `1d071122334455667788000001${"32".repeat(16)}`;
const read = `1d070102030405060708000001${"31".repeat(16)}`;

/** A FeliCa card's own frames in a reader's answer: nobody's blocks are taken for another card's. */
export function felicaAnswers(parse: typeof parseRead = parseRead): Target {
  const frames = (chunk: Uint8Array): Uint8Array[] => [
    chunk,
    ...heads.flatMap((head) => unwrapFrame(head, chunk) ?? []),
  ];
  const hex = (bytes: Uint8Array | string | undefined): string =>
    bytes instanceof Uint8Array ? Buffer.from(bytes).toString("hex") : String(bytes);
  return {
    name: "felica-answers",
    read: (chunks) => ({
      said: chunks.flatMap((chunk) =>
        frames(chunk).flatMap((frame) => [hex(parsePoll(frame)), hex(parse(frame, idm, 1))]),
      ),
      held: 0,
    }),
    heldLimit: 0,
    valid: [],
    words: [poll, read, others, `${read}9000`, `d503${poll}9000`, `9700${read}9000`].map((one) =>
      Buffer.from(one, "hex"),
    ),
    strewn: [],
    isStream: false,
    doubt(_, chunks) {
      for (const frame of chunks.flatMap(frames)) {
        const data = parse(frame, idm, 1);
        if (!(data instanceof Uint8Array)) continue;
        if (data.length !== 16) return `a block of ${data.length} bytes`;
        if (Buffer.compare(frame.subarray(2, 10), idm) !== 0) return "blocks of another card";
      }
      return undefined;
    },
  };
}
