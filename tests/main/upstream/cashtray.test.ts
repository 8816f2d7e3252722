import { describe, expect, test } from "vitest";
import { answerLost, requestLost } from "#rig/pokepay/behaviours.ts";
import { readAppCode } from "#register/barcode/app-code.ts";
import { customer, mealWallet, openPokepayBench, otherWallet, wallet, type PokepayBench } from "./pokepay-bench.ts";

const offer = { type: "payment", amount: 800, description: "中央食堂 R1-1-7", expiresInS: 60 } as const;
const show = async ({ pokepay }: PokepayBench, o: Partial<Parameters<typeof pokepay.showCashtray>[0]> = {}) => {
  const answer = await pokepay.showCashtray({ ...offer, ...o });
  if (answer.kind !== "answer") throw new Error(`${answer.kind} ${answer.code}`);
  return answer.value;
};

describe("a code the shop shows and the member's app scans", () => {
  test("waits, is paid, and says by whom and how; the register would not take it for its own", async () => {
    await using bench = await openPokepayBench();
    const { pokepay, rig } = bench;
    const tray = await show(bench);
    expect(tray).toMatchObject({ type: "payment", amount: 800, money: "emoney" });
    expect(readAppCode(tray.url)).toEqual({ kind: "customer-side", what: "cashtray" });
    expect(await pokepay.pollCashtray(tray)).toEqual({ kind: "waiting" });
    expect(rig.scanCashtray(tray.url, wallet)).toEqual({ kind: "done" });
    const paid = await pokepay.pollCashtray(tray);
    expect(paid).toMatchObject({ kind: "captured", authority: { money: 500, points: 300 }, wallet, customer });
    expect(rig.balance(wallet)).toEqual({ money: 4500, points: 0 });
    expect(rig.transactions()).toMatchObject([{ type: "payment", description: offer.description }]);
    expect(rig.scanCashtray(tray.url, wallet)).toEqual({ kind: "refused", type: "cashtray_already_proceed" });
    expect(await pokepay.pollCashtray({ id: tray.id, type: "payment", amount: 800 })).toEqual(paid);
    expect(rig.transactions()).toHaveLength(1);
  });

  test("charges the other way round, and pays in meal money", async () => {
    await using bench = await openPokepayBench();
    const { pokepay, rig } = bench;
    const topup = await show(bench, { type: "topup", amount: 2000 });
    rig.scanCashtray(topup.id, wallet);
    expect(await pokepay.pollCashtray(topup)).toMatchObject({ kind: "captured", authority: { money: 2000 } });
    expect(rig.balance(wallet).money).toBe(7000);
    const meal = await show(bench, { money: "meal", amount: 450 });
    rig.scanCashtray(meal.id, wallet);
    expect(await pokepay.pollCashtray(meal)).toMatchObject({ kind: "captured", wallet: mealWallet });
    expect(rig.balance(mealWallet).money).toBe(89_550);
  });

  test("cancelled it cannot be paid any more", async () => {
    await using bench = await openPokepayBench();
    const { pokepay, rig } = bench;
    const tray = await show(bench);
    expect(await pokepay.cancelCashtray(tray)).toEqual({ kind: "cancelled" });
    expect(rig.scanCashtray(tray.id, wallet)).toEqual({ kind: "refused", type: "cashtray_already_canceled" });
    expect(await pokepay.cancelCashtray(tray)).toEqual({ kind: "cancelled" });
    expect(rig.transactions()).toHaveLength(0);
  });

  test("a member who was faster than the cancelling has paid, and so it says", async () => {
    await using bench = await openPokepayBench();
    const { pokepay, rig } = bench;
    const tray = await show(bench);
    rig.scanCashtray(tray.id, wallet);
    expect(await pokepay.cancelCashtray(tray)).toMatchObject({ kind: "captured", wallet });
  });

  test("runs out by itself", async () => {
    await using bench = await openPokepayBench();
    const tray = await show(bench, { expiresInS: 1 });
    await expect.poll(() => bench.pokepay.pollCashtray(tray), { timeout: 5000 }).toEqual({ kind: "expired" });
    expect(bench.rig.scanCashtray(tray.id, wallet)).toEqual({ kind: "refused", type: "cashtray_expired" });
    expect(await bench.pokepay.cancelCashtray(tray)).toEqual({ kind: "expired" });
  });

  test("an app that is refused has spent the code, and the reason is told", async () => {
    await using bench = await openPokepayBench();
    const { pokepay, rig } = bench;
    const dear = await show(bench, { amount: 6000 });
    expect(rig.scanCashtray(dear.id, wallet)).toMatchObject({ kind: "refused" });
    expect(await pokepay.pollCashtray(dear)).toEqual({ kind: "failed", code: "account_balance_not_enough" });
    rig.setStatus(wallet, "suspended");
    const other = await show(bench);
    rig.scanCashtray(other.id, otherWallet);
    expect(await pokepay.pollCashtray(other)).toEqual({ kind: "failed", code: "account_suspended" });
  });

  test("an unknown code, a co-op without meal money, and an amount of nothing", async () => {
    await using bench = await openPokepayBench({ meal: false });
    const ref = { id: "4b138a4c-8944-4f98-a5c4-96d3c1c41000", type: "payment", amount: 1 } as const;
    expect(await bench.pokepay.pollCashtray(ref)).toEqual({ kind: "refused", code: "notfound" });
    expect(await bench.pokepay.showCashtray({ ...offer, money: "meal" })).toEqual({
      kind: "refused",
      code: "private_money_not_found",
    });
    await expect(bench.pokepay.showCashtray({ ...offer, amount: 0 })).rejects.toThrow(RangeError);
  });

  test("a capture that is not what was offered is a fault for a person", async () => {
    await using bench = await openPokepayBench();
    const { pokepay, rig } = bench;
    const tray = await show(bench);
    rig.scanCashtray(tray.id, wallet);
    expect(await pokepay.pollCashtray({ ...tray, amount: 801 })).toEqual({ kind: "fault", code: "answer-amount" });
    expect(await pokepay.pollCashtray({ ...tray, type: "topup" })).toEqual({ kind: "fault", code: "answer-type" });
    expect(await pokepay.pollCashtray({ ...tray, money: "meal" })).toEqual({ kind: "fault", code: "answer-wallet" });
    const waiting = await show(bench);
    expect(await pokepay.pollCashtray({ ...waiting, amount: 801 })).toEqual({ kind: "fault", code: "answer-amount" });
  });

  test("a lost answer tells nothing, and asking again tells all", async () => {
    await using bench = await openPokepayBench();
    const { pokepay, rig } = bench;
    rig.behave(answerLost({ op: "show-cashtray", times: 1 }));
    expect(await pokepay.showCashtray(offer)).toEqual({ kind: "away", code: "reset" });
    const tray = await show(bench);
    rig.behave(answerLost({ op: "cancel-cashtray", times: 1 }));
    expect(await pokepay.cancelCashtray(tray)).toEqual({ kind: "away", code: "reset" });
    expect(await pokepay.pollCashtray(tray)).toEqual({ kind: "cancelled" });
    const next = await show(bench);
    rig.behave(requestLost({ op: "cancel-cashtray", times: 1 }));
    expect(await pokepay.cancelCashtray(next)).toMatchObject({ kind: "away" });
    expect(await pokepay.pollCashtray(next)).toEqual({ kind: "waiting" });
  });

  test("a code over another amount or direction is never shown", async () => {
    await using bench = await openPokepayBench();
    const { pokepay, rig } = bench;
    rig.behave({
      name: "sign turned",
      after: (call, reply) =>
        call.op === "show-cashtray"
          ? { kind: "answer", reply: { ...reply, body: { ...(reply.body as object), amount: 800 } } }
          : undefined,
    });
    expect(await pokepay.showCashtray(offer)).toEqual({ kind: "away", code: "bad-body" });
  });
});
