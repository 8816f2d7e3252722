import { expect, test } from "vitest";
import { authorityOf, bookedYen, mismatchOf, type Transaction } from "#upstream/pokepay/transaction.ts";

const side = (id: string, isMerchant: boolean) => ({ id, is_merchant: isMerchant });
const payment: Transaction = {
  id: "tx-1",
  type: "payment",
  is_modified: false,
  sender: side("c-1", false),
  sender_account: { id: "w-1" },
  receiver: side("shop", true),
  receiver_account: { id: "till" },
  amount: 1000,
  money_amount: 1000,
  point_amount: 0,
  done_at: "2026-11-22T12:00:00.000000+09:00",
  description: "",
};
const topup: Transaction = {
  ...payment,
  type: "topup",
  sender: payment.receiver,
  sender_account: payment.receiver_account,
  receiver: payment.sender,
  receiver_account: payment.sender_account,
};
const expected = { type: "payment", amount: 1000, customer: "c-1", wallet: "w-1" } as const;

test("A campaign's points that come with a payment are no part of what was paid, however the total is told", () => {
  const granted = { raw_point_amount: 200, campaign_point_amount: 5, money_amount: 800 };
  for (const [amount, points] of [
    [1000, 200],
    [1000, 195],
    [995, 195],
  ] as const) {
    const told = { ...payment, ...granted, amount, point_amount: points };
    expect(mismatchOf(told, expected)).toBeNull();
    expect(authorityOf(told)).toEqual({ id: "tx-1", money: 800, points: 200, campaign: 5 });
  }
});

test("A payment in money alone whose points are told as the grant taken off is the payment it was", () => {
  const told = { ...payment, point_amount: -5, campaign_point_amount: 5, amount: 995 };
  expect([mismatchOf(told, expected), bookedYen(told)]).toEqual([null, 1000]);
});

test("A top-up's own grant does not make it a larger one", () => {
  const told = { ...topup, point_amount: 30, raw_point_amount: 0, campaign_point_amount: 30, amount: 1030 };
  expect(mismatchOf(told, { ...expected, type: "topup" })).toBeNull();
  expect(authorityOf(told)).toEqual({ id: "tx-1", money: 1000, points: 0, campaign: 30 });
});

test("Another amount stays another amount, with a grant or without", () => {
  for (const other of [
    { money_amount: 990 },
    { amount: 1010, money_amount: 1010 },
    { money_amount: 990, point_amount: 5, raw_point_amount: 5, campaign_point_amount: 5, amount: 1000 },
    { money_amount: 1100, point_amount: -100 },
  ]) {
    expect(mismatchOf({ ...payment, ...other }, expected)).toBe("answer-amount");
  }
});
