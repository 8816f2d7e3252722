import { type Book, emptyBook, type Intent } from "#register/book.ts";
import { toCanonical } from "./canonical.ts";
import type { Db } from "./open-database.ts";

type Lock = Book["locks"][string];
type Row = { readonly [key: string]: unknown };
type Scalar = Exclude<keyof Book, "intents" | "cardDay" | "locks" | Part>;
/** Records kept as JSON, one row a key. */
const parts = ["chargeDay", "charges", "trustBy", "differences"] as const;
type Part = (typeof parts)[number];

const scalars = Object.entries(emptyBook).flatMap(([name, value]) =>
  typeof value === "object" && value !== null ? [] : [name as Scalar],
);

/** Writes what differs between two records, by identity: `evolve` leaves alone what an entry does not touch. */
function writeChanges<T>(
  before: { readonly [key: string]: T },
  after: { readonly [key: string]: T },
  write: (key: string, value: T) => void,
  remove: (key: string) => void,
): void {
  if (before === after) return;
  for (const [key, value] of Object.entries(after)) if (before[key] !== value) write(key, value);
  for (const key of Object.keys(before)) if (!(key in after)) remove(key);
}

const toColumn = (value: Book[Scalar]) => (typeof value === "boolean" ? Number(value) : value);
const fromColumn = (name: Scalar, value: unknown) => (typeof emptyBook[name] === "boolean" ? value === 1 : value);

/** The book as tables: counters, pending, operator_lock, card_day. */
export function openBookTable(db: Db) {
  const setCounter = db.prepare("INSERT INTO counters VALUES(?, ?) ON CONFLICT DO UPDATE SET value = excluded.value");
  const setIntent = db.prepare("INSERT INTO pending VALUES(?, ?) ON CONFLICT DO UPDATE SET intent = excluded.intent");
  const setLock = db.prepare(
    "INSERT INTO operator_lock VALUES(?, ?, ?) ON CONFLICT DO UPDATE SET tries = excluded.tries, until_ms = excluded.until_ms",
  );
  const setCard = db.prepare("INSERT INTO card_day VALUES(?, ?) ON CONFLICT DO UPDATE SET amount = excluded.amount");
  const setPart = db.prepare("INSERT INTO book_part VALUES(?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value");
  const dropPart = db.prepare("DELETE FROM book_part WHERE part = ? AND key = ?");
  const dropIntent = db.prepare("DELETE FROM pending WHERE key = ?");
  const dropLock = db.prepare("DELETE FROM operator_lock WHERE op = ?");
  const dropCard = db.prepare("DELETE FROM card_day WHERE wallet = ?");
  const rowsOf = (sql: string) => db.prepare<[], Row>(sql).all();

  return {
    /** Null when a counter is missing: an older version wrote the tables; rebuild them. */
    load(): Book | null {
      const counters = new Map(rowsOf("SELECT name, value FROM counters").map(({ name, value }) => [name, value]));
      if (scalars.some((name) => !counters.has(name))) return null;
      const read = Object.fromEntries(scalars.map((name) => [name, fromColumn(name, counters.get(name))]));
      const intents = rowsOf("SELECT key, intent FROM pending").map(({ key, intent }): [string, Intent] => [
        String(key),
        JSON.parse(String(intent)),
      ]);
      const cards = rowsOf("SELECT wallet, amount FROM card_day").map(({ wallet, amount }) => [wallet, amount]);
      const locks = rowsOf("SELECT op, tries, until_ms FROM operator_lock").map(
        ({ op, tries, until_ms }): [string, Lock] => [String(op), { tries: Number(tries), untilMs: Number(until_ms) }],
      );
      const stored = rowsOf("SELECT part, key, value FROM book_part");
      const partOf = (part: Part) =>
        Object.fromEntries(
          stored
            .filter((row) => row["part"] === part)
            .map(({ key, value }) => [String(key), JSON.parse(String(value))]),
        );
      return {
        ...emptyBook,
        ...read,
        ...Object.fromEntries(parts.map((part) => [part, partOf(part)])),
        intents: Object.fromEntries(intents),
        cardDay: Object.fromEntries(cards),
        locks: Object.fromEntries(locks),
      };
    },
    /** Inside the transaction of the entries that made the difference. `before` null: nothing is stored yet. */
    save(before: Book | null, after: Book): void {
      for (const name of scalars) {
        if (before?.[name] !== after[name]) setCounter.run(name, toColumn(after[name]));
      }
      const from = before ?? emptyBook;
      writeChanges(
        from.intents,
        after.intents,
        (key, intent) => setIntent.run(key, toCanonical(intent)),
        (key) => dropIntent.run(key),
      );
      writeChanges(
        from.cardDay,
        after.cardDay,
        (wallet, amount) => setCard.run(wallet, amount),
        (wallet) => dropCard.run(wallet),
      );
      for (const part of parts) {
        writeChanges<unknown>(
          from[part],
          after[part],
          (key, value) => setPart.run(part, key, toCanonical(value)),
          (key) => dropPart.run(part, key),
        );
      }
      writeChanges(
        from.locks,
        after.locks,
        (op, { tries, untilMs }) => setLock.run(op, tries, untilMs),
        (op) => dropLock.run(op),
      );
    },
    clear(): void {
      db.exec(
        "DELETE FROM counters; DELETE FROM pending; DELETE FROM operator_lock; DELETE FROM card_day; DELETE FROM book_part;",
      );
    },
  };
}
export type BookTable = ReturnType<typeof openBookTable>;
