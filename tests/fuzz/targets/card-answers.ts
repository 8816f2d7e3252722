import { dataOf, type FcfLayout, parseFcf, parseIdm } from "#drivers/reader/frame.ts";
import type { Target } from "../target.ts";

const layout: FcfLayout = { system: "FE00", service: "1A8B", offset: 2, length: 10, pattern: "^[0-9]{10}$" };
const OK = [0x90, 0x00];

type CardParsers = { dataOf: typeof dataOf; parseFcf: typeof parseFcf; parseIdm: typeof parseIdm };

/** What a card answers to a command, each chunk one answer: a member is only ever known by ten digits, or by eight bytes. */
export function cardAnswers(parsers: CardParsers = { dataOf, parseFcf, parseIdm }): Target {
  const read = (answer: Uint8Array) => {
    const data = parsers.dataOf(answer);
    return data ? (parsers.parseFcf(data, layout) ?? parsers.parseIdm(data)) : undefined;
  };
  return {
    name: "card-answers",
    // Nearly no random answer ends in 9000h, so each is also read with it.
    read: (chunks) => ({
      said: chunks.flatMap((chunk) =>
        [read(chunk), read(Uint8Array.of(...chunk, ...OK))].map((id) => JSON.stringify(id) ?? "nobody"),
      ),
      held: 0,
    }),
    heldLimit: 0,
    valid: [],
    words: ["1029123456", "\x90\0", "\x63\0", "01"].map((text) => Buffer.from(text, "latin1")),
    strewn: [],
    isStream: false,
    doubt(_, chunks) {
      for (const answer of chunks.flatMap((chunk) => [chunk, Uint8Array.of(...chunk, ...OK)])) {
        const id = read(answer);
        if (id === undefined) continue;
        if (answer.at(-2) !== 0x90 || answer.at(-1) !== 0) return "somebody, out of an answer that failed";
        if (id.kind === "fcf" ? !/^[0-9]{10}$/u.test(id.number) : !/^0[0-9a-f]{15}$/u.test(id.idm))
          return `nobody's number: ${JSON.stringify(id)}`;
      }
      return undefined;
    },
  };
}
