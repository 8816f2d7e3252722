import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Item } from "#register/item.ts";
import { openDatabase, type Db } from "./open-database.ts";

/** A card as headquarters links it: `card` = hex HMAC-SHA-256 under the fleet's pepper, never the number itself. */
export type Card = {
  readonly card: string;
  readonly member: string;
  readonly wallet: string;
  readonly customer: string;
  readonly status: "active" | "stopped" | "removed";
  /** The member's wallet of meal money, if there is a meal plan. */
  readonly meal?: string;
  /** Why a stopped card does not work. */
  readonly why?: "lost" | "moved" | "left" | "other";
};
/** What a register may know of a card put on its reader. */
export type KnownCard = Omit<Card, "card" | "status"> & { readonly standing: "active" | "stopped" | "denied" };
/** Settings as headquarters signed them: `body` is the exact text. */
export type StoredSettings = {
  readonly version: number;
  readonly body: string;
  readonly keyId: string;
  readonly sig: string;
};
export type Part = "items" | "cards" | "denyList" | "settings";

/** DIR/catalogue.db: what headquarters sends down, and only that. All of it can be asked for again; it takes part in no money transaction. */
export type Catalogue = Disposable & {
  /** Version held of each part, 0 when nothing is. */
  readonly versions: () => Readonly<Record<Part, number>>;
  readonly item: (code: string) => Item | null;
  /** By category, then code. */
  readonly items: () => Item[];
  /** A version older than the one held changes nothing and answers false; so for each `put`. */
  readonly putItems: (o: { version: number; items: readonly Item[]; removed: readonly string[] }) => boolean;
  readonly card: (card: string) => KnownCard | null;
  readonly putCards: (o: { version: number; cards: readonly Card[] }) => boolean;
  readonly putDenyList: (o: { version: number; cards: readonly string[] }) => boolean;
  /** The deny list held is headquarters' own as of this moment, ms since 1970. */
  readonly confirmDenyList: (atMs: number) => void;
  /** When the deny list was last known to be headquarters' own; null = never. Its age is what a policy may judge by. */
  readonly denyListAtMs: () => number | null;
  readonly settings: () => StoredSettings | null;
  readonly putSettings: (settings: StoredSettings) => boolean;
};

const schema = `
  CREATE TABLE part(name TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE item(code TEXT PRIMARY KEY, category TEXT NOT NULL, body TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE card(card TEXT PRIMARY KEY, member TEXT NOT NULL, wallet TEXT NOT NULL, customer TEXT NOT NULL, status TEXT NOT NULL)
    STRICT, WITHOUT ROWID;
  CREATE TABLE deny(card TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
  CREATE TABLE settings(one INTEGER PRIMARY KEY CHECK(one = 1), version INTEGER NOT NULL, body TEXT NOT NULL, keyId TEXT NOT NULL,
    sig TEXT NOT NULL) STRICT;
`;
const schemaVersion = 1;
/** What came later stands beside: a file without it is as good as one where nothing of it is known, and stays. */
const later = `
  CREATE TABLE IF NOT EXISTS card_more(card TEXT PRIMARY KEY, meal TEXT, why TEXT) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS heard(name TEXT PRIMARY KEY, atMs INTEGER NOT NULL) STRICT, WITHOUT ROWID;
`;

/** A file that is damaged or of another version is thrown away: the next pull fills it again. */
function openFresh(path: string, nativeBinding: string | undefined): Db {
  const open = (): Db => {
    const db = openDatabase(path, { nativeBinding });
    if (db.pragma("user_version", { simple: true }) !== 0) return db;
    db.transaction(() => {
      db.exec(schema);
      db.pragma(`user_version = ${schemaVersion}`);
    }).immediate();
    return db;
  };
  const isWhole = (db: Db): boolean =>
    db.pragma("user_version", { simple: true }) === schemaVersion &&
    db.pragma("quick_check", { simple: true }) === "ok";
  try {
    const db = open();
    if (isWhole(db)) return db;
    db.close();
  } catch (error) {
    const code: unknown = error instanceof Error ? Reflect.get(error, "code") : undefined;
    if (code !== "SQLITE_NOTADB" && !String(code).startsWith("SQLITE_CORRUPT")) throw error;
  }
  for (const end of ["", "-wal", "-shm"]) rmSync(path + end, { force: true });
  return open();
}

export function openCatalogue(o: { readonly dir: string; readonly nativeBinding?: string | undefined }): Catalogue {
  const db = openFresh(join(o.dir, "catalogue.db"), o.nativeBinding);
  db.exec(later);
  const versionOf = db.prepare<[string], { version: number }>("SELECT version FROM part WHERE name = ?");
  const setVersion = db.prepare("INSERT INTO part VALUES(?, ?) ON CONFLICT DO UPDATE SET version = excluded.version");
  const itemAt = db.prepare<[string], { body: string }>("SELECT body FROM item WHERE code = ?");
  const allItems = db.prepare<[], { body: string }>("SELECT body FROM item ORDER BY category, code");
  const putItem = db.prepare(
    "INSERT INTO item VALUES(?, ?, ?) ON CONFLICT DO UPDATE SET category = excluded.category, body = excluded.body",
  );
  const dropItem = db.prepare("DELETE FROM item WHERE code = ?");
  type CardRow = Omit<Card, "meal" | "why"> & { meal: string | null; why: Card["why"] | null; denied: number };
  const cardAt = db.prepare<[string], CardRow>(
    `SELECT card.*, meal, why, EXISTS(SELECT 1 FROM deny WHERE deny.card = card.card) AS denied
      FROM card LEFT JOIN card_more USING(card) WHERE card = ?`,
  );
  const putCard = db.prepare("INSERT OR REPLACE INTO card VALUES(@card, @member, @wallet, @customer, @status)");
  const putMore = db.prepare("INSERT OR REPLACE INTO card_more VALUES(?, ?, ?)");
  const dropCard = db.prepare("DELETE FROM card WHERE card = ?");
  const dropMore = db.prepare("DELETE FROM card_more WHERE card = ?");
  const hear = db.prepare("INSERT OR REPLACE INTO heard VALUES('denyList', ?)");
  const heardAt = db.prepare<[], { atMs: number }>("SELECT atMs FROM heard WHERE name = 'denyList'");
  const emptyDeny = db.prepare("DELETE FROM deny");
  const putDeny = db.prepare("INSERT OR IGNORE INTO deny VALUES(?)");
  const theSettings = db.prepare<[], StoredSettings>("SELECT version, body, keyId, sig FROM settings");
  const putSettings = db.prepare("INSERT OR REPLACE INTO settings VALUES(1, @version, @body, @keyId, @sig)");

  const held = (part: Part): number => versionOf.get(part)?.version ?? 0;
  /** Content and version change together or not at all, and never back. */
  const put = (part: Part, version: number, work: () => void): boolean =>
    db.transaction(() => {
      if (version < held(part)) return false;
      work();
      setVersion.run(part, version);
      return true;
    })();
  const readItem = ({ body }: { body: string }): Item => JSON.parse(body) as Item;
  return {
    versions: () => ({
      items: held("items"),
      cards: held("cards"),
      denyList: held("denyList"),
      settings: held("settings"),
    }),
    item: (code) => {
      const row = itemAt.get(code);
      return row === undefined ? null : readItem(row);
    },
    items: () => allItems.all().map(readItem),
    putItems: ({ version, items, removed }) =>
      put("items", version, () => {
        for (const item of items) putItem.run(item.code, item.category ?? "", JSON.stringify(item));
        for (const code of removed) dropItem.run(code);
      }),
    card: (card) => {
      const row = cardAt.get(card);
      if (row === undefined || row.status === "removed") return null;
      const { member, wallet, customer, status, denied, meal, why } = row;
      return {
        member,
        wallet,
        customer,
        standing: denied === 1 ? "denied" : status,
        ...(meal === null ? {} : { meal }),
        ...(why === null || why === undefined ? {} : { why }),
      };
    },
    putCards: ({ version, cards }) =>
      put("cards", version, () => {
        for (const card of cards) {
          if (card.status === "removed") dropCard.run(card.card);
          else putCard.run(card);
          if (card.status === "removed" || (card.meal ?? card.why) === undefined) dropMore.run(card.card);
          else putMore.run(card.card, card.meal ?? null, card.why ?? null);
        }
      }),
    putDenyList: ({ version, cards }) =>
      put("denyList", version, () => {
        emptyDeny.run();
        for (const card of cards) putDeny.run(card);
      }),
    confirmDenyList: (atMs) => void hear.run(atMs),
    denyListAtMs: () => heardAt.get()?.atMs ?? null,
    settings: () => theSettings.get() ?? null,
    putSettings: (settings) => put("settings", settings.version, () => void putSettings.run(settings)),
    [Symbol.dispose]: () => void db.close(),
  };
}
