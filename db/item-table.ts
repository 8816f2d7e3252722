import type { Item } from "#register/item.ts";
import type { Db } from "./open-database.ts";
import type { PartTable } from "./part-table.ts";
import { openGoodsIndex } from "./search/index-goods.ts";

/** Changes of the catalogue up to a version. */
export type ItemPage = {
  readonly version: number;
  readonly items: readonly Item[];
  readonly removed: readonly string[];
};

export type ItemTable = {
  readonly item: (code: string) => Item | null;
  /** All at once. */
  readonly put: (page: ItemPage) => boolean;
  /**
   * In transactions of a few rows, each step one: whoever drives it lets others have their turn in between. The version rises with the
   * last, so that a page broken off is asked for and written again. Answers like `put`.
   */
  readonly store: (page: ItemPage) => Generator<void, boolean>;
};

const rowsAtOnce = 50;

export function openItemTable(db: Db, parts: PartTable): ItemTable {
  const itemAt = db.prepare<[string], { body: string }>("SELECT body FROM item WHERE code = ?");
  const putItem = db.prepare(
    "INSERT INTO item VALUES(?, ?, ?) ON CONFLICT DO UPDATE SET category = excluded.category, body = excluded.body",
  );
  const dropItem = db.prepare("DELETE FROM item WHERE code = ?");
  const index = openGoodsIndex(db);
  const write = (items: readonly Item[], removed: readonly string[]): void => {
    for (const item of items) {
      putItem.run(item.code, item.category ?? "", JSON.stringify(item));
      index.put(item);
    }
    for (const code of removed) {
      dropItem.run(code);
      index.drop(code);
    }
  };
  return {
    item: (code) => {
      const row = itemAt.get(code);
      return row === undefined ? null : (JSON.parse(row.body) as Item);
    },
    put: ({ version, items, removed }) => parts.put("items", version, () => write(items, removed)),
    *store({ version, items, removed }) {
      if (version < parts.held("items")) return false;
      const slice = db.transaction(write);
      for (let at = 0; at < items.length; at += rowsAtOnce) {
        slice(items.slice(at, at + rowsAtOnce), []);
        yield;
      }
      for (let at = 0; at < removed.length; at += rowsAtOnce) {
        slice([], removed.slice(at, at + rowsAtOnce));
        yield;
      }
      return parts.put("items", version, () => {});
    },
  };
}
