import { expect, test } from "vitest";
import { answerLost } from "#rig/behaviour.ts";
import { booking, customer, mealWallet, openPokepayBench, otherWallet, wallet } from "./pokepay-bench.ts";

const meal = (amount: number) => ({ ...booking(amount), wallet: mealWallet, money: "meal" }) as const;

test("meal money is paid, looked up and taken back on its own wallet, and e-money is not touched", async () => {
  await using bench = await openPokepayBench();
  const { pokepay, rig } = bench;
  expect(await pokepay.balance(mealWallet, { money: "meal" })).toMatchObject({
    kind: "answer",
    value: { total: 90_000 },
  });
  const one = meal(550);
  const expected = { type: "payment", amount: 550, customer, wallet: mealWallet, money: "meal" } as const;
  rig.behave(answerLost({ op: "payment", times: 1 }));
  expect(await pokepay.pay(one)).toMatchObject({ kind: "unknown" });
  const found = await pokepay.lookUp(one.key, expected);
  if (found.kind !== "captured") throw new Error(found.kind);
  expect(rig.balance(mealWallet).money).toBe(89_450);
  expect(rig.balance(wallet)).toEqual({ money: 5000, points: 300 });
  expect(await pokepay.refund(found.authority.id, { money: "meal" })).toMatchObject({ kind: "refunded" });
  expect(rig.balance(mealWallet).money).toBe(90_000);
});

test("a wallet of the other money is refused, and a payment that would leave another wallet is a fault", async () => {
  await using bench = await openPokepayBench();
  const refused = { kind: "refused", code: "account_currency_mismatch" };
  expect(await bench.pokepay.balance(mealWallet)).toEqual(refused);
  expect(await bench.pokepay.balance(wallet, { money: "meal" })).toEqual(refused);
  expect(await bench.pokepay.balance(otherWallet)).toEqual(refused);
  expect(await bench.pokepay.pay({ ...booking(100), money: "meal" })).toEqual({ kind: "fault", code: "answer-wallet" });
});

test("a register without meal money in its configuration is a fault of ours, and nothing is sent", async () => {
  await using bench = await openPokepayBench({ meal: false });
  await expect.poll(() => bench.pokepay.online()).toBe("up");
  const asked = bench.pokepay.requests();
  expect(await bench.pokepay.pay(meal(100))).toEqual({ kind: "fault", code: "private_money_not_found" });
  expect(bench.pokepay.requests()).toBe(asked);
});
