import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { NOTHING_SCANNED, parseScans } from "#drivers/scanner/frame.ts";

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
