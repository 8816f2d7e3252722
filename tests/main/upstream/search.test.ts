import { describe, expect, test } from "vitest";
import { describeIntent } from "#upstream/pokepay/describe.ts";
import { judgeListed } from "#upstream/pokepay/judge-listed.ts";
import type { Transaction } from "#upstream/pokepay/transaction.ts";

const expected = { type: "payment", amount: 300, customer: "c", wallet: "w" } as const;
const row: Transaction = {
  id: "t1",
  type: "payment",
  is_modified: false,
  sender: { id: "c", is_merchant: false },
  sender_account: { id: "w" },
  receiver: { id: "s", is_merchant: true },
  receiver_account: { id: "sw" },
  amount: 300,
  money_amount: 200,
  point_amount: 100,
  done_at: "2026-11-24T03:00:00.000000Z",
  description: "中央食堂 R01-1-9",
};
const judge = (...value: Transaction[]) => judgeListed({ kind: "answer", value }, expected);

describe("what a search by description proves", () => {
  test("one booking that is ours was captured", () => {
    expect(judge(row)).toEqual({ kind: "captured", authority: { id: "t1", money: 200, points: 100 } });
  });
  test("none is a not-found, two are for a person", () => {
    expect(judge()).toEqual({ kind: "not-found" });
    expect(judge(row, { ...row, id: "t2" })).toEqual({ kind: "fault", code: "answer-amount" });
  });
  test("a booking the other way round, of another amount, person or wallet, or taken back, is a fault", () => {
    const planted = [
      { ...row, type: "topup" },
      { ...row, amount: 301 },
      { ...row, money_amount: 400, point_amount: -100 },
      { ...row, sender: { id: "d", is_merchant: false } },
      { ...row, sender_account: { id: "x" } },
      { ...row, is_modified: true },
    ];
    expect(planted.map((one) => judge(one))).toEqual(
      ["type", "amount", "amount", "customer", "wallet", "refunded"].map((what) => ({
        kind: "fault",
        code: `answer-${what}`,
      })),
    );
  });
});

test("the description names the intent and fits what the API takes, however long the shop's name is", () => {
  expect(describeIntent({ shop: "中央食堂", reg: "R01", epoch: 2, seq: 345 })).toBe("中央食堂 R01-2-345");
  const long = describeIntent({ shop: "𠮷".repeat(300), reg: "R01", epoch: 2, seq: 345 });
  expect(long.endsWith("𠮷 R01-2-345")).toBe(true);
  expect([...long].length).toBe(200);
});
