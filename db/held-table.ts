import type { Db } from "./open-database.ts";

export type HeldRow = { readonly n: number };

function prepare(db: Db) {
  return {
    add: db.prepare("INSERT INTO held VALUES(?, ?) ON CONFLICT DO UPDATE SET body = excluded.body"),
    drop: db.prepare<[number]>("DELETE FROM held WHERE n = ?"),
    list: db.prepare<[], string>("SELECT body FROM held ORDER BY n").pluck(),
    numbers: db.prepare<[], number>("SELECT n FROM held").pluck(),
  };
}

/** Baskets put aside. Prepared when first asked for: the files of older epochs, which are only looked at, have no such table. */
export function openHeldTable(db: Db) {
  let prepared: ReturnType<typeof prepare> | null = null;
  const sql = () => (prepared ??= prepare(db));
  return {
    list: (): unknown[] =>
      sql()
        .list.all()
        .map((body) => JSON.parse(body)),
    /** Inside a transaction: `held` is all there is from now on; of `before` it is known that it stands already. */
    save(held: readonly HeldRow[], before: readonly HeldRow[]): void {
      const kept = new Set<HeldRow>(before);
      const now = new Set(held.map(({ n }) => n));
      for (const n of sql().numbers.all()) if (!now.has(n)) sql().drop.run(n);
      for (const one of held) if (!kept.has(one)) sql().add.run(one.n, JSON.stringify(one));
    },
  };
}
