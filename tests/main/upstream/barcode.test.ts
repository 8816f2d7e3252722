import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { answerLost, declines, signFlipped, status } from "#rig/pokepay/behaviours.ts";
import { barcodeRefusal } from "#upstream/pokepay/barcode-refusal.ts";
import { charge, pay } from "#upstream/pokepay/cpm.ts";
import {
  booking,
  customer,
  expectedOf,
  mealWallet,
  openPokepayBench,
  otherWallet,
  wallet,
  type PokepayBench,
} from "./pokepay-bench.ts";

const shown = async ({ pokepay }: PokepayBench, token: string) => {
  const read = await pokepay.readBarcode(token);
  if (read.kind !== "answer") throw new Error(`${read.kind} ${read.code}`);
  return read.value;
};

describe("the sign of an amount", () => {
  test("a payment is negative, a charge positive, and neither is of nothing", () => {
    expect([pay(480), charge(1000)]).toEqual([-480, 1000]);
    for (const yen of [0, -1, 0.5, Number.NaN, 2 ** 53]) {
      expect(() => pay(yen)).toThrow(RangeError);
      expect(() => charge(yen)).toThrow(RangeError);
    }
  });

  test("only one file makes it, and only two send it", () => {
    const files = readdirSync("main/upstream/pokepay").map((name) => ({
      name,
      text: readFileSync(`main/upstream/pokepay/${name}`, "utf8"),
    }));
    const having = (what: string) => files.filter(({ text }) => text.includes(what)).map(({ name }) => name);
    expect(having("as SignedYen")).toEqual(["cpm.ts"]);
    expect(having("new CreateCpmTransaction(")).toEqual(["cpm.ts"]);
    expect(having("new CreateCashtray(")).toEqual(["cashtray.ts"]);
  });
});

describe("the member's barcode, over real TLS with the real SDK", () => {
  test.each([{ long: false }, { long: true }])(
    "it names the wallet and pays once from it ($long)",
    async ({ long }) => {
      await using bench = await openPokepayBench();
      const { pokepay, rig } = bench;
      const token = rig.showBarcode(wallet, { long });
      const barcode = await shown(bench, token);
      expect(barcode).toMatchObject({
        wallet,
        customer,
        money: "emoney",
        balance: { total: 5300, accountId: wallet },
        scopes: ["payment", "topup"],
        used: false,
      });
      expect(barcodeRefusal(barcode, "payment", Date.now())).toBeNull();
      const one = booking(480);
      const paid = await pokepay.payByBarcode({ ...one, token });
      expect(paid).toMatchObject({ kind: "captured", authority: { money: 180, points: 300 } });
      expect(rig.balance(wallet)).toEqual({ money: 4820, points: 0 });
      expect(await pokepay.payByBarcode({ ...one, token })).toEqual(paid);
      expect(await pokepay.payByBarcode({ ...booking(480), token })).toEqual({
        kind: "declined",
        code: "cpm_token_already_proceed",
      });
      expect(barcodeRefusal(await shown(bench, token), "payment", Date.now())).toBe("cpm_token_already_proceed");
      expect(rig.transactions()).toHaveLength(1);
    },
  );

  test("cash goes onto the wallet it names", async () => {
    await using bench = await openPokepayBench();
    const token = bench.rig.showBarcode(wallet, { scopes: ["topup"] });
    const one = booking(3000);
    expect(await bench.pokepay.chargeByBarcode({ ...one, token })).toMatchObject({
      kind: "captured",
      authority: { money: 3000, points: 0 },
    });
    expect(bench.rig.balance(wallet).money).toBe(8000);
    expect(await bench.pokepay.lookUp(one.key, expectedOf("topup", one))).toMatchObject({ kind: "captured" });
  });

  test("a barcode for charging does not pay, before and at the authority", async () => {
    await using bench = await openPokepayBench();
    const token = bench.rig.showBarcode(wallet, { scopes: ["topup"] });
    expect(barcodeRefusal(await shown(bench, token), "payment", Date.now())).toBe("cpm_unacceptable_amount");
    expect(await bench.pokepay.payByBarcode({ ...booking(100), token })).toEqual({
      kind: "declined",
      code: "cpm_unacceptable_amount",
    });
  });

  test("a late barcode is refused by the authority, and by us only when our clock is surely past it", async () => {
    await using bench = await openPokepayBench();
    const token = bench.rig.showBarcode(wallet, { forMs: -1000 });
    const barcode = await shown(bench, token);
    expect(barcodeRefusal(barcode, "payment", barcode.expiresAtMs + 1000)).toBeNull();
    expect(barcodeRefusal(barcode, "payment", barcode.expiresAtMs + 6000)).toBe("cpm_token_already_expired");
    expect(await bench.pokepay.payByBarcode({ ...booking(100), token })).toEqual({
      kind: "declined",
      code: "cpm_token_already_expired",
    });
  });

  test("another co-op's money, an unknown code and what is no code are refused each by its own code", async () => {
    await using bench = await openPokepayBench();
    const { pokepay, rig } = bench;
    const refused = (code: string) => ({ kind: "refused", code });
    expect(await pokepay.readBarcode(rig.showBarcode(otherWallet))).toEqual(refused("account_currency_mismatch"));
    expect(await pokepay.readBarcode("0".repeat(20))).toEqual(refused("cpm_token_not_found"));
    const asked = rig.requests();
    expect(await pokepay.readBarcode("../accounts/customers")).toEqual(refused("cpm_token_not_found"));
    expect(await pokepay.payByBarcode({ ...booking(1), token: "../../x" })).toMatchObject({ kind: "declined" });
    expect(rig.requests()).toBe(asked);
  });

  test("a barcode of the meal money says so", async () => {
    await using bench = await openPokepayBench();
    const token = bench.rig.showBarcode(mealWallet);
    expect(await shown(bench, token)).toMatchObject({ money: "meal", wallet: mealWallet });
    const one = { ...booking(500), wallet: mealWallet, money: "meal" } as const;
    expect(await bench.pokepay.payByBarcode({ ...one, token })).toMatchObject({ kind: "captured" });
    expect(bench.rig.balance(mealWallet).money).toBe(89_500);
  });

  test("an answer of the other kind, or of another wallet, is a fault and never a payment", async () => {
    await using bench = await openPokepayBench();
    const { pokepay, rig } = bench;
    rig.behave(signFlipped({ op: "cpm", times: 1 }));
    expect(await pokepay.payByBarcode({ ...booking(100), token: rig.showBarcode(wallet) })).toEqual({
      kind: "fault",
      code: "answer-type",
    });
    const token = rig.showBarcode(mealWallet);
    expect(await pokepay.payByBarcode({ ...booking(100), token })).toEqual({ kind: "fault", code: "answer-wallet" });
  });

  test("a lost answer is unknown and found by its key; the barcode is not needed again", async () => {
    await using bench = await openPokepayBench();
    const { pokepay, rig } = bench;
    rig.behave(answerLost({ op: "cpm", times: 1 }));
    const one = booking(700);
    const token = rig.showBarcode(wallet);
    expect(await pokepay.payByBarcode({ ...one, token })).toEqual({ kind: "unknown", code: "reset" });
    expect(await pokepay.lookUp(one.key, { ...expectedOf("payment", one), money: "emoney" })).toMatchObject({
      kind: "captured",
    });
    expect(await pokepay.lookUp(one.key, { ...expectedOf("payment", one), money: "meal" })).toEqual({
      kind: "fault",
      code: "answer-wallet",
    });
  });

  test("no answer of any kind repeats the barcode", async () => {
    await using bench = await openPokepayBench();
    const { pokepay, rig } = bench;
    const token = rig.showBarcode(wallet);
    const said: unknown[] = [await pokepay.readBarcode(token)];
    for (const fault of [
      status("html", { times: 2 }),
      status(500, { times: 2 }),
      declines("account_closed", { times: 2 }),
    ]) {
      const undo = rig.behave(fault);
      said.push(await pokepay.readBarcode(token), await pokepay.payByBarcode({ ...booking(100), token }));
      undo();
    }
    said.push(await pokepay.payByBarcode({ ...booking(100, randomUUID()), token }));
    await rig.down();
    said.push(await pokepay.readBarcode(token), await pokepay.payByBarcode({ ...booking(100), token }));
    expect(inspect(said, { depth: 9, showHidden: true })).not.toContain(token);
  });
});
