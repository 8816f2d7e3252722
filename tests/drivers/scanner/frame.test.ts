import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { IDLE_MS, NOTHING_SCANNED, parseScans, TAIL_MS } from "#drivers/scanner/frame.ts";

const bytes = (text: string) => Uint8Array.from(Buffer.from(text, "latin1"));
const scan = (text: string, at = 0) => parseScans(NOTHING_SCANNED, bytes(text), at);

describe("the scanner's frames", () => {
  test("end with CR, LF or both", () => {
    expect(scan("4901234567894\r").scans).toEqual([{ code: "4901234567894" }]);
    expect(scan("1\n2\r3\r\n4\r\n\r\n").scans.map(({ code }) => code)).toEqual(["1", "2", "3", "4"]);
  });

  test("may carry an AIM identifier, which is not part of the code", () => {
    expect(scan("]E04901234567894\r").scans).toEqual([{ code: "4901234567894", symbology: "]E0" }]);
  });

  test("are the same however they are split and merged", () => {
    const codes = fc.array(fc.stringMatching(/^[0-9A-Z]{1,30}$/u), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(codes, fc.array(fc.nat({ max: 200 }), { maxLength: 12 }), (sent, cuts) => {
        const stream = bytes(sent.map((code) => `${code}\r\n`).join(""));
        const ends = [...cuts.map((cut) => cut % (stream.length + 1)), stream.length].sort((a, b) => a - b);
        let carry = NOTHING_SCANNED;
        const heard: string[] = [];
        let from = 0;
        ends.forEach((to, n) => {
          const parsed = parseScans(carry, stream.subarray(from, to), n);
          ({ carry } = parsed);
          heard.push(...parsed.scans.map(({ code }) => code));
          expect(parsed.garbage).toBe(0);
          from = to;
        });
        expect(heard).toEqual(sent);
      }),
      { numRuns: 500 },
    );
  });

  test("whose end was lost are never joined with the next code", () => {
    const first = scan("49012345", 0);
    const second = parseScans(first.carry, bytes("4901234567894\r"), 500);
    expect({ scans: second.scans, garbage: second.garbage }).toEqual({
      scans: [{ code: "4901234567894" }],
      garbage: 1,
    });
  });

  test("held up in the middle are garbage as a whole: the second half is no code, and the next one is read", () => {
    const [head, rest] = ["4901", "234567894\r"].map(bytes);
    const first = parseScans(NOTHING_SCANNED, head ?? bytes(""), 0);
    const silence = parseScans(first.carry, bytes(""), 61);
    expect(silence).toMatchObject({ scans: [], garbage: 1 });
    const second = parseScans(silence.carry, rest ?? bytes(""), 150);
    expect(second).toMatchObject({ scans: [], garbage: 0 });
    expect(parseScans(second.carry, bytes("4901234567894\r"), 160).scans).toEqual([{ code: "4901234567894" }]);
  });

  test("are never wrong, whatever pauses of up to a quarter of a second the line makes, and right where it makes none over 60 ms", () => {
    const cut = fc.record({ at: fc.nat(200), pauseMs: fc.integer({ min: 0, max: TAIL_MS }) });
    const codes = fc.array(fc.stringMatching(/^[0-9]{13}$/u), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(codes, fc.array(cut, { maxLength: 8 }), (sent, cuts) => {
        let carry = NOTHING_SCANNED;
        const heard: string[] = [];
        let now = 0;
        let isHeldUp = false;
        for (const code of sent) {
          const frame = bytes(`${code}\r`);
          let from = 0;
          for (const { at, pauseMs } of [...cuts].sort((a, b) => (a.at % 15) - (b.at % 15))) {
            const to = Math.max(from, at % 15);
            const parsed = parseScans(carry, frame.subarray(from, to), now);
            ({ carry } = parsed);
            heard.push(...parsed.scans.map((one) => one.code));
            if (from < to && to < frame.length) isHeldUp ||= pauseMs > IDLE_MS;
            now += from < to ? pauseMs : 0;
            from = to;
          }
          const last = parseScans(carry, frame.subarray(from), now);
          ({ carry } = last);
          heard.push(...last.scans.map((one) => one.code));
          now += 300;
        }
        for (const code of heard) expect(sent).toContain(code);
        if (!isHeldUp) expect(heard).toEqual(sent);
      }),
      { numRuns: 500 },
    );
  });

  test("without an AIM identifier are garbage where the scanner was set up to send one", () => {
    const parsed = parseScans(NOTHING_SCANNED, bytes("]E04901234567894\r234567894\r"), 0, { aim: true });
    expect(parsed).toMatchObject({ scans: [{ code: "4901234567894", symbology: "]E0" }], garbage: 1 });
  });

  test("that never end are counted by their length", () => {
    expect(parseScans(NOTHING_SCANNED, new Uint8Array(129 * 5).fill(0xff), 0).garbage).toBe(5);
  });

  test("end with a pause where the scanner sends no suffix", () => {
    const first = parseScans(NOTHING_SCANNED, bytes("49012345"), 0, { suffix: false });
    expect(parseScans(first.carry, bytes(""), 30, { suffix: false }).scans).toEqual([]);
    expect(parseScans(first.carry, bytes(""), 61, { suffix: false }).scans).toEqual([{ code: "49012345" }]);
  });

  test("with noise in them, or longer than 128, are garbage and not a code", () => {
    expect(scan("490\u00001234\r1\r")).toMatchObject({ scans: [{ code: "1" }], garbage: 1 });
    expect(scan("49\u00ff01\r")).toMatchObject({ scans: [], garbage: 1 });
    expect(scan(`${"9".repeat(128)}\r${"9".repeat(129)}\r7\r`)).toMatchObject({
      scans: [{ code: "9".repeat(128) }, { code: "7" }],
      garbage: 1,
    });
  });

  test("are read out of any bytes without a fault, and hold printable ASCII only", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400, size: "max" }), (noise) => {
        for (const { code } of parseScans(NOTHING_SCANNED, noise, 0).scans)
          expect(code).toMatch(/^[\u0020-\u007e]{1,128}$/u);
      }),
      { numRuns: 500 },
    );
  });
});
