import { describe, expect, test } from "vitest";
import { answerLost, requestLost } from "#rig/behaviour.ts";
import { booking, expectedOf, openPokepayBench, wallet } from "./pokepay-bench.ts";

describe("paying and charging over real TLS with the real SDK", () => {
  test("a tap is balance, payment and balance on one kept connection, and the money has moved", async () => {
    await using bench = await openPokepayBench();
    const { pokepay, rig } = bench;
    await expect.poll(() => pokepay.online()).toBe("up");
    const before = rig.connections().length;
    expect(await pokepay.balance(wallet)).toEqual({
      kind: "answer",
      value: {
        money: 5000,
        points: 300,
        total: 5300,
        suspended: false,
        maxBalance: 100_000,
        perCharge: 30_000,
        accountId: wallet,
      },
    });
    const paid = await pokepay.pay(booking(1200));
    expect(paid).toMatchObject({ kind: "captured", authority: { money: 900, points: 300 } });
    const after = await pokepay.balance(wallet);
    expect(after.kind === "answer" ? after.value.total : after).toBe(4100);
    expect(rig.connections().length).toBeLessThanOrEqual(Math.max(before, 1));
    expect(pokepay.requests()).toBe(3);
    expect(rig.balance(wallet)).toEqual({ money: 4100, points: 0 });
  });

  test("a charge adds to the wallet and is found again under its key as a top-up only", async () => {
    await using bench = await openPokepayBench();
    const { pokepay, rig } = bench;
    const one = booking(3000);
    const charged = await pokepay.charge(one);
    expect(charged).toMatchObject({ kind: "captured", authority: { money: 3000, points: 0 } });
    expect(rig.balance(wallet).money).toBe(8000);
    expect(await pokepay.lookUp(one.key, expectedOf("topup", one))).toMatchObject({ kind: "captured" });
    expect(await pokepay.lookUp(one.key, expectedOf("payment", one))).toEqual({ kind: "fault", code: "answer-type" });
  });

  test("the same key sent twice is one payment", async () => {
    await using bench = await openPokepayBench();
    const one = booking(500);
    const first = await bench.pokepay.pay(one);
    expect(await bench.pokepay.pay(one)).toEqual(first);
    expect(bench.rig.transactions()).toHaveLength(1);
  });

  test("an answer lost after the capture is unknown, and the look-up finds it captured", async () => {
    await using bench = await openPokepayBench();
    const { pokepay, rig } = bench;
    const one = booking(700);
    rig.behave(answerLost({ op: "payment", times: 1 }));
    expect(await pokepay.pay(one)).toEqual({ kind: "unknown", code: "reset" });
    expect(rig.transactions()).toHaveLength(1);
    expect(await pokepay.lookUp(one.key, expectedOf("payment", one))).toMatchObject({
      kind: "captured",
      authority: { money: 400, points: 300 },
    });
  });

  test("a request lost before the authority saw it is unknown, and the look-up does not find it", async () => {
    await using bench = await openPokepayBench();
    const { pokepay, rig } = bench;
    const one = booking(700);
    rig.behave(requestLost({ op: "payment", times: 1 }));
    expect(await pokepay.pay(one)).toEqual({ kind: "unknown", code: "reset" });
    expect(await pokepay.lookUp(one.key, expectedOf("payment", one))).toEqual({ kind: "not-found" });
    expect(rig.transactions()).toHaveLength(0);
  });

  test("when request ids are forgotten, the booking is found by its exact description", async () => {
    await using bench = await openPokepayBench();
    const { pokepay, rig } = bench;
    const one = booking(12);
    await pokepay.pay({ ...booking(120), description: `${one.description}0` });
    await pokepay.pay(one);
    rig.forgetRequestIds();
    expect(await pokepay.lookUp(one.key, expectedOf("payment", one))).toEqual({ kind: "not-found" });
    const listed = await pokepay.search({ description: one.description, fromMs: Date.now() - 60_000 });
    expect(listed.kind === "answer" ? listed.value.map((row) => row.amount) : listed).toEqual([12]);
  });

  test("a refund is done once, and done again says the same", async () => {
    await using bench = await openPokepayBench();
    const { pokepay, rig } = bench;
    const one = booking(700);
    const paid = await pokepay.pay(one);
    if (paid.kind !== "captured") throw new Error(paid.kind);
    const refunded = await pokepay.refund(paid.authority.id);
    expect(refunded).toEqual({ kind: "refunded", authority: paid.authority });
    expect(await pokepay.refund(paid.authority.id)).toEqual(refunded);
    expect(rig.balance(wallet)).toEqual({ money: 5000, points: 300 });
    expect(await pokepay.lookUp(one.key, expectedOf("payment", one))).toEqual({
      kind: "fault",
      code: "answer-refunded",
    });
  });
});
