import fc from "fast-check";
import { expect, test } from "vitest";
import { logFrames } from "#drivers/frame-log.ts";
import { type Mask, maskCard, maskDisplay, maskNothing, maskPrinter, maskScanner } from "#drivers/frame-mask.ts";

const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text.replaceAll(" ", ""), "hex"));
const ascii = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, "latin1"));

/** Whether what is shown still tells the secret: in bytes one after the other, as hex or as text. */
function tells(shown: string, secret: Uint8Array): boolean {
  const text = Buffer.from(shown.replaceAll(/[·…]/g, ""), "hex");
  return shown.includes(Buffer.from(secret).toString("hex")) || text.includes(Buffer.from(secret));
}

test("Questions, answers, kicks and setting up a printer are shown whole", () => {
  for (const bytes of [
    "10 04 01",
    "1b 70 00 32 fa",
    "10 14 01 00 01",
    "1d 61 ff",
    "1d 49 42",
    "1d 28 48 06 00 30 30 41 42 43 44",
  ])
    expect(maskPrinter("out", hex(bytes))).toBe(bytes.replaceAll(" ", ""));
  for (const bytes of [
    "16 12 12 12",
    "14 00 00 0f",
    "5f 45 50 53 4f 4e 00",
    "37 22 41 42 43 44 00",
    "11",
    "13",
    "32 12 72",
  ])
    expect(maskPrinter("in", hex(bytes))).toBe(bytes.replaceAll(" ", ""));
  // Star, automatic status of seven bytes.
  expect(maskPrinter("in", hex("23 86 00 00 00 00 00 00 00"))).toBe("238600000000000000");
});

test("What is on the paper is hidden in either encoding, with its commands left to be seen", () => {
  // ESC ! 8, then 山科 in Shift_JIS, then LF.
  expect(maskPrinter("out", hex("1b 21 08 8e 52 89 c8 0a"))).toBe("1b2108········0a");
  expect(maskDisplay("out", hex("1f 24 01 01 41 42"))).toBe("1f240101····");
});

test("A scanner in the printer's place tells no code, however its bytes are split", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9]{8,22}$/), fc.integer({ min: 1, max: 8 }), (code, size) => {
      const log = logFrames(maskPrinter);
      const bytes = ascii(`${code}\r`);
      for (let at = 0; at < bytes.length; at += size) log.note("in", bytes.subarray(at, at + size));
      const shown = log
        .frames()
        .map((frame) => frame.hex)
        .join("");
      return !tells(shown, ascii(code));
    }),
  );
});

test("Of a code its frame is shown, of a card the question and how it ended", () => {
  expect(maskScanner("in", ascii("]E04901234567894\r"))).toBe(`5d4530${"··".repeat(13)}0d`);
  expect(maskScanner("in", hex("00 ff 0d"))).toBe("00··0d");
  expect(maskCard("out", hex("ff b0 00 00 10"))).toBe("ffb0000010");
  expect(maskCard("in", hex("01 10 03 10 c5 12 34 56 90 00"))).toBe(`${"··".repeat(8)}9000`);
  expect(maskCard("in", hex("6a 82"))).toBe("6a82");
});

const anySecret = fc.uint8Array({ minLength: 6, maxLength: 22 });
const carried: readonly (readonly [string, Mask, (secret: Uint8Array) => readonly ["in" | "out", Uint8Array]])[] = [
  ["a card's answer", maskCard, (secret) => ["in", Uint8Array.of(...secret, 0x90, 0)]],
  [
    "a command that names the card",
    maskCard,
    (secret) => ["out", Uint8Array.of(0xff, 0, 0, 0, secret.length, ...secret)],
  ],
  ["an answer within an answer", maskCard, (secret) => ["in", Uint8Array.of(0xc0, 3, 0, 0x90, 0, ...secret, 0x90, 0)]],
];

test("Whatever a card says or is called never stands in a frame; without the mask it does", () => {
  for (const [name, mask, carry] of carried) {
    const check = (chosen: Mask): boolean => {
      let isTold = false;
      fc.assert(
        fc.property(anySecret, (secret) => {
          isTold ||= tells(chosen(...carry(secret)), secret.subarray(0, 6));
        }),
        { numRuns: 300 },
      );
      return isTold;
    };
    expect([name, check(mask)]).toEqual([name, false]);
    // The control.
    expect([name, check(maskNothing)]).toEqual([name, true]);
  }
});

test("A name on a receipt never stands in a frame, wherever the bytes are cut", () => {
  const name = hex("8e 52 89 c8 89 d4 8e 71"); // 山科花子
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 12 }), fc.nat({ max: 8 }), (before, cut) => {
      const bytes = Uint8Array.of(...before, 0x0a, ...name, 0x0a);
      const log = logFrames(maskPrinter);
      log.note("out", bytes.subarray(0, before.length + 1 + cut));
      log.note("out", bytes.subarray(before.length + 1 + cut));
      return !tells(
        log
          .frames()
          .map((frame) => frame.hex)
          .join(""),
        name,
      );
    }),
  );
});

test("A log keeps the last fifty frames with their length and direction, and no frame is longer than a line", () => {
  const log = logFrames(maskPrinter);
  for (let n = 0; n < 60; n += 1) log.note(n % 2 === 0 ? "out" : "in", new Uint8Array(n + 1));
  const frames = log.frames();
  expect(frames).toHaveLength(50);
  expect(frames[0]).toMatchObject({ way: "out", bytes: 11 });
  expect(frames.at(-1)).toMatchObject({ way: "in", bytes: 60, hex: `${"00".repeat(24)}…` });
});
