import * as v from "valibot";
import type { Authority } from "#register/entry.ts";
import type { MismatchCode } from "./codes.ts";
import type { Money } from "./money.ts";

const yen = v.pipe(v.number(), v.integer());
const userSchema = v.object({ id: v.string(), is_merchant: v.boolean(), name: v.optional(v.string()) });
const accountSchema = v.object({ id: v.string(), private_money: v.nullish(v.object({ id: v.string() })) });

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
  raw_point_amount: v.nullish(yen),
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
  /** The wallet says which money it was; named here it is checked once more by the money's own id. */
  readonly money?: Money;
};

/**
 * Points of the booking itself. `point_amount` has a campaign's grant of the same moment in it (キャンペーン付与合算), which for a
 * payment runs the other way; `raw_point_amount` leaves it out (docs/responses.md, TransactionDetail).
 */
function ownPoints({
  raw_point_amount: raw,
  point_amount: points,
  campaign_point_amount: campaign,
}: Transaction): number {
  return raw ?? (points < 0 ? points + (campaign ?? 0) : points);
}

/** Yen the booking moved, a campaign's grant left out. */
export function bookedYen(transaction: Transaction): number {
  return transaction.money_amount + ownPoints(transaction);
}

export function authorityOf(transaction: Transaction): Authority {
  const { id, money_amount: money, campaign_point_amount: campaign } = transaction;
  return { id, money, points: ownPoints(transaction), ...(campaign != null && campaign > 0 ? { campaign } : {}) };
}

/** The customer's side of a booking. */
export function customerSide(transaction: Transaction) {
  return transaction.type === "payment"
    ? { user: transaction.sender, account: transaction.sender_account }
    : { user: transaction.receiver, account: transaction.receiver_account };
}

/** The first thing that makes a booking another than the expected one, or null. `moneyId`: the authority's id of the expected money. */
export function mismatchOf(transaction: Transaction, expected: Expected, moneyId?: string): MismatchCode | null {
  const { amount, money_amount: money, point_amount: points } = transaction;
  if (transaction.type !== expected.type) return "answer-type";
  // The total is of either kind: with the campaign's grant, or without it.
  const isTotal = amount === expected.amount || amount === money + points;
  if (!isTotal || bookedYen(transaction) !== expected.amount || money < 0 || ownPoints(transaction) < 0)
    return "answer-amount";
  const { user, account } = customerSide(transaction);
  if (user.is_merchant || user.id !== expected.customer) return "answer-customer";
  if (account.id !== expected.wallet) return "answer-wallet";
  if (moneyId !== undefined && account.private_money?.id !== moneyId) return "answer-wallet";
  // A booking that was taken back since is not money we hold.
  return transaction.is_modified ? "answer-refunded" : null;
}
