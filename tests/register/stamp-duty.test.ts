import { expect, test } from "vitest";
import { printsItself } from "#register/paper-policy.ts";
import { stampDutyOf } from "#register/stamp-duty.ts";
import type { PaidPart } from "#register/paper-data.ts";

const cash = (amount: number): PaidPart => ({ kind: "cash", amount });
const emoney = (amount: number): PaidPart => ({ kind: "emoney", amount });
const dutyOf = (tenders: readonly PaidPart[], o: { rate?: 10 | 8 | 0; isMember?: boolean } = {}) => {
  const { rate = 10, isMember = false } = o;
  const total = tenders.reduce((sum, { amount }) => sum + amount, 0);
  return stampDutyOf({ taxes: [{ rate, total, tax: Math.floor((total * rate) / (100 + rate)) }], tenders, isMember });
};

test("a 収入印紙 is due from ¥50,000 of cash without its tax, and not one yen below", () => {
  // ¥54,999 holds ¥4,999 of tax as it is printed, and is ¥50,000 without it.
  expect(dutyOf([cash(54_998)])).toBe("below");
  expect(dutyOf([cash(54_999)])).toBe("due");
  expect(dutyOf([cash(53_998)], { rate: 8 })).toBe("below");
  expect(dutyOf([cash(53_999)], { rate: 8 })).toBe("due");
  expect(dutyOf([cash(49_999)], { rate: 0 })).toBe("below");
  expect(dutyOf([cash(50_000)], { rate: 0 })).toBe("due");
  expect(dutyOf([cash(50_000)])).toBe("below");
});

test("it is never due of a member, nor of what e-money paid; the paper then says why", () => {
  expect(dutyOf([cash(55_000)], { isMember: true })).toBe("member");
  expect(dutyOf([emoney(55_000)])).toBe("emoney");
  expect(dutyOf([emoney(55_000)], { isMember: true })).toBe("emoney");
  // Of a sale of ¥80,000 only the cash counts: ¥44,000 without tax, then ¥50,000.
  expect(dutyOf([emoney(31_600), cash(48_400)])).toBe("emoney");
  expect(dutyOf([emoney(25_000), cash(55_000)])).toBe("due");
});

test("a receipt is printed by itself always, with cash only, or never, as the settings say", () => {
  const when = (value: "always" | "asked" | "cash-only" | undefined, tenders: readonly PaidPart[]) =>
    printsItself(value === undefined ? {} : { receipt: { when: value } }, tenders);
  expect(when(undefined, [emoney(1)])).toBe(true);
  expect(when("always", [emoney(1)])).toBe(true);
  expect(when("asked", [cash(1)])).toBe(false);
  expect(when("cash-only", [emoney(1)])).toBe(false);
  expect(when("cash-only", [emoney(1), cash(1)])).toBe(true);
});
