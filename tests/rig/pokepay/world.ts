import { appendFileSync, existsSync, readFileSync } from "node:fs";

export type AccountStatus = "active" | "suspended" | "pre-closed" | "closed";
/** A wallet: one user, one money. Yen. */
export type Account = {
  readonly id: string;
  readonly user: string;
  readonly name: string;
  readonly merchant: boolean;
  readonly money: string;
  readonly externalId: string | null;
  readonly status: AccountStatus;
  readonly moneyBalance: number;
  readonly pointBalance: number;
  /** Points taken back after they were spent; later grants pay them off first. */
  readonly pointDebt?: number;
};
export type PrivateMoney = {
  readonly id: string;
  readonly name: string;
  readonly maxBalance: number;
  readonly transferLimit: number;
  readonly topupLimit: number;
};
export type Tx = {
  readonly id: string;
  readonly type: "payment" | "topup";
  readonly refunded: boolean;
  /** The customer's wallet and the shop's. */
  readonly wallet: string;
  readonly shop: string;
  readonly money: number;
  readonly points: number;
  readonly at: string;
  readonly description: string;
  readonly requestId: string | null;
};
export type Token = {
  readonly token: string;
  readonly wallet: string;
  readonly scopes: readonly ("payment" | "topup")[];
  readonly expiresMs: number;
  readonly used: string | null;
};
/** A code shown by the shop. amount is signed as the API signs it: negative pays. attempt = what scanning it came to. */
export type Cashtray = {
  readonly id: string;
  readonly shop: string;
  readonly amount: number;
  readonly description: string;
  readonly expiresMs: number;
  readonly canceledMs: number | null;
  readonly attempt: {
    readonly wallet: string;
    readonly status: number;
    readonly type: string | null;
    readonly message: string | null;
    readonly atMs: number;
  } | null;
  readonly transaction: string | null;
};
export type World = {
  readonly moneys: readonly PrivateMoney[];
  readonly accounts: Map<string, Account>;
  readonly transactions: Map<string, Tx>;
  /** Request id → transaction id, while remembered: both look-up and dedupe read this. */
  readonly requests: Map<string, string>;
  readonly tokens: Map<string, Token>;
  readonly cashtrays: Map<string, Cashtray>;
  put(change: Change): void;
};
/** One durable change: everything an operation altered, written as one line. */
export type Change = {
  readonly accounts?: readonly Account[];
  readonly transaction?: Tx;
  readonly token?: Token;
  readonly cashtray?: Cashtray;
  /** Request ids forgotten. */
  readonly forget?: readonly string[];
};

function apply(world: Omit<World, "put" | "moneys">, change: Change): void {
  for (const account of change.accounts ?? []) world.accounts.set(account.id, account);
  const { transaction, token, cashtray } = change;
  if (transaction !== undefined) {
    const fresh = !world.transactions.has(transaction.id);
    world.transactions.set(transaction.id, transaction);
    if (fresh && transaction.requestId !== null) world.requests.set(transaction.requestId, transaction.id);
  }
  if (token !== undefined) world.tokens.set(token.token, token);
  if (cashtray !== undefined) world.cashtrays.set(cashtray.id, cashtray);
  for (const id of change.forget ?? []) world.requests.delete(id);
}

/** Opens what an earlier run left in file (JSON Lines of changes) on top of the seed accounts. */
export function openWorld(
  file: string,
  seed: { readonly moneys: readonly PrivateMoney[]; readonly accounts: readonly Account[] },
): World {
  const held = {
    accounts: new Map(seed.accounts.map((account) => [account.id, account])),
    transactions: new Map<string, Tx>(),
    requests: new Map<string, string>(),
    tokens: new Map<string, Token>(),
    cashtrays: new Map<string, Cashtray>(),
  };
  if (existsSync(file)) {
    for (const line of readFileSync(file, "utf8").split("\n")) if (line !== "") apply(held, JSON.parse(line) as Change);
  }
  return {
    ...held,
    moneys: seed.moneys,
    put(change) {
      appendFileSync(file, `${JSON.stringify(change)}\n`);
      apply(held, change);
    },
  };
}
