import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Carry, parseStatus, type StatusFrame } from "#drivers/printer/frame.ts";
import { heardAsb, heardRealtime, NOTHING_SAID, stoppedBy } from "#drivers/printer/status.ts";

const parse = (...bytes: number[]) => parseStatus([], Uint8Array.from(bytes));

/** The same stream in the given cuts. */
function parseCut(bytes: readonly number[], cuts: readonly number[]): { frames: StatusFrame[]; garbage: number } {
  let carry: Carry = [];
  let from = 0;
  const frames: StatusFrame[] = [];
  let garbage = 0;
  for (const to of [...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length]) {
    const parsed = parseStatus(carry, Uint8Array.from(bytes.slice(from, to)));
    frames.push(...parsed.frames);
    garbage += parsed.garbage;
    ({ carry } = parsed);
    from = Math.max(from, to);
  }
  return { frames, garbage };
}

/** The worst of what the error bits say. */
function errorOf(unrecoverable: boolean, cutter: boolean, recoverable: boolean, auto: boolean): string | undefined {
  if (unrecoverable) return "UNRECOVERABLE";
  if (cutter) return "CUTTER";
  if (recoverable) return "FAILURE";
  return auto ? "AUTO_RECOVERABLE" : undefined;
}

const ASB = [0x14, 0x00, 0x00, 0x0f];

describe("the status parser", () => {
  test("takes exactly the bytes with the fixed bits of DLE EOT for answers to it, all 256 tried", () => {
    for (let byte = 0; byte < 256; byte += 1) {
      const isRealtime = (byte & 0b1001_0011) === 0b0001_0010;
      expect(
        parse(byte).frames.some((frame) => frame.kind === "realtime"),
        byte.toString(16),
      ).toBe(isRealtime);
    }
  });

  test("reads each DLE EOT answer as the manual's table says, all 256 values for each n", () => {
    for (let byte = 0; byte < 256; byte += 1) {
      const bit = (n: number) => ((byte >> n) & 1) === 1;
      expect(heardRealtime(NOTHING_SAID, 1, byte)).toMatchObject({
        drawerHigh: bit(2),
        offline: bit(3),
        feed: bit(6),
      });
      expect(heardRealtime(NOTHING_SAID, 2, byte).cover).toBe(bit(2) ? "open" : "closed");
      const error = errorOf(bit(5), bit(3), bit(2), bit(6));
      expect(heardRealtime(NOTHING_SAID, 3, byte).error).toBe(error);
      const paper = bit(5) || bit(6) ? "end" : bit(2) || bit(3) ? "near-end" : "ok";
      expect(heardRealtime(NOTHING_SAID, 4, byte).paper).toBe(paper);
    }
  });

  test("reads all combinations of the defined bits of an automatic status, and never takes its last three bytes for GS r answers", () => {
    for (let bits = 0; bits < 2 ** 10; bits += 1) {
      const bit = (n: number) => (bits >> n) & 1;
      const b0 = 0x10 | (bit(0) << 2) | (bit(1) << 3) | (bit(2) << 5) | (bit(3) << 6);
      const b1 = (bit(4) << 2) | (bit(5) << 3) | (bit(6) << 5) | (bit(7) << 6);
      const b2 = bit(8) * 0x03 + bit(9) * 0x0c;
      const { frames, garbage } = parse(b0, b1, b2, 0x0f);
      expect({ frames, garbage }).toEqual({ frames: [{ kind: "asb", bytes: [b0, b1, b2, 0x0f] }], garbage: 0 });
      expect(heardAsb(NOTHING_SAID, [b0, b1, b2, 0x0f])).toEqual({
        offline: bit(1) === 1,
        cover: bit(2) === 1 ? "open" : "closed",
        paper: bit(9) === 1 ? "end" : bit(8) === 1 ? "near-end" : "ok",
        drawerHigh: bit(0) === 1,
        error: errorOf(bit(6) === 1, bit(5) === 1, bit(4) === 1, bit(7) === 1),
        feed: bit(3) === 1,
        held: false,
      });
    }
  });

  test("names the one reason a person can see to", () => {
    const online = { ...NOTHING_SAID, offline: false };
    expect(stoppedBy(NOTHING_SAID)).toBeUndefined();
    expect(stoppedBy({ ...online, offline: true })).toBe("OFFLINE");
    expect(stoppedBy({ ...online, offline: true, cover: "open", paper: "end" })).toBe("COVER_OPEN");
    expect(stoppedBy({ ...online, offline: true, paper: "end" })).toBe("PAPER_END");
    expect(stoppedBy({ ...online, paper: "near-end" })).toBeUndefined();
    expect(stoppedBy({ ...online, offline: true, feed: true })).toBe("FEED");
    expect(stoppedBy({ ...online, offline: true, error: "AUTO_RECOVERABLE" })).toBe("AUTO_RECOVERABLE");
    expect(stoppedBy({ ...online, cover: "open", error: "UNRECOVERABLE" })).toBe("UNRECOVERABLE");
  });

  test("reads echo, identification and flow control between and inside other frames", () => {
    const echo = [0x37, 0x22, ..."A1Z9".split("").map((sign) => sign.charCodeAt(0)), 0x00];
    const info = [0x5f, ...Buffer.from("EPSON"), 0x00];
    const [b0, b1, b2, b3] = [0x18, 0x00, 0x0c, 0x0f];
    const { frames, garbage } = parse(...echo, b0, 0x13, b1, b2, 0x11, b3, ...info, 0x02, 0x37, 0x23, 0x41, 0x00);
    expect(garbage).toBe(0);
    expect(frames).toEqual([
      { kind: "echo", id: "A1Z9" },
      { kind: "xoff" },
      { kind: "xon" },
      { kind: "asb", bytes: [b0, b1, b2, b3] },
      { kind: "info", text: "EPSON" },
      { kind: "queued", byte: 0x02 },
    ]);
  });

  test("is total, and does not care where the stream is cut", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 400, size: "max" }),
        fc.array(fc.nat(), { maxLength: 20 }),
        (bytes, cuts) => {
          const whole = parseCut(bytes, []);
          expect(parseCut(bytes, cuts)).toEqual(whole);
          expect(whole.frames.length + whole.garbage).toBeLessThanOrEqual(bytes.length);
        },
      ),
      { numRuns: 500 },
    );
  });

  test("finds its step again within two automatic statuses after any noise", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200, size: "max" }), (noise) => {
        const { frames } = parseStatus([], Uint8Array.of(...noise, ...ASB, ...ASB));
        expect(frames.at(-1)).toEqual({ kind: "asb", bytes: ASB });
      }),
      { numRuns: 1_000 },
    );
  });

  test("never takes noise for the echo it waits for", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300, size: "max" }), (noise) => {
        const { frames } = parseStatus([], noise);
        expect(frames.some((frame) => frame.kind === "echo" && frame.id === "7QX3")).toBe(false);
      }),
      { numRuns: 1_000 },
    );
  });
});
