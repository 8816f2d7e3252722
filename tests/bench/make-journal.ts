import { randomUUID } from "node:crypto";
import type { Commit, CommittedEntry } from "#db/journal.ts";
import { loadSigner } from "#db/keys.ts";
import { openFile } from "#db/open-file.ts";
import { provisionEpoch } from "#db/provision-epoch.ts";
import { loadBook } from "#db/rebuild.ts";
import type { Store } from "#db/store.ts";
import { emptyBook } from "#register/book.ts";
import type { Entry, Fact, SaleData } from "#register/entry.ts";
import { evolve } from "#register/evolve.ts";
import { instantOf } from "#register/instant-of.ts";
import { sumDay } from "#register/z.ts";
import { cashSale, emoneySale, settings } from "#tests/db/sample-facts.ts";

const dayMs = 24 * 3_600_000;
const app = "bench";

/** A moment in this machine's own zone, as the kiosk that is started on the journal will write it. */
function instant(atMs: number): Pick<Commit, "at" | "atMs"> {
  return { atMs, at: instantOf(atMs, -new Date(atMs).getTimezoneOffset()) };
}

/** Two customers: one pays by card, one in cash. Four entries. */
function serveTwo(receipt: (n: number) => string, wallet: string): Fact[] {
  const key = randomUUID();
  const sale = emoneySale(receipt(1));
  const tenders = sale.tenders.map((tender) => ({ ...tender, key }));
  const payer = { wallet, customer: wallet, member: "m-1" };
  return [
    { kind: "pay-intent", data: { key, ...payer, amount: sale.total, basket: "ab".repeat(32) } },
    { kind: "sale", data: { ...sale, tenders } satisfies SaleData },
    { kind: "sale", data: cashSale(receipt(2)) },
    { kind: "drawer-kick", data: { for: "sale" } },
  ];
}

/** Writes facts as the register would, many in one transaction. */
function openWriter(dir: string, store: Store) {
  const signer = loadSigner(dir);
  let book = loadBook(store) ?? emptyBook;
  let head = store.entries.head(store.identity.genesis);
  return {
    book: () => book,
    head: () => head,
    write(facts: readonly Fact[], atMs: number): readonly CommittedEntry[] {
      const ids = facts.map(() => randomUUID());
      const done = store.commit({ signer, evolve, book, head }, { facts, ids, ...instant(atMs), clk: "ok", app });
      ({ book, head } = done);
      return done.entries;
    },
  };
}
type Writer = ReturnType<typeof openWriter>;

/** One day of business from its opening to its Z: `pairs` times two customers. */
function workDay(writer: Writer, receiptOf: (n: number) => string, atMs: number, pairs: number): void {
  const { book } = writer;
  const day = instant(atMs).at.slice(0, 10);
  const wallets = Array.from({ length: 100 }, () => randomUUID());
  const facts: Fact[] = [{ kind: "day-open", data: { day, shift: book().shift + 1, float: 50_000 } }];
  for (let pair = 0; pair < pairs; pair += 1) {
    const before = book().receipt + 2 * pair;
    facts.push(...serveTwo((n) => receiptOf(before + n), wallets[pair % wallets.length] ?? ""));
  }
  const entries: Entry[] = writer.write(facts, atMs).map(({ entry }) => entry);
  const { seq: last, hash } = writer.head();
  const { dayOpenSeq: first, z } = book();
  const data = { ...sumDay(entries), z: z + 1, first, last, head: hash.toString("hex"), pending: [] };
  writer.write([{ kind: "z-report", data }], atMs + dayMs / 3);
}

/**
 * Makes DIR with a journal of at least `entries` entries, all chained, signed and true to `verify`, in days that are all closed; the last
 * is the day before `untilMs`. About ten thousand entries a second.
 */
export function makeJournal(o: {
  readonly dir: string;
  readonly reg: string;
  readonly entries: number;
  readonly untilMs: number;
  readonly pepper?: Buffer;
  /** Twice so many customers a day; left out = 1,000 customers, fewer in a short journal. */
  readonly pairsADay?: number;
  readonly say?: (text: string) => void;
}): void {
  const { dir, reg, entries, untilMs, say = () => {} } = o;
  const { pairsADay = Math.min(500, Math.ceil(entries / 8)) } = o;
  const days = Math.ceil(entries / (4 * pairsADay + 2));
  const beginMs = untilMs - (days + 1) * dayMs;
  const pepper = o.pepper === undefined ? {} : { pepper: o.pepper };
  provisionEpoch({
    dir,
    reg,
    evolve,
    approvedBy: "bench",
    reason: "new",
    app,
    id: randomUUID(),
    ...instant(beginMs),
    ...pepper,
  });
  const store = openFile(dir);
  try {
    const { epoch } = store.identity;
    const writer = openWriter(dir, store);
    const first: Fact[] = [
      { kind: "boot", data: { mode: "test", runtime: "bench", clean: true } },
      { kind: "config", data: settings },
      { kind: "sign-on", data: { op: "07", name: "山科", role: "cashier" } },
    ];
    for (const fact of first) writer.write([fact], beginMs);
    for (let day = 0; day < days; day += 1) {
      workDay(writer, (n) => `${reg}-${epoch}-${n}`, beginMs + (day + 1) * dayMs - dayMs / 2, pairsADay);
      if (day % 50 === 49) say(`${Math.round((100 * (day + 1)) / days)} % of ${entries} entries`);
    }
    store.db.pragma("wal_checkpoint(TRUNCATE)");
  } finally {
    store.db.close();
  }
}

/** So many entries more in the open day of a journal, which headquarters has not seen. */
export function sellUnseen(dir: string, o: { readonly entries: number; readonly nowMs: number }): void {
  const store = openFile(dir);
  try {
    const writer = openWriter(dir, store);
    const { reg, epoch } = store.identity;
    for (let n = 0; n < o.entries / 4; n += 1) {
      const before = writer.book().receipt;
      const receiptOf = (more: number): string => `${reg}-${epoch}-${before + more}`;
      writer.write(serveTwo(receiptOf, randomUUID()), o.nowMs);
    }
    store.db.pragma("wal_checkpoint(TRUNCATE)");
  } finally {
    store.db.close();
  }
}

/** Opens the day of `nowMs` in a journal whose days are all closed: a kiosk that starts on it is ready to sell. */
export function openToday(dir: string, nowMs: number): void {
  const store = openFile(dir);
  try {
    const writer = openWriter(dir, store);
    const day = instant(nowMs).at.slice(0, 10);
    writer.write([{ kind: "day-open", data: { day, shift: writer.book().shift + 1, float: 50_000 } }], nowMs);
    store.db.pragma("wal_checkpoint(TRUNCATE)");
  } finally {
    store.db.close();
  }
}
