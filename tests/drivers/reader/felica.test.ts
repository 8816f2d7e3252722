import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { answerFrame } from "#rig/card/felica-frames.ts";
import { acr122u } from "#rig/card/models.ts";
import { parsePoll, parseRead, pollFrame, readFrame, unwrapFrame, wrapFrame } from "#drivers/reader/felica-frame.ts";
import { readerProfile } from "#drivers/reader/profile.ts";
import { readFelica, type Say } from "#drivers/reader/read-felica.ts";
import { KYOTO, STUDENT, TRANSIT } from "../support/cards.ts";

const hex = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString("hex");
const bytes = (text: string) => Uint8Array.from(Buffer.from(text, "hex"));
const { felica } = readerProfile("acr122u");

describe("FeliCa's own frames", () => {
  test("are those of JIS X 6319-4: length, command, system or IDm, service low byte first, blocks", () => {
    expect(hex(pollFrame("FE00"))).toBe("0600fe000100");
    expect(hex(readFrame(bytes("11223344aabbccdd"), KYOTO, 2))).toBe("120611223344aabbccdd018b1a0280008001");
  });

  test("are wrapped with their length, and taken out only where all around them is right", () => {
    expect(hex(wrapFrame("ff50{length2+11}{frame}00{payload}", bytes("0301ff")))).toBe("ff50000e0301ff0001ff");
    expect(hex(unwrapFrame("d5..", bytes("d5420301ff9000")))).toBe("0301ff");
    for (const wrong of ["d5420301ff6300", "d5420401ff9000", "d4420301ff9000", "d542009000", "d542", ""])
      expect(unwrapFrame("d5..", bytes(wrong))).toBeUndefined();
  });

  test("cut off anywhere, or of another card, are no answer", () => {
    const card = answerFrame(STUDENT, Buffer.from(pollFrame("FE00"))) ?? Buffer.alloc(0);
    const idm = parsePoll(card) ?? new Uint8Array();
    expect(hex(idm)).toBe("11223344aabbccdd");
    const answer = answerFrame(STUDENT, Buffer.from(readFrame(idm, KYOTO, 1))) ?? Buffer.alloc(0);
    expect(parseRead(answer, idm, 1)).toHaveLength(16);
    for (let length = 0; length < answer.length; length += 1) {
      expect(parsePoll(card.subarray(0, Math.min(length, card.length - 1)))).toBeUndefined();
      expect(parseRead(answer.subarray(0, length), idm, 1)).toBeUndefined();
    }
    expect(parseRead(answer, bytes("11223344aabbccde"), 1)).toBeUndefined();
    expect(parseRead(answer, idm, 2)).toBeUndefined();
  });

  test("are parsed without a throw, whatever comes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), fc.uint8Array({ minLength: 8, maxLength: 8 }), (any, idm) => {
        parsePoll(any);
        parseRead(any, idm, 1);
        unwrapFrame("d54b0101", any);
        unwrapFrame("", any);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("who a card is, by its own frames", () => {
  /** The card behind an ACR122U, with the answers at these places lost. */
  function losing(card: typeof STUDENT, ...lost: readonly number[]): Say {
    let asked = -1;
    return (command) => {
      asked += 1;
      const heard = lost.includes(asked) ? undefined : card;
      return Promise.resolve({
        kind: "answer",
        data: acr122u.transmit(Buffer.from(command), heard) ?? new Uint8Array(),
      });
    };
  }
  const read = (say: Say) => (felica ? readFelica(say, felica, KYOTO) : Promise.reject(new Error("no FeliCa")));

  test("is its number even where the first call for it was lost, never its IDm", async () => {
    const number = { kind: "read", id: { kind: "fcf", number: "1029123456" } };
    expect(await read(losing(STUDENT))).toEqual(number);
    expect(await read(losing(STUDENT, 1))).toEqual(number);
  });

  test("is its IDm only where it answers to others and twice not to ours", async () => {
    expect(await read(losing(TRANSIT))).toEqual({ kind: "read", id: { kind: "idm", idm: "01b2c3d4e5f60718" } });
  });

  test("is nobody where it answers no call, or falls silent at its number", async () => {
    expect(await read(losing(STUDENT, 1, 2))).toEqual({ kind: "trouble", code: "WRONG_DEVICE" });
    expect(await read(losing(STUDENT, 2))).toEqual({ kind: "trouble", code: "FAILURE" });
  });
});
