import type { Reply } from "../behaviour.ts";
import { describeAccountWithUser, describeTransaction } from "./describe.ts";
import type { Tx, World } from "./world.ts";

export type TransactionFilter = {
  readonly private_money_id?: string;
  readonly shop_id?: string;
  readonly customer_id?: string;
  readonly description?: string;
  readonly transaction_id?: string;
  readonly is_modified?: boolean;
  readonly types?: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly next_page_cursor_id?: string;
  readonly prev_page_cursor_id?: string;
  readonly per_page?: number;
};

function keeps(world: World, filter: TransactionFilter, tx: Tx): boolean {
  const at = Date.parse(tx.at);
  const wallet = world.accounts.get(tx.wallet);
  return (
    (filter.private_money_id === undefined || wallet?.money === filter.private_money_id) &&
    (filter.shop_id === undefined || world.accounts.get(tx.shop)?.user === filter.shop_id) &&
    (filter.customer_id === undefined || wallet?.user === filter.customer_id) &&
    (filter.description === undefined || tx.description === filter.description) &&
    (filter.transaction_id === undefined || tx.id.startsWith(filter.transaction_id)) &&
    (filter.is_modified !== true || tx.refunded) &&
    (filter.types === undefined || filter.types.includes(tx.type)) &&
    (filter.from === undefined || at >= Date.parse(filter.from)) &&
    (filter.to === undefined || at <= Date.parse(filter.to))
  );
}

/** Newest first; a cursor is the id of the row next to the page, which the page does not repeat. 50 rows unless told. */
export function listTransactions(world: World, filter: TransactionFilter): Reply {
  const all = [...world.transactions.values()].toReversed().filter((tx) => keeps(world, filter, tx));
  const size = filter.per_page ?? 50;
  const after = all.findIndex((tx) => tx.id === filter.next_page_cursor_id);
  const before = all.findIndex((tx) => tx.id === filter.prev_page_cursor_id);
  const start = filter.prev_page_cursor_id === undefined ? after + 1 : Math.max(0, before - size);
  const rows = all.slice(start, filter.prev_page_cursor_id === undefined ? start + size : Math.max(0, before));
  return {
    status: 200,
    body: {
      rows: rows.map((tx) => describeTransaction(world, tx)),
      per_page: size,
      count: rows.length,
      next_page_cursor_id: start + size < all.length ? (rows.at(-1)?.id ?? null) : null,
      prev_page_cursor_id: start > 0 ? (rows[0]?.id ?? null) : null,
    },
  };
}

export type AccountFilter = {
  readonly private_money_id: string;
  readonly page?: number;
  readonly per_page?: number;
  readonly status?: string;
  readonly is_suspended?: boolean;
  readonly external_id?: string;
};

export function page(rows: readonly unknown[], current = 1, perPage = 30): Reply {
  const last = Math.max(1, Math.ceil(rows.length / perPage));
  return {
    status: 200,
    body: {
      rows: rows.slice((current - 1) * perPage, current * perPage),
      count: rows.length,
      pagination: { current, per_page: perPage, max_page: last, has_prev: current > 1, has_next: current < last },
    },
  };
}

export function listCustomerAccounts(world: World, filter: AccountFilter): Reply {
  const rows = [...world.accounts.values()].filter(
    (account) =>
      !account.merchant &&
      account.money === filter.private_money_id &&
      (filter.status === undefined || account.status === filter.status) &&
      (filter.is_suspended === undefined || (account.status === "suspended") === filter.is_suspended) &&
      (filter.external_id === undefined || account.externalId === filter.external_id),
  );
  return page(
    rows.map((account) => describeAccountWithUser(world, account)),
    filter.page,
    filter.per_page,
  );
}
