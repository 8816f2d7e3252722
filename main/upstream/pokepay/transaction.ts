import * as v from "valibot";
import type { Authority } from "#register/entry.ts";
import type { MismatchCode } from "./codes.ts";

const yen = v.pipe(v.number(), v.integer());
const userSchema = v.object({ id: v.string(), is_merchant: v.boolean() });
const accountSchema = v.object({ id: v.string() });

/** TransactionDetail and the rows of ListTransactionsV2, as far as money depends on them (docs/responses.md of the SDK). */
export const transactionSchema = v.object({
  id: v.pipe(v.string(), v.minLength(1)),
  type: v.string(),
  is_modified: v.boolean(),
  sender: userSchema,
  sender_account: accountSchema,
  receiver: userSchema,
  receiver_account: accountSchema,
  amount: yen,
  money_amount: yen,
  point_amount: yen,
  campaign_point_amount: v.nullish(yen),
  done_at: v.string(),
  description: v.string(),
});
export type Transaction = v.InferOutput<typeof transactionSchema>;

export const listSchema = v.object({ rows: v.array(transactionSchema), next_page_cursor_id: v.nullish(v.string()) });

/** What a booking must be to be ours. Amount in yen, > 0. */
export type Expected = {
  readonly type: "payment" | "topup";
  readonly amount: number;
  readonly customer: string;
  readonly wallet: string;
};

export function authorityOf(transaction: Transaction): Authority {
  return { id: transaction.id, money: transaction.money_amount, points: transaction.point_amount };
}

/** The first thing that makes a booking another than the expected one, or null. */
export function mismatchOf(transaction: Transaction, expected: Expected): MismatchCode | null {
  const { amount, money_amount: money, point_amount: points } = transaction;
  if (transaction.type !== expected.type) return "answer-type";
  if (amount !== expected.amount || money + points !== amount || money < 0 || points < 0) return "answer-amount";
  const paying = expected.type === "payment";
  const user = paying ? transaction.sender : transaction.receiver;
  const account = paying ? transaction.sender_account : transaction.receiver_account;
  if (user.is_merchant || user.id !== expected.customer) return "answer-customer";
  if (account.id !== expected.wallet) return "answer-wallet";
  // A booking that was taken back since is not money we hold.
  return transaction.is_modified ? "answer-refunded" : null;
}
