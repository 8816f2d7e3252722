import { randomUUID } from "node:crypto";
import type { Reply } from "../behaviour.ts";
import { describeTransactionDetail } from "./describe.ts";
import { refuse } from "./errors.ts";
import type { Account, Change, PrivateMoney, Tx, World } from "./world.ts";

type Creating = {
  readonly shop_id: string;
  readonly description?: string;
  readonly metadata?: string;
  readonly request_id?: string;
};
export type Payment = Creating & { readonly amount: number; readonly strategy?: string };
export type Topup = Creating & { readonly money_amount?: number; readonly point_amount?: number };

export function findAccount(world: World, user: string, money: string): Account | undefined {
  return [...world.accounts.values()].find((account) => account.user === user && account.money === money);
}

const closedTypes = {
  suspended: "account_suspended",
  "pre-closed": "account_pre_closed",
  closed: "account_closed",
} as const;

/** Metadata is a flat JSON object of strings. */
function badMetadata(text: string | undefined): boolean {
  if (text === undefined) return false;
  try {
    const value: unknown = JSON.parse(text);
    return (
      typeof value !== "object" ||
      value === null ||
      Array.isArray(value) ||
      Object.values(value).some((one) => typeof one !== "string")
    );
  } catch {
    return true;
  }
}

/** The transaction an id was already used for: the same user's is answered again, another's is a conflict. */
function already(world: World, wallet: Account, requestId: string | undefined): Reply | undefined {
  const id = requestId === undefined ? undefined : world.requests.get(requestId);
  const tx = id === undefined ? undefined : world.transactions.get(id);
  if (tx === undefined) return undefined;
  return tx.wallet === wallet.id
    ? { status: 200, body: describeTransactionDetail(world, tx) }
    : refuse("request_id_conflict");
}

type Parties = { readonly wallet: Account; readonly shop: Account; readonly money: PrivateMoney };

function findParties(world: World, wallet: Account, shopId: string): Parties | Reply {
  const money = world.moneys.find((one) => one.id === wallet.money);
  if (money === undefined) return refuse("private_money_not_found");
  const shop = findAccount(world, shopId, money.id);
  if (shop === undefined || !shop.merchant) return refuse("shop_account_not_found");
  return { wallet, shop, money };
}

function settle(
  world: World,
  parties: Parties,
  tx: Pick<Tx, "type" | "money" | "points">,
  given: Creating,
  more: Change = {},
): Reply {
  const { wallet, shop } = parties;
  const sign = tx.type === "payment" ? -1 : 1;
  const paidOff = tx.type === "payment" ? 0 : Math.min(wallet.pointDebt ?? 0, tx.points);
  const done: Tx = {
    ...tx,
    id: randomUUID(),
    refunded: false,
    wallet: wallet.id,
    shop: shop.id,
    at: new Date().toISOString(),
    description: given.description ?? "",
    requestId: given.request_id ?? null,
  };
  world.put({
    ...more,
    accounts: [
      {
        ...wallet,
        moneyBalance: wallet.moneyBalance + sign * tx.money,
        pointBalance: wallet.pointBalance + sign * tx.points - paidOff,
        ...(paidOff === 0 ? {} : { pointDebt: (wallet.pointDebt ?? 0) - paidOff }),
      },
    ],
    transaction: done,
    ...(more.token === undefined ? {} : { token: { ...more.token, used: done.id } }),
    ...(more.cashtray === undefined ? {} : { cashtray: { ...more.cashtray, transaction: done.id } }),
  });
  return { status: 200, body: describeTransactionDetail(world, done) };
}

/** Points are spent first unless the strategy says money only. */
export function pay(world: World, wallet: Account, given: Payment, more?: Change): Reply {
  const done = already(world, wallet, given.request_id);
  if (done !== undefined) return done;
  if (badMetadata(given.metadata)) return refuse("invalid_metadata");
  const parties = findParties(world, wallet, given.shop_id);
  if (!("wallet" in parties)) return parties;
  if (wallet.status !== "active") return refuse(closedTypes[wallet.status]);
  if (given.amount > parties.money.transferLimit) return refuse("account_transfer_limit_exceeded");
  const points = given.strategy === "money-only" ? 0 : Math.min(wallet.pointBalance, given.amount);
  const money = given.amount - points;
  if (money > wallet.moneyBalance) return refuse("account_balance_not_enough");
  return settle(world, parties, { type: "payment", money, points }, given, more);
}

export function topUp(world: World, wallet: Account, given: Topup, more?: Change): Reply {
  const done = already(world, wallet, given.request_id);
  if (done !== undefined) return done;
  if (badMetadata(given.metadata)) return refuse("invalid_metadata");
  const money = given.money_amount ?? 0;
  const points = given.point_amount ?? 0;
  if (money === 0 && points === 0) return refuse("invalid_parameter_both_point_and_money_are_zero");
  const parties = findParties(world, wallet, given.shop_id);
  if (!("wallet" in parties)) return parties;
  if (wallet.status !== "active") return refuse(closedTypes[wallet.status]);
  if (money + points > parties.money.transferLimit) return refuse("account_transfer_limit_exceeded");
  if (money > parties.money.topupLimit) return refuse("account_money_topup_transfer_limit_exceeded");
  if (wallet.moneyBalance + wallet.pointBalance + money + points > parties.money.maxBalance)
    return refuse("account_balance_exceeded");
  return settle(world, parties, { type: "topup", money, points }, given, more);
}

/** Whole transaction, once only: the API has no amount here and no request id. */
export function refund(world: World, id: string): Reply {
  const tx = world.transactions.get(id);
  const wallet = tx === undefined ? undefined : world.accounts.get(tx.wallet);
  if (tx === undefined || wallet === undefined) return refuse("transaction_not_found");
  if (tx.refunded) return refuse("transaction_already_refunded");
  if (wallet.status === "closed" || wallet.status === "pre-closed") return refuse(closedTypes[wallet.status]);
  const sign = tx.type === "payment" ? 1 : -1;
  const moneyBalance = wallet.moneyBalance + sign * tx.money;
  const points = wallet.pointBalance + sign * tx.points;
  if (moneyBalance < 0) return refuse("account_balance_not_enough");
  // Points already spent cannot be taken back: they are owed.
  const pointBalance = Math.max(0, points);
  const debt = points < 0 ? { pointDebt: (wallet.pointDebt ?? 0) - points } : {};
  const refunded = { ...tx, refunded: true };
  world.put({ accounts: [{ ...wallet, moneyBalance, pointBalance, ...debt }], transaction: refunded });
  return { status: 200, body: describeTransactionDetail(world, refunded) };
}
