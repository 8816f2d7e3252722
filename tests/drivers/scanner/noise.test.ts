import fc from "fast-check";
import { expect, test } from "vitest";
import { NOTHING_SCANNED, parseScans } from "#drivers/scanner/frame.ts";
import { readScan } from "#register/barcode/read-scan.ts";
import goods from "#rig/headquarters/seed/goods.json" with { type: "json" };

/** One thing that happens to a byte of a code on its way. */
type Harm = {
  readonly at: number;
  readonly how: "flip" | "lose" | "double" | "insert" | "none";
  readonly byte: number;
};

const articles = goods.map(({ code }) => code).filter((code) => code.length === 13);
const harm: fc.Arbitrary<Harm> = fc.record({
  at: fc.nat(16),
  how: fc.constantFrom("flip", "lose", "double", "insert", "none"),
  byte: fc.nat(255),
});

function damage(frame: Uint8Array, { at, how, byte }: Harm): Uint8Array {
  const place = at % (frame.length - 1);
  const [head, one, rest] = [frame.subarray(0, place), frame[place] ?? 0, frame.subarray(place + 1)];
  const middle = { flip: [one ^ (1 << (byte % 8))], lose: [], double: [one, one], insert: [byte, one], none: [one] }[
    how
  ];
  return Uint8Array.of(...head, ...middle, ...rest);
}

/** Sends each article, harmed as told; what is believed in the end, by the driver and by the register. */
function believe(sent: readonly string[], harms: readonly Harm[], aim: boolean, check = readScan): string[][] {
  let carry = NOTHING_SCANNED;
  return sent.map((code, n) => {
    const frame = Uint8Array.from(Buffer.from(`${aim ? "]E0" : ""}${code}\r`, "latin1"));
    const parsed = parseScans(carry, damage(frame, harms[n] ?? { at: 0, how: "none", byte: 0 }), n * 300, { aim });
    ({ carry } = parsed);
    return parsed.scans.flatMap(({ code: text, symbology }) => {
      const seen = check(text, symbology);
      return seen.kind === "code" ? [seen.code] : [];
    });
  });
}

const cases = fc.record({
  sent: fc.array(fc.constantFrom(...articles), { minLength: 1, maxLength: 20 }),
  harms: fc.array(harm, { minLength: 20, maxLength: 20 }),
});

test("A byte flipped, lost, doubled or put in by noise never makes an article of another, with AIM identifiers or without", () => {
  const known = new Set(articles);
  fc.assert(
    fc.property(cases, fc.boolean(), ({ sent, harms }, aim) => {
      for (const [n, believed] of believe(sent, harms, aim).entries())
        for (const code of believed.filter((one) => known.has(one))) expect(code).toBe(sent[n]);
    }),
    { numRuns: 1_000 },
  );
});

test("With AIM identifiers nothing but what was sent is believed at all, and what was not harmed always is", () => {
  fc.assert(
    fc.property(cases, ({ sent, harms }) => {
      // An identifier harmed into another one's place is the scanner's word: only the code is harmed here.
      const after = harms.map((one) => ({ ...one, at: 3 + (one.at % 13) }));
      for (const [n, believed] of believe(sent, after, true).entries()) {
        for (const code of believed) expect(code).toBe(sent[n]);
        if (harms[n]?.how === "none") expect(believed).toEqual([sent[n]]);
      }
    }),
    { numRuns: 1_000 },
  );
});

test("Without the check digit wrong codes would pass", () => {
  const flips: Harm[] = [{ at: 6, how: "flip", byte: 0 }];
  const [sent = ""] = articles;
  const trusting = (code: string) => ({ kind: "code" as const, code });
  expect(believe([sent], flips, false, trusting)[0]).not.toEqual([sent]);
  expect(believe([sent], flips, false)[0]).toEqual([]);
});
