import { beforeAll, describe, expect, test } from "vitest";
import { accountSchema } from "#upstream/pokepay/account.ts";
import { pokepayCodes } from "#upstream/pokepay/codes.ts";
import { listSchema, transactionSchema } from "#upstream/pokepay/transaction.ts";
import { elsewhereErrors } from "./pokepay/errors.ts";
import { findOperation, judgeAnswer, judgeBody, judgeCodes, judgeRequest, type Exchange } from "./pokepay/judge.ts";
import { operations } from "./pokepay/operations.ts";
import { playScript } from "./pokepay/play-script.ts";
import { responses } from "./pokepay/responses.ts";
import { readSdkParams, readSdkResponse, sampleOf } from "./pokepay/sdk.ts";

let played: Awaited<ReturnType<typeof playScript>>;
beforeAll(async () => {
  played = await playScript();
}, 60_000);

/** The apps show 20 digits where the Partner API publishes 22 characters: what was scanned is what is sent. */
const knownDeviation = /^(CreateCpmTransaction|GetCpmToken): cpm_token does not fit$/u;
const isDigits = ({ path, data: { cpm_token: token } }: Exchange): boolean =>
  /^[0-9]{20}$/u.test(typeof token === "string" ? token : path.slice("/cpm/".length));

function judgeAsked(exchange: Exchange): string[] {
  const operation = findOperation(operations, exchange);
  if (operation === undefined) return [`${exchange.method} ${exchange.path} is no operation`];
  return judgeRequest(operation, exchange).filter((fault) => !(knownDeviation.test(fault) && isDigits(exchange)));
}

describe("the tables", () => {
  test.each(operations)("have $name as the SDK has it: road, parameters, answer", ({ ...one }) => {
    const { name, required, optional, pathRules } = one;
    const must = { ...pathRules, ...required };
    const params = Object.fromEntries(Object.entries(must).map(([key, rule]) => [key, sampleOf(rule)]));
    const made = one.make(params as never);
    expect(findOperation([one], made)).toBe(one);
    for (const key of Object.keys(must)) {
      const { [key]: _, ...rest } = params;
      expect(() => one.make(rest as never), key).toThrow(key);
    }
    expect(readSdkParams(name)).toEqual({
      must: Object.keys(must).toSorted(),
      may: Object.keys(optional).toSorted(),
      answers: one.answers,
    });
  });

  test.each(Object.keys(responses))("have %s as the SDK has it", (name) => {
    const fields = Object.entries(responses[name] ?? {}).map(([key, type]) => `${key}${type.endsWith("?") ? "?" : ""}`);
    expect(fields.toSorted()).toEqual(readSdkResponse(name).toSorted());
  });
});

describe("what our client asks", () => {
  test("is one of the published operations with published parameters, every time", () => {
    expect(played.exchanges.flatMap(judgeAsked)).toEqual([]);
  });

  test("covers every operation of the tables, and no other", () => {
    const asked = new Set(played.exchanges.map((exchange) => findOperation(operations, exchange)?.name));
    expect(asked).toEqual(new Set(operations.map(({ name }) => name)));
  });

  test("holds the cursor of a second page too", () => {
    expect(played.exchanges.filter(({ data }) => Object.hasOwn(data, "next_page_cursor_id"))).not.toEqual([]);
  });

  test("came to what was to be expected", () => {
    const kinds = Object.entries(played.came).map(([name, answer]) => {
      const { kind, code } = (typeof answer === "object" ? answer : { kind: answer }) as {
        kind: unknown;
        code?: string;
      };
      return [name, code === undefined ? kind : `${String(kind)} ${code}`];
    });
    expect(Object.fromEntries(kinds)).toEqual({
      ping: true,
      balance: "answer",
      "balance of nobody": "refused notfound",
      pay: "captured",
      "pay too much": "declined account_balance_not_enough",
      "pay by the meal plan": "captured",
      charge: "captured",
      "grant points": "captured",
      "look up": "captured",
      "look up nothing": "not-found",
      search: "answer",
      "search over pages": "answer",
      latest: "answer",
      "list of the day": "answer",
      "barcode of 22 characters": "answer",
      "pay by 22 characters": "captured",
      "pay twice by 22 characters": "declined cpm_token_already_proceed",
      "used barcode of 22 characters": "answer",
      "barcode of 20 digits": "answer",
      "pay by 20 digits": "captured",
      "pay twice by 20 digits": "declined cpm_token_already_proceed",
      "used barcode of 20 digits": "answer",
      "charge by barcode": "captured",
      "waiting code paid": "waiting",
      "code paid": "captured",
      "waiting code cancelled": "waiting",
      "code cancelled": "cancelled",
      "waiting code refused": "waiting",
      "code refused": "failed account_balance_not_enough",
      "code of nobody": "refused notfound",
      refund: "refunded",
      "refund again": "refunded",
      "refund of nothing": "refused transaction_not_found",
    });
  });

  test("a wrong parameter name, a missing one, a long text and a bad path each turn it red", () => {
    const pay = played.exchanges.find(({ path }) => path === "/transactions/payment");
    if (!pay) throw new Error("nothing was paid");
    const { request_id: id, ...rest } = pay.data;
    const { amount: _, ...short } = pay.data;
    const account = { ...pay, method: "GET", path: "/accounts/somebody", data: {} };
    expect(judgeAsked({ ...pay, data: { ...rest, request_uuid: id } })).toEqual([
      "CreatePaymentTransaction: request_uuid is not a parameter",
    ]);
    expect(judgeAsked({ ...pay, data: short })).toEqual(["CreatePaymentTransaction: amount is missing"]);
    expect(judgeAsked({ ...pay, data: { ...pay.data, amount: -1, description: "あ".repeat(201) } })).toHaveLength(2);
    expect(judgeAsked(account)).toEqual(["GetAccount: account_id does not fit"]);
    expect(judgeAsked({ ...pay, path: "/transactions/pay" })).toEqual(["POST /transactions/pay is no operation"]);
    const digits = played.exchanges.filter((one) => isDigits(one) && one.path.includes("cpm"));
    expect(digits.length).toBeGreaterThan(1);
    expect(judgeAsked({ ...pay, method: "GET", path: `/cpm/${"1".repeat(21)}`, data: {} })).toHaveLength(1);
  });
});

describe("what our client reads", () => {
  test.each([
    { name: "AccountDetail", entries: accountSchema.entries },
    { name: "PrivateMoney", entries: accountSchema.entries.private_money.entries },
    { name: "TransactionDetail", entries: transactionSchema.entries },
    { name: "Transaction", entries: transactionSchema.entries },
    { name: "User", entries: transactionSchema.entries.sender.entries },
    { name: "Account", entries: transactionSchema.entries.sender_account.entries },
    { name: "PaginatedTransactionV2", entries: listSchema.entries },
  ])("of $name is published, and may be null where that is published", ({ name, entries }) => {
    const fields = responses[name] ?? {};
    for (const [key, schema] of Object.entries(entries)) {
      expect(fields[key], `${name}.${key}`).toBeDefined();
      const mayBeNull = fields[key]?.endsWith("?") ?? false;
      const takesNull = schema.type === "nullish" || schema.type === "optional";
      expect(!mayBeNull || takesNull, `${name}.${key} may be null`).toBe(true);
    }
  });

  test("is in the answers of the simulator, which has every published field and none besides", () => {
    const faults = played.exchanges.flatMap((exchange) => {
      const operation = findOperation(operations, exchange);
      // The bare ping passes no recorder of answers.
      return operation === undefined || exchange.status === 0 ? [] : judgeAnswer(operation, exchange);
    });
    expect(faults).toEqual([]);
    expect(played.exchanges.filter(({ status }) => status === 0).every(({ path }) => path === "/ping")).toBe(true);
  });

  test("a field that is missing, of another type or not published turns it red", () => {
    const body = played.exchanges.find(({ path, status }) => path.startsWith("/accounts/") && status === 200)?.body;
    const { balance: _, ...rest } = body as { readonly balance: number };
    expect(judgeBody("AccountDetail", body)).toEqual([]);
    expect(judgeBody("AccountDetail", rest)).toEqual(["AccountDetail.balance is no number"]);
    expect(judgeBody("AccountDetail", { ...rest, balance: 1, nick: "" })).toEqual([
      "AccountDetail.nick is not published",
    ]);
  });
});

describe("the errors", () => {
  test("we name are published for an operation we call, and each published one is known to us", () => {
    expect(judgeCodes(pokepayCodes, operations, elsewhereErrors)).toEqual([]);
  });

  test("a made-up code, a new published one and a conclusion from another operation's turn it red", () => {
    expect(judgeCodes({ ...pokepayCodes, from_nowhere: "declined" }, operations, elsewhereErrors)).toEqual([
      "from_nowhere is not published",
    ]);
    const more = [...operations, { errors: { wallet_on_fire: 422 } }];
    expect(judgeCodes(pokepayCodes, more, elsewhereErrors)).toEqual(["wallet_on_fire is not known to us"]);
    expect(judgeCodes({ ...pokepayCodes, transaction_conflict: "declined" }, operations, elsewhereErrors)).toEqual([
      "transaction_conflict is not published",
    ]);
  });
});
