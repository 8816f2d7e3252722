import fc from "fast-check";
import { expect, test } from "vitest";
import { type Counts, isPart, planChange, subtract, sumYen, UNITS_YEN } from "#drivers/changer/cash.ts";
import { encodeFrame, parseFrames, readCounts, readText, writeCounts } from "#drivers/changer/frame.ts";

const counts: fc.Arbitrary<Counts> = fc
  .array(fc.nat(6), { minLength: UNITS_YEN.length, maxLength: UNITS_YEN.length })
  .map((pieces) => Object.fromEntries(UNITS_YEN.map((yen, at) => [yen, pieces[at] ?? 0])));

test("change is exactly the amount and never more of a unit than is held", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60_000 }), counts, (amountYen, held) => {
      const plan = planChange(amountYen, held);
      return plan === undefined || (sumYen(plan) === amountYen && isPart(plan, held) && plan[2_000] === undefined);
    }),
  );
});

test("an amount that some pieces of what is held make is never called impossible", () => {
  fc.assert(
    fc.property(counts, counts, (held, wish) => {
      const some = Object.fromEntries(
        UNITS_YEN.map((yen) => [yen, yen === 2_000 ? 0 : Math.min(held[yen] ?? 0, wish[yen] ?? 0)]),
      );
      return planChange(sumYen(some), held) !== undefined;
    }),
  );
});

test("what cannot be made is refused: too little, no small coins, half a yen, less than nothing", () => {
  expect(planChange(500, { 100: 4 })).toBeUndefined();
  expect(planChange(30, { 50: 9 })).toBeUndefined();
  expect(planChange(0.5, { 1: 9 })).toBeUndefined();
  expect(planChange(-10, { 10: 9 })).toBeUndefined();
  expect(planChange(6_000, { 2_000: 3 })).toBeUndefined();
  expect(isPart({ 10: -1 }, { 10: 5 })).toBe(false);
  expect(isPart({ 10: 0.5 }, { 10: 5 })).toBe(false);
  expect(subtract({ 10: 3, 5: 1 }, { 10: 1, 5: 1 })).toEqual({ 10: 2 });
});

test("counts survive the line, and what is not counts is not taken for some", () => {
  fc.assert(fc.property(counts, (some) => sumYen(readCounts(writeCounts(some)) ?? {}) === sumYen(some)));
  for (const bad of ["", "10x", "x1", "10x-1", "7x1", "10x1,", "10X1", undefined])
    expect(readCounts(bad)).toBeUndefined();
});

test("a frame is found whole in any noise, in pieces of any size", () => {
  const noise = fc.uint8Array({ maxLength: 20 });
  fc.assert(
    fc.property(noise, fc.integer({ min: 1, max: 9 }), (before, size) => {
      const bytes = Buffer.concat([before, encodeFrame("1 PAY session=3 job=a"), encodeFrame("7 OK counts=10x2")]);
      let carry = "";
      const texts: string[] = [];
      for (let at = 0; at < bytes.length; at += size) {
        const parsed = parseFrames(carry, bytes.subarray(at, at + size));
        ({ carry } = parsed);
        texts.push(...parsed.texts);
      }
      return texts.join("|").endsWith("1 PAY session=3 job=a|7 OK counts=10x2") && carry === "";
    }),
    { numRuns: 1_000 },
  );
});

test("half a frame, a frame with one bit wrong and a frame without end are dropped, and the next one is heard", () => {
  const whole = Buffer.from(encodeFrame("9 OK"));
  const wrong = Buffer.from(whole);
  wrong[2] = (wrong[2] ?? 0) ^ 1;
  const parsed = parseFrames("", Buffer.concat([whole.subarray(0, 4), wrong, Buffer.from([2]), whole]));
  expect(parsed.texts).toEqual(["9 OK"]);
  expect(parsed.garbage).toBeGreaterThan(0);
  const endless = parseFrames("", Buffer.concat([Buffer.from([2]), Buffer.alloc(600, 65)]));
  expect([endless.carry, endless.garbage]).toEqual(["", 601]);
});

test("a sentence is an answer with its number, a refusal with its reason, an event, or nothing", () => {
  expect(readText("12 OK counts=10x1 discrepancy=0")).toEqual({
    kind: "ok",
    n: 12,
    fields: { counts: "10x1", discrepancy: "0" },
  });
  expect(readText("12 NO KNOWN paid=-")).toEqual({ kind: "no", n: 12, code: "KNOWN", fields: { paid: "-" } });
  expect(readText("! PAID job=a counts=-")).toMatchObject({ kind: "event", event: "PAID" });
  for (const text of ["", "OK", "x OK", "1", "1 MAYBE", "!", "1 NO"]) expect(readText(text)).toBeUndefined();
});

test("no stream of bytes makes the parser throw or keep more than a frame", () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 700 }), { maxLength: 8 }), (chunks) => {
      let carry = "";
      for (const chunk of chunks) {
        const parsed = parseFrames(carry, chunk);
        ({ carry } = parsed);
        for (const text of parsed.texts) readText(text);
        if (carry.length > 512) return false;
      }
      return true;
    }),
    { numRuns: 2_000 },
  );
});
