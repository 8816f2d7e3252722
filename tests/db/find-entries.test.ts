import { afterAll, beforeAll, expect, test } from "vitest";
import { findEntries, type Wanted } from "#db/find-entries.ts";
import { type Db, openDatabase } from "#db/open-database.ts";
import { journalPath } from "#db/open-file.ts";
import type { Entry, Fact } from "#register/entry.ts";
import { type JournalQuery, wantedOf } from "#counter/journal-wanted.ts";
import { makeTempDir } from "#rig/temp-dir.ts";
import { openTestJournal } from "./open-test-journal.ts";
import { cashSale, chargeIntent, chargePosted, emoneySale, settings } from "./sample-facts.ts";

const dir = makeTempDir();
let db: Db;
let all: readonly Entry[];

/** Three days of a small shop: sales, a return, charges, papers, cash out. */
beforeAll(() => {
  using journal = openTestJournal(dir.path);
  let receipt = 0;
  const write = (day: number, hour: number, facts: readonly Fact[]): void =>
    journal.write(`2026-11-2${day}`, hour, facts);
  journal.write("2026-11-20", 8, [{ kind: "config", data: settings }]);
  for (const day of [1, 2, 3]) {
    const date = `2026-11-2${day}`;
    write(day, 8, [
      { kind: "sign-on", data: { op: `0${day}`, name: "山田", role: "cashier" } },
      { kind: "day-open", data: { day: date, shift: day, float: 50_000 } },
    ]);
    for (let n = 0; n < 40; n += 1) {
      receipt += 1;
      const sale = n % 3 === 0 ? emoneySale(`R1-1-${receipt}`) : cashSale(`R1-1-${receipt}`);
      const member = n % 6 === 0 ? `m-3100${n}` : sale.member;
      write(day, 9 + Math.floor(n / 8), [{ kind: "sale", data: { ...sale, member } }]);
    }
    const key = `6f1c5b1e-6f0a-4a53-9a3e-0a4a0f8d3c1${day}`;
    write(day, 15, [chargeIntent(key, 3000), chargePosted(key, 3000)]);
    write(day, 16, [{ kind: "receipt-copy", data: { receipt: `R1-1-${receipt}`, seq: 5, copy: 1 } }]);
    write(day, 17, [{ kind: "cash-out", data: { amount: 1000 * day, reason: "両替金" } }]);
  }
  all = journal.entries();
  db = openDatabase(journalPath(dir.path), { readonly: true });
});
afterAll(() => {
  db.close();
  dir[Symbol.dispose]();
});

const entryAt = (seq: number): Entry | null => all.find((entry) => entry.seq === seq) ?? null;
const wantedBy = (query: Omit<JournalQuery, "kind">): Wanted => wantedOf({ kind: "journal", ...query }, entryAt);

/** All of it, in pages of 7 with a clock that is over after every window. */
function seek(wanted: Wanted): number[] {
  const found: number[] = [];
  for (let before = Number.MAX_SAFE_INTEGER; before > 1;) {
    const { entries, downTo } = findEntries(db, wanted, { before, most: 7, isOver: () => true });
    found.push(...entries.map(({ seq }) => seq));
    before = downTo;
  }
  return found;
}
const amountOf = (data: Entry["data"]): number =>
  "total" in data ? (data.total ?? -1) : "amount" in data ? data.amount : -1;

/** The same, read in full: what each facet means, said once more. */
function readAll(query: Omit<JournalQuery, "kind">): number[] {
  const { kinds } = wantedBy(query);
  const { from = "", to = "9", least = 0, most = Infinity, member, code, text, op, receipt } = query;
  return all
    .filter((entry) => {
      const body = JSON.stringify(entry);
      const amount = amountOf(entry.data);
      return (
        kinds.includes(entry.kind) &&
        entry.day >= from &&
        entry.day <= to &&
        ((query.least === undefined && query.most === undefined) || (amount >= least && amount <= most)) &&
        (member === undefined || ("member" in entry.data && (entry.data.member ?? "").includes(member))) &&
        (code === undefined || body.includes(`"code":"${code}`)) &&
        (text === undefined || body.includes(text)) &&
        (op === undefined || entry.op === op) &&
        (receipt === undefined || body.includes(`-${receipt}"`))
      );
    })
    .map(({ seq }) => seq)
    .toReversed();
}

const facets = {
  from: { from: "2026-11-22" },
  to: { to: "2026-11-22" },
  least: { least: 1000 },
  most: { most: 1930 },
  member: { member: "310012" },
  code: { code: "49000" },
  text: { text: "おにぎり" },
  op: { op: "02" },
  receipt: { receipt: "51" },
  what: { what: "sale" },
} as const;
const names = Object.keys(facets) as (keyof typeof facets)[];
const pairs = names.flatMap((one, at) => names.slice(at + 1).map((two) => [one, two] as const));

test("each facet alone, and any two together, find what reading all of it finds, newest first, page by page", () => {
  let found = 0;
  for (const [one, two] of [...names.map((name) => [name, name] as const), ...pairs]) {
    const query = { ...facets[one], ...facets[two] };
    expect([one, two, seek(wantedBy(query))]).toEqual([one, two, readAll(query)]);
    found += seek(wantedBy(query)).length;
  }
  expect(found).toBeGreaterThan(200);
});

test("the comparison is not blind: a look that forgets the operator is told from one that does not", () => {
  const query = { op: "02", what: "sale" } as const;
  const forgetful = { ...wantedBy(query), holds: [], fits: () => true };
  expect(seek(forgetful)).not.toEqual(readAll(query));
});

test("words are found as they sound and however wide they are written", () => {
  expect(seek(wantedBy({ text: "カレー" })).length).toBe(42);
  expect(seek(wantedBy({ text: "かれーらいす" })).length).toBe(42);
  expect(seek(wantedBy({ text: "両替" })).length).toBe(3);
});
