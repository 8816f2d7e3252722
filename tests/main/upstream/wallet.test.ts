import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { booking, customer, expectedOf, mealWallet, openPokepayBench, wallet } from "./pokepay-bench.ts";

describe("what else a wallet tells and takes", () => {
  test("its last bookings, newest first, of one money only", async () => {
    await using bench = await openPokepayBench();
    const { pokepay } = bench;
    await pokepay.pay(booking(120));
    await pokepay.pay({ ...booking(130), wallet: mealWallet, money: "meal" });
    await pokepay.charge(booking(1000));
    await pokepay.pay(booking(140));
    const amounts = async (o: { count: number; money?: "meal" }) => {
      const latest = await pokepay.latest({ customer, ...o });
      return latest.kind === "answer" ? latest.value.map(({ type, amount }) => `${type} ${amount}`) : latest;
    };
    expect(await amounts({ count: 2 })).toEqual(["payment 140", "topup 1000"]);
    expect(await amounts({ count: 9, money: "meal" })).toEqual(["payment 130"]);
  });

  test("a rebate is credited in points, once for its key", async () => {
    await using bench = await openPokepayBench();
    const one = booking(25);
    const granted = await bench.pokepay.grantPoints(one);
    expect(granted).toMatchObject({ kind: "captured", authority: { money: 0, points: 25 } });
    expect(await bench.pokepay.grantPoints(one)).toEqual(granted);
    expect(bench.rig.balance(wallet)).toEqual({ money: 5000, points: 325 });
    expect(await bench.pokepay.lookUp(one.key, expectedOf("topup", one))).toMatchObject({ kind: "captured" });
    // The same key had moved money before: that is no rebate.
    const charged = booking(1000);
    await bench.pokepay.charge(charged);
    expect(await bench.pokepay.grantPoints(charged)).toEqual({ kind: "fault", code: "answer-amount" });
  });

  test("points taken back after they were spent are owed, and the next grant pays them off", async () => {
    await using bench = await openPokepayBench();
    const { pokepay } = bench;
    const debt = async () => {
      const balance = await pokepay.balance(wallet);
      return balance.kind === "answer" ? (balance.value.debt ?? 0) : balance;
    };
    const granted = await pokepay.grantPoints(booking(100));
    if (granted.kind !== "captured") throw new Error(granted.kind);
    await pokepay.pay(booking(400, randomUUID()));
    expect(await debt()).toBe(0);
    expect(await pokepay.refund(granted.authority.id)).toMatchObject({ kind: "refunded" });
    expect(await debt()).toBe(100);
    await pokepay.grantPoints(booking(130, randomUUID()));
    expect(await debt()).toBe(0);
    expect(bench.rig.balance(wallet).points).toBe(30);
  });
});
