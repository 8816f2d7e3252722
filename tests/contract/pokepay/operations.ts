import * as sdk from "@pokepay/pokepay-partner-sdk";
import {
  accountErrors,
  anyErrors,
  attemptErrors,
  cashtrayErrors,
  cashtrayReadErrors,
  cashtrayCancelErrors,
  cpmErrors,
  listErrors,
  lookUpErrors,
  paymentErrors,
  refundErrors,
  tokenErrors,
  topupErrors,
  transactionErrors,
  type Errors,
} from "./errors.ts";
import type { Rule, Rules } from "./rules.ts";

/**
 * The operations of the Partner API this register calls, as its documentation publishes them (github.com/pokepay/pokepay-partner-node-sdk,
 * docs/*.md and docs/error-response.csv, as of SDK 1.4.19). `page`: where it is described. `path` parameters stand in the order of the path.
 */
export type Operation = {
  readonly name: string;
  readonly page: string;
  readonly method: "GET" | "POST" | "DELETE";
  /** `:name` is a parameter. */
  readonly path: string;
  readonly pathRules: Rules;
  readonly required: Rules;
  readonly optional: Rules;
  /** Of responses.ts. */
  readonly answers: string;
  readonly errors: Errors;
  readonly make: (params: never) => { readonly method: string; readonly path: string };
};

const uuid: Rule = { type: "string", format: "uuid" };
const dateTime: Rule = { type: "string", format: "date-time" };
const description: Rule = { type: "string", maxLength: 200 };
const metadata: Rule = { type: "string", format: "json" };
const products: Rule = { type: "array", items: "object" };
const strategy: Rule = { type: "string", enum: ["point-preferred", "money-only"] };
const cpmToken: Rule = { type: "string", minLength: 22, maxLength: 22 };
const yen: Rule = { type: "integer", minimum: 0 };
const none = { required: {}, optional: {}, pathRules: {} } as const;

const types: Rule = {
  type: "array",
  items: { type: "string", enum: ["topup", "payment", "exchange_outflow", "exchange_inflow", "cashback", "expire"] },
};

export const operations: readonly Operation[] = [
  {
    ...none,
    name: "GetPing",
    page: "docs/index.md",
    method: "GET",
    path: "/ping",
    answers: "Pong",
    errors: {},
    make: () => new sdk.GetPing(),
  },
  {
    ...none,
    name: "GetAccount",
    page: "docs/customer.md#get-account",
    method: "GET",
    path: "/accounts/:account_id",
    pathRules: { account_id: uuid },
    answers: "AccountDetail",
    errors: { ...anyErrors, ...accountErrors },
    make: (params) => new sdk.GetAccount(params),
  },
  {
    ...none,
    name: "CreatePaymentTransaction",
    page: "docs/transaction.md#create-payment-transaction",
    method: "POST",
    path: "/transactions/payment",
    required: { shop_id: uuid, customer_id: uuid, private_money_id: uuid, amount: yen },
    optional: { description, metadata, products, request_id: uuid, strategy, coupon_id: uuid },
    answers: "TransactionDetail",
    errors: { ...anyErrors, ...paymentErrors },
    make: (params) => new sdk.CreatePaymentTransaction(params),
  },
  {
    ...none,
    name: "CreateTopupTransaction",
    page: "docs/transaction.md#create-topup-transaction",
    method: "POST",
    path: "/transactions/topup",
    required: { shop_id: uuid, customer_id: uuid, private_money_id: uuid },
    optional: {
      bear_point_shop_id: uuid,
      money_amount: yen,
      point_amount: yen,
      point_expires_at: dateTime,
      description,
      metadata,
      request_id: uuid,
    },
    answers: "TransactionDetail",
    errors: { ...anyErrors, ...topupErrors },
    make: (params) => new sdk.CreateTopupTransaction(params),
  },
  {
    ...none,
    name: "CreateCpmTransaction",
    page: "docs/transaction.md#create-cpm-transaction",
    method: "POST",
    path: "/transactions/cpm",
    required: { cpm_token: cpmToken, shop_id: uuid, amount: { type: "number" } },
    optional: { description, metadata, products, request_id: uuid, strategy },
    answers: "TransactionDetail",
    errors: { ...anyErrors, ...cpmErrors },
    make: (params) => new sdk.CreateCpmTransaction(params),
  },
  {
    ...none,
    name: "GetCpmToken",
    page: "docs/transaction.md#get-cpm-token",
    method: "GET",
    path: "/cpm/:cpm_token",
    pathRules: { cpm_token: cpmToken },
    answers: "CpmToken",
    errors: { ...anyErrors, ...tokenErrors },
    make: (params) => new sdk.GetCpmToken(params),
  },
  {
    ...none,
    name: "GetTransactionByRequestId",
    page: "docs/transaction.md#get-transaction-by-request-id",
    method: "GET",
    path: "/transactions/requests/:request_id",
    pathRules: { request_id: uuid },
    answers: "TransactionDetail",
    errors: { ...anyErrors, ...lookUpErrors },
    make: (params) => new sdk.GetTransactionByRequestId(params),
  },
  {
    ...none,
    name: "GetTransaction",
    page: "docs/transaction.md#get-transaction",
    method: "GET",
    path: "/transactions/:transaction_id",
    pathRules: { transaction_id: uuid },
    answers: "TransactionDetail",
    errors: { ...anyErrors, ...transactionErrors },
    make: (params) => new sdk.GetTransaction(params),
  },
  {
    ...none,
    name: "RefundTransaction",
    page: "docs/transaction.md#refund-transaction",
    method: "POST",
    path: "/transactions/:transaction_id/refund",
    pathRules: { transaction_id: uuid },
    optional: { description, returning_point_expires_at: dateTime },
    answers: "TransactionDetail",
    errors: { ...anyErrors, ...refundErrors },
    make: (params) => new sdk.RefundTransaction(params),
  },
  {
    ...none,
    name: "ListTransactionsV2",
    page: "docs/transaction.md#list-transactions-v2",
    method: "GET",
    path: "/transactions-v2",
    optional: {
      private_money_id: uuid,
      organization_code: { type: "string", maxLength: 32, pattern: "^[a-zA-Z0-9-]*$" },
      shop_id: uuid,
      terminal_id: uuid,
      customer_id: uuid,
      customer_name: { type: "string", maxLength: 256 },
      description,
      transaction_id: { type: "string" },
      is_modified: { type: "boolean" },
      types,
      from: dateTime,
      to: dateTime,
      next_page_cursor_id: uuid,
      prev_page_cursor_id: uuid,
      per_page: { type: "integer", minimum: 1, maximum: 1000 },
    },
    answers: "PaginatedTransactionV2",
    errors: { ...anyErrors, ...listErrors },
    make: (params) => new sdk.ListTransactionsV2(params),
  },
  {
    ...none,
    name: "CreateCashtray",
    page: "docs/cashtray.md#create-cashtray",
    method: "POST",
    path: "/cashtrays",
    required: { private_money_id: uuid, shop_id: uuid, amount: { type: "number" } },
    optional: { description, expires_in: { type: "integer", minimum: 1 } },
    answers: "Cashtray",
    errors: { ...anyErrors, ...cashtrayErrors },
    make: (params) => new sdk.CreateCashtray(params),
  },
  {
    ...none,
    name: "GetCashtray",
    page: "docs/cashtray.md#get-cashtray",
    method: "GET",
    path: "/cashtrays/:cashtray_id",
    pathRules: { cashtray_id: uuid },
    answers: "CashtrayWithResult",
    // What the member's app was told stands in `attempt.error_type`.
    errors: { ...anyErrors, ...attemptErrors, ...cashtrayReadErrors },
    make: (params) => new sdk.GetCashtray(params),
  },
  {
    ...none,
    name: "CancelCashtray",
    page: "docs/cashtray.md#cancel-cashtray",
    method: "DELETE",
    path: "/cashtrays/:cashtray_id",
    pathRules: { cashtray_id: uuid },
    answers: "Cashtray",
    errors: { ...anyErrors, ...cashtrayCancelErrors },
    make: (params) => new sdk.CancelCashtray(params),
  },
];
