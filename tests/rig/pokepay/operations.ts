import type { Reply } from "../behaviour.ts";
import { cancelCashtray, readCashtray, showCashtray } from "./cashtrays.ts";
import { describeAccountDetail, describeMoney, describeToken, describeTransactionDetail } from "./describe.ts";
import { refuse } from "./errors.ts";
import { listCustomerAccounts, listTransactions, page, type AccountFilter } from "./listings.ts";
import { findAccount, pay, refund, topUp, type Payment, type Topup } from "./move-money.ts";
import { parameters, type Parameters as Takes } from "./parameters.ts";
import type { World } from "./world.ts";

type Given = Readonly<Record<string, unknown>>;
/** One call of the API: where it is, what it takes, what it does. `part` is the variable part of the path. */
export type Operation = {
  readonly op: string;
  readonly method: "GET" | "POST" | "DELETE";
  readonly path: RegExp;
  readonly takes: Takes;
  run(world: World, given: Given, part: string): Reply;
};

const found = (body: unknown): Reply => ({ status: 200, body });

function payCard(world: World, given: Given): Reply {
  const {
    customer_id: customer,
    private_money_id: money,
    ...rest
  } = given as Payment & { customer_id: string; private_money_id: string };
  if (!world.moneys.some((one) => one.id === money)) return refuse("private_money_not_found");
  const wallet = findAccount(world, customer, money);
  return wallet === undefined || wallet.merchant ? refuse("customer_account_not_found") : pay(world, wallet, rest);
}

function topUpCard(world: World, given: Given): Reply {
  const {
    customer_id: customer,
    private_money_id: money,
    ...rest
  } = given as Topup & { customer_id: string; private_money_id: string };
  if (!world.moneys.some((one) => one.id === money)) return refuse("private_money_not_found");
  const wallet = findAccount(world, customer, money);
  return wallet === undefined || wallet.merchant ? refuse("customer_account_not_found") : topUp(world, wallet, rest);
}

/** The app's barcode: a negative amount pays, a positive one tops up; the token's scopes decide which of them it allows. */
function payToken(world: World, given: Given): Reply {
  const { cpm_token: code, amount, ...rest } = given as Payment & { cpm_token: string };
  const token = world.tokens.get(code);
  const wallet = token === undefined ? undefined : world.accounts.get(token.wallet);
  if (token === undefined || wallet === undefined) return refuse("cpm_token_not_found");
  const known = rest.request_id === undefined ? undefined : world.requests.get(rest.request_id);
  if (token.used !== null && token.used !== known) return refuse("cpm_token_already_proceed");
  if (token.used === null && token.expiresMs < Date.now()) return refuse("cpm_token_already_expired");
  if (!token.scopes.includes(amount < 0 ? "payment" : "topup")) return refuse("cpm_unacceptable_amount");
  return amount < 0
    ? pay(world, wallet, { ...rest, amount: -amount }, { token })
    : topUp(world, wallet, { ...rest, money_amount: amount }, { token });
}

function byRequestId(world: World, id: string): Reply {
  const tx = world.transactions.get(world.requests.get(id) ?? "");
  return tx === undefined ? refuse("transaction_not_found") : found(describeTransactionDetail(world, tx));
}

export const operations: readonly Operation[] = [
  {
    op: "echo",
    method: "POST",
    path: /^\/echo$/,
    takes: parameters.echo,
    run: (_world, given) => found({ status: "ok", message: given["message"] }),
  },
  {
    op: "customer-accounts",
    method: "GET",
    path: /^\/accounts\/customers$/,
    takes: parameters.customerAccounts,
    run: (world, given) => listCustomerAccounts(world, given as AccountFilter),
  },
  {
    op: "account",
    method: "GET",
    path: /^\/accounts\/([^/]+)$/,
    takes: parameters.none,
    run: (world, _given, id) => {
      const account = world.accounts.get(id);
      return account === undefined ? refuse("notfound") : found(describeAccountDetail(world, account));
    },
  },
  { op: "payment", method: "POST", path: /^\/transactions\/payment$/, takes: parameters.payment, run: payCard },
  { op: "topup", method: "POST", path: /^\/transactions\/topup$/, takes: parameters.topup, run: topUpCard },
  { op: "cpm", method: "POST", path: /^\/transactions\/cpm$/, takes: parameters.cpm, run: payToken },
  {
    op: "by-request-id",
    method: "GET",
    path: /^\/transactions\/requests\/([^/]+)$/,
    takes: parameters.none,
    run: (world, _given, id) => byRequestId(world, id),
  },
  {
    op: "refund",
    method: "POST",
    path: /^\/transactions\/([^/]+)\/refund$/,
    takes: parameters.refund,
    run: (world, _given, id) => refund(world, id),
  },
  {
    op: "transaction",
    method: "GET",
    path: /^\/transactions\/([^/]+)$/,
    takes: parameters.none,
    run: (world, _given, id) => {
      const tx = world.transactions.get(id);
      return tx === undefined ? refuse("notfound") : found(describeTransactionDetail(world, tx));
    },
  },
  {
    op: "transactions-v2",
    method: "GET",
    path: /^\/transactions-v2$/,
    takes: parameters.transactionsV2,
    run: (world, given) => listTransactions(world, given),
  },
  {
    op: "private-moneys",
    method: "GET",
    path: /^\/private-moneys$/,
    takes: parameters.privateMoneys,
    run: (world, given) =>
      page(world.moneys.map(describeMoney), Number(given["page"] ?? 1), Number(given["per_page"] ?? 50)),
  },
  {
    op: "cpm-token",
    method: "GET",
    path: /^\/cpm\/([^/]+)$/,
    takes: parameters.none,
    run: (world, _given, code) => {
      const token = world.tokens.get(code);
      return token === undefined ? refuse("cpm_token_not_found") : found(describeToken(world, token));
    },
  },
  {
    op: "show-cashtray",
    method: "POST",
    path: /^\/cashtrays$/,
    takes: parameters.cashtray,
    run: (world, given) => showCashtray(world, given as Parameters<typeof showCashtray>[1]),
  },
  {
    op: "cashtray",
    method: "GET",
    path: /^\/cashtrays\/([^/]+)$/,
    takes: parameters.none,
    run: (world, _given, id) => readCashtray(world, id),
  },
  {
    op: "cancel-cashtray",
    method: "DELETE",
    path: /^\/cashtrays\/([^/]+)$/,
    takes: parameters.none,
    run: (world, _given, id) => cancelCashtray(world, id),
  },
];
