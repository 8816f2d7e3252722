import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { star } from "#drivers/printer/dialect/star.ts";
import { heardReport, parseStar } from "#drivers/printer/dialect/star-frame.ts";
import type { Carry, StatusFrame } from "#drivers/printer/frame.ts";
import { NOTHING_SAID, stoppedBy } from "#drivers/printer/status.ts";
import { starReport } from "#rig/printer/star-status.ts";
import type { Condition } from "#rig/printer/status.ts";

const WELL: Condition = { paper: "ok", cover: "closed", fault: "none", feedPressed: false, pin3High: false };
const REPORT = starReport(WELL, { count: 0, isPassed: false }, false);

function parseCut(bytes: Uint8Array, cuts: readonly number[]): { frames: StatusFrame[]; garbage: number } {
  let carry: Carry = [];
  let from = 0;
  let garbage = 0;
  const frames: StatusFrame[] = [];
  for (const to of [...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length]) {
    const parsed = parseStar(carry, bytes.subarray(from, Math.max(from, to)));
    frames.push(...parsed.frames);
    garbage += parsed.garbage;
    ({ carry } = parsed);
    from = Math.max(from, to);
  }
  return { frames, garbage };
}

describe("what a Star says", () => {
  test("is read bit by bit: all combinations of what it can feel", () => {
    for (const isNetwork of [false, true])
      for (const paper of ["ok", "near-end", "end"] as const)
        for (const cover of ["open", "closed"] as const)
          for (const fault of ["none", "cutter", "unrecoverable", "auto-recoverable"] as const)
            for (const pin3High of [false, true])
              for (const count of [0, 7, 8, 21, 31]) {
                const condition: Condition = { paper, cover, fault, pin3High, feedPressed: false };
                const said = starReport(condition, { count, isPassed: true }, isNetwork);
                const { frames, garbage } = parseStar([], Buffer.concat([said, said]));
                expect(garbage).toBe(0);
                expect(frames.map(({ kind }) => kind)).toEqual(["report", "etb", "report", "etb"]);
                expect(frames[1]).toEqual({ kind: "etb", count });
                const [frame] = frames;
                const status = frame?.kind === "report" ? heardReport(NOTHING_SAID, frame.bytes) : NOTHING_SAID;
                const error = { none: undefined, cutter: "CUTTER", unrecoverable: "UNRECOVERABLE" };
                expect(status).toMatchObject({ paper, cover, drawerHigh: pin3High });
                if (fault !== "auto-recoverable") expect(status.error).toBe(error[fault]);
                const isWell = paper !== "end" && cover === "closed" && fault === "none";
                expect(stoppedBy(status) === undefined).toBe(isWell);
              }
  });

  test("tells its counter's return to zero, and no fence that is still waited for, as a power cut", () => {
    const counted = (count: number): StatusFrame => ({
      kind: "report",
      bytes: [...starReport(WELL, { count, isPassed: false }, false)],
    });
    for (let sent = 5; sent < 32; sent += 1) {
      expect(star.isRestart(counted(0), sent)).toBe(true);
      expect(star.isRestart(counted(sent), sent)).toBe(false);
      expect(star.isRestart(counted(sent - 1), sent)).toBe(false);
    }
    expect(star.isRestart(counted(31), 33)).toBe(false);
  });

  test("is total, and does not care where the stream is cut nor for XON and XOFF between its bytes", () => {
    const byte = fc.oneof(fc.integer({ min: 0, max: 255 }), fc.constantFrom(...REPORT, 0x11, 0x13, 0x86));
    fc.assert(
      fc.property(
        fc.array(byte, { maxLength: 300, size: "max" }),
        fc.array(fc.nat(), { maxLength: 20 }),
        (bytes, cuts) => {
          const whole = parseCut(Uint8Array.from(bytes), []);
          expect(parseCut(Uint8Array.from(bytes), cuts)).toEqual(whole);
          expect(whole.garbage).toBeLessThanOrEqual(bytes.length);
        },
      ),
      { numRuns: 500 },
    );
    const split = Buffer.from([...REPORT.subarray(0, 4), 0x13, 0x11, ...REPORT.subarray(4)]);
    expect(parseStar([], split).frames.map(({ kind }) => kind)).toEqual(["xoff", "xon", "report"]);
  });

  test("is found again within two reports after any noise that claims no further data", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0x7f }), { maxLength: 200, size: "max" }), (noise) => {
        const { frames } = parseStar([], Uint8Array.of(...noise, ...REPORT, ...REPORT));
        expect(frames.at(-1)).toEqual({ kind: "report", bytes: [...REPORT] });
      }),
      { numRuns: 1_000 },
    );
  });
});
