import { createHash } from "node:crypto";
import type { Account, Cashtray, PrivateMoney, Token, Tx, World } from "./world.ts";

/** Objects as the API shows them (responses of "partner.yaml"). */
const stamp = (at: string): string => at.replace(/\.(\d{3})Z$/, ".$1000Z");

export const describeMoney = (money: PrivateMoney) => ({
  id: money.id,
  name: money.name,
  unit: "円",
  is_exclusive: true,
  description: "",
  oneline_message: "",
  organization: { code: "rig-coop", name: "リグ大学生活協同組合" },
  max_balance: money.maxBalance,
  transfer_limit: money.transferLimit,
  money_topup_transfer_limit: money.topupLimit,
  type: "own",
  expiration_type: "static",
  enable_topup_by_member: false,
  display_money_and_point: "both",
});

const describeUser = (account: Account) => ({ id: account.user, name: account.name, is_merchant: account.merchant });

function moneyOf(world: World, account: Account): PrivateMoney {
  const money = world.moneys.find((one) => one.id === account.money);
  if (money === undefined) throw new Error(`account ${account.id} holds an unknown money`);
  return money;
}

export function describeAccount(world: World, account: Account) {
  return {
    id: account.id,
    name: account.name,
    is_suspended: account.status === "suspended",
    status: account.status,
    private_money: describeMoney(moneyOf(world, account)),
  };
}

export function describeAccountDetail(world: World, account: Account) {
  return {
    ...describeAccount(world, account),
    balance: account.moneyBalance + account.pointBalance,
    money_balance: account.moneyBalance,
    point_balance: account.pointBalance,
    point_debt: account.pointDebt ?? 0,
    user: describeUser(account),
    external_id: account.externalId,
  };
}

export const describeAccountWithUser = (world: World, account: Account) => ({
  ...describeAccount(world, account),
  user: describeUser(account),
});

function accountOf(world: World, id: string): Account {
  const account = world.accounts.get(id);
  if (account === undefined) throw new Error(`no account ${id}`);
  return account;
}

export function describeTransaction(world: World, tx: Tx) {
  const customer = accountOf(world, tx.wallet);
  const shop = accountOf(world, tx.shop);
  const [sender, receiver] = tx.type === "payment" ? [customer, shop] : [shop, customer];
  return {
    id: tx.id,
    type: tx.type,
    is_modified: tx.refunded,
    sender: describeUser(sender),
    sender_account: describeAccount(world, sender),
    receiver: describeUser(receiver),
    receiver_account: describeAccount(world, receiver),
    amount: tx.money + tx.points,
    money_amount: tx.money,
    point_amount: tx.points,
    raw_point_amount: tx.points,
    campaign_point_amount: 0,
    done_at: stamp(tx.at),
    description: tx.description,
  };
}

export function describeTransactionDetail(world: World, tx: Tx) {
  const plain = describeTransaction(world, tx);
  const bare = (account: typeof plain.sender_account, user: typeof plain.sender) => {
    const { private_money: money, ...rest } = account;
    return { ...rest, private_money_id: money.id, user };
  };
  const hex = createHash("sha256").update(tx.id).digest("hex");
  return {
    ...plain,
    transfers: [
      {
        id: `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`,
        sender_account: bare(plain.sender_account, plain.sender),
        receiver_account: bare(plain.receiver_account, plain.receiver),
        amount: plain.amount,
        money_amount: plain.money_amount,
        point_amount: plain.point_amount,
        done_at: plain.done_at,
        type: tx.type,
        description: tx.description,
        transaction_id: tx.id,
      },
    ],
  };
}

export function describeToken(world: World, token: Token) {
  const used = token.used === null ? undefined : world.transactions.get(token.used);
  return {
    cpm_token: token.token,
    account: describeAccountDetail(world, accountOf(world, token.wallet)),
    transaction: used === undefined ? null : describeTransaction(world, used),
    event: null,
    scopes: token.scopes,
    expires_at: stamp(new Date(token.expiresMs).toISOString()),
    metadata: "{}",
    strategy: null,
  };
}

export function describeCashtray(world: World, tray: Cashtray) {
  return {
    id: tray.id,
    amount: tray.amount,
    description: tray.description,
    account: describeAccountWithUser(world, accountOf(world, tray.shop)),
    expires_at: stamp(new Date(tray.expiresMs).toISOString()),
    canceled_at: tray.canceledMs === null ? null : stamp(new Date(tray.canceledMs).toISOString()),
    token: `https://www-rig.pokepay.jp/cashtrays/${tray.id}`,
  };
}

export function describeCashtrayResult(world: World, tray: Cashtray) {
  const { attempt } = tray;
  const tx = tray.transaction === null ? undefined : world.transactions.get(tray.transaction);
  return {
    ...describeCashtray(world, tray),
    attempt:
      attempt === null
        ? null
        : {
            account: describeAccountWithUser(world, accountOf(world, attempt.wallet)),
            status_code: attempt.status,
            error_type: attempt.type ?? "",
            error_message: attempt.message ?? "",
            created_at: stamp(new Date(attempt.atMs).toISOString()),
          },
    transaction: tx === undefined ? null : describeTransaction(world, tx),
  };
}
