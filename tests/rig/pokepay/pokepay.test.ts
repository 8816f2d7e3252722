import { randomUUID } from "node:crypto";
import {
  CreateBill,
  CreateCpmTransaction,
  CreateTopupTransaction,
  GetAccount,
  GetCpmToken,
  GetCustomerAccounts,
  GetPing,
  GetTransactionByRequestId,
  ListTransactionsV2,
  RefundTransaction,
  SendEcho,
} from "@pokepay/pokepay-partner-sdk";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { answerLost, requestLost } from "./behaviours.ts";
import { openPokepayBench, type PokepayBench } from "./open-pokepay-bench.ts";
import { failure } from "./sdk-client.ts";

let bench: PokepayBench;
let { rig, client, pay, member } = {} as PokepayBench;
beforeAll(async () => {
  bench = await openPokepayBench();
  ({ rig, client, pay, member } = bench);
});
afterAll(() => bench[Symbol.asyncDispose]());
beforeEach(() => rig.pokepay.setBalance(member(0).wallet, { money: 10_000, points: 300 }));

describe("the e-money authority of the rig, through the official SDK over mutual TLS", () => {
  test("answers ping in the clear and echo through the whole envelope", async () => {
    expect((await client.send(new GetPing())).object).toEqual({ pong: "ok" });
    expect((await client.send(new SendEcho({ message: "還元 ¥1" }))).object).toEqual({
      status: "ok",
      message: "還元 ¥1",
    });
  });

  test("spends points before money and tells the split and the balance after", async () => {
    const { object } = await client.send(pay(1000, { description: "店 R1-1-7", request_id: randomUUID() }));
    expect(object).toMatchObject({
      type: "payment",
      amount: 1000,
      money_amount: 700,
      point_amount: 300,
      is_modified: false,
    });
    const account = (await client.send(new GetAccount({ account_id: member(0).wallet }))).object;
    expect(account).toMatchObject({ balance: 9300, money_balance: 9300, point_balance: 0, status: "active" });
    expect(account.private_money).toMatchObject({ max_balance: 50_000, money_topup_transfer_limit: 20_000 });
  });

  test("moves money once for one request id, and again when the ids are forgotten", async () => {
    const again = pay(500, { request_id: randomUUID() });
    const first = await client.send(again);
    expect((await client.send(again)).object.id).toBe(first.object.id);
    expect(rig.pokepay.balance(member(0).wallet)).toEqual({ money: 9800, points: 0 });
    rig.pokepay.forgetRequestIds();
    const id = again.bodyParams.request_id ?? "";
    expect(await failure(client.send(new GetTransactionByRequestId({ request_id: id })))).toEqual({
      status: 422,
      type: "transaction_not_found",
    });
    expect((await client.send(again)).object.id).not.toBe(first.object.id);
    expect(rig.pokepay.balance(member(0).wallet)).toEqual({ money: 9300, points: 0 });
  });

  test("refuses a request id that another member's transaction has", async () => {
    const id = randomUUID();
    await client.send(pay(10, { request_id: id }));
    const other = pay(10, { request_id: id, customer_id: member(2).customer });
    expect(await failure(client.send(other))).toEqual({ status: 422, type: "request_id_conflict" });
  });

  test("a lost answer leaves a payment that is found by its request id", async () => {
    const id = randomUUID();
    rig.pokepay.behave(answerLost({ op: "payment", times: 1 }));
    expect(await failure(client.send(pay(400, { request_id: id })))).toEqual({ code: "ECONNRESET" });
    const found = (await client.send(new GetTransactionByRequestId({ request_id: id }))).object;
    expect(found).toMatchObject({ type: "payment", amount: 400 });
    expect(found.sender_account.id).toBe(member(0).wallet);
  });

  test("a lost request leaves nothing", async () => {
    const id = randomUUID();
    rig.pokepay.behave(requestLost({ op: "payment", times: 1 }));
    expect(await failure(client.send(pay(400, { request_id: id })))).toEqual({ code: "ECONNRESET" });
    expect((await failure(client.send(new GetTransactionByRequestId({ request_id: id })))).type).toBe(
      "transaction_not_found",
    );
    expect(rig.pokepay.balance(member(0).wallet)).toEqual({ money: 10_000, points: 300 });
  });

  test("a forgotten payment is still found in the list by shop, description and time", async () => {
    const description = `リグ R1-1-${randomUUID()}`;
    const from = new Date().toISOString();
    await client.send(pay(120, { description, request_id: randomUUID() }));
    rig.pokepay.forgetRequestIds();
    const list = (await client.send(new ListTransactionsV2({ shop_id: rig.shop, description, from }))).object;
    expect(list.rows.map((row) => [row.amount, row.description])).toEqual([[120, description]]);
    expect(list.next_page_cursor_id).toBeNull();
  });

  test("the list goes from page to page without repeating or losing a row", async () => {
    const description = randomUUID();
    for (const amount of [1, 2, 3, 4, 5]) await client.send(pay(amount, { description }));
    const seen: number[] = [];
    let next: string | undefined;
    do {
      const list = (
        await client.send(
          new ListTransactionsV2({
            description,
            per_page: 2,
            ...(next === undefined ? {} : { next_page_cursor_id: next }),
          }),
        )
      ).object;
      seen.push(...list.rows.map((row) => row.amount));
      next = list.next_page_cursor_id ?? undefined;
    } while (next !== undefined);
    expect(seen).toEqual([5, 4, 3, 2, 1]);
  });

  test.each([
    ["account_balance_not_enough", 422, () => pay(10_301)],
    ["account_transfer_limit_exceeded", 422, () => pay(50_001)],
    ["account_suspended", 422, () => pay(1, { customer_id: member(3).customer })],
    ["account_pre_closed", 422, () => pay(1, { customer_id: member(9).customer })],
    ["customer_account_not_found", 422, () => pay(1, { customer_id: randomUUID() })],
    ["shop_account_not_found", 422, () => pay(1, { shop_id: randomUUID() })],
    ["private_money_not_found", 422, () => pay(1, { private_money_id: randomUUID() })],
    ["invalid_parameters", 400, () => pay(-1)],
    ["invalid_parameters", 400, () => pay(1.5)],
    ["invalid_parameters", 400, () => pay(1, { request_id: "7" })],
    ["invalid_metadata", 422, () => pay(1, { metadata: '{"a":1}' })],
  ])("refuses with the type %s and status %i", async (type, code, make) => {
    expect(await failure(client.send(make()))).toEqual({ status: code, type });
  });

  test("charges up to the ceiling and the limit per charge, and refuses a charge of nothing", async () => {
    const charge = (money_amount: number) =>
      new CreateTopupTransaction({
        shop_id: rig.shop,
        customer_id: member(0).customer,
        private_money_id: rig.moneys.emoney,
        money_amount,
        request_id: randomUUID(),
      });
    expect((await client.send(charge(5000))).object).toMatchObject({ type: "topup", amount: 5000, money_amount: 5000 });
    expect(rig.pokepay.balance(member(0).wallet)).toEqual({ money: 15_000, points: 300 });
    expect((await failure(client.send(charge(20_001)))).type).toBe("account_money_topup_transfer_limit_exceeded");
    rig.pokepay.setBalance(member(0).wallet, { money: 49_000 });
    expect((await failure(client.send(charge(1000)))).type).toBe("account_balance_exceeded");
    expect((await failure(client.send(charge(0)))).type).toBe("invalid_parameter_both_point_and_money_are_zero");
  });

  test("refunds a transaction once and whole", async () => {
    const { object } = await client.send(pay(1000));
    const back = new RefundTransaction({ transaction_id: object.id });
    expect((await client.send(back)).object).toMatchObject({ id: object.id, is_modified: true });
    expect(rig.pokepay.balance(member(0).wallet)).toEqual({ money: 10_000, points: 300 });
    expect(await failure(client.send(back))).toEqual({ status: 422, type: "transaction_already_refunded" });
  });

  test("the app's barcode pays with a negative amount within its scope, once", async () => {
    const token = rig.pokepay.showBarcode(member(0).wallet, { scopes: ["payment"] });
    const use = (amount: number) =>
      client.send(new CreateCpmTransaction({ cpm_token: token, shop_id: rig.shop, amount, request_id: randomUUID() }));
    expect((await client.send(new GetCpmToken({ cpm_token: token }))).object).toMatchObject({
      scopes: ["payment"],
      account: { balance: 10_300 },
    });
    expect(await failure(use(500))).toEqual({ status: 403, type: "cpm_unacceptable_amount" });
    expect((await use(-500)).object).toMatchObject({ type: "payment", amount: 500 });
    expect((await failure(use(-500))).type).toBe("cpm_token_already_proceed");
  });

  test("finds a wallet by its external id", async () => {
    const list = await client.send(
      new GetCustomerAccounts({ private_money_id: rig.moneys.emoney, external_id: member(4).member }),
    );
    expect(list.object.rows.map((row) => row.id)).toEqual([member(4).wallet]);
  });

  test("answers 501 in the envelope for what it does not do", async () => {
    const bill = new CreateBill({ private_money_id: rig.moneys.emoney, shop_id: rig.shop });
    expect(await failure(client.send(bill))).toEqual({ status: 501, type: "not_implemented" });
  });
});
