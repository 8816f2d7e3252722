import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { JournalError, openJournal } from "#db/open-journal.ts";
import { openFile } from "#db/open-file.ts";
import { rebuildDerived } from "#db/rebuild.ts";
import { emptyBook } from "#register/book.ts";
import type { Fact } from "#register/entry.ts";
import { evolve } from "#register/evolve.ts";
import { chargeIntent, emoneySale, payIntent, sampleKey } from "./sample-facts.ts";
import { commit, makeFolder, moment, open, provision, workOneDay } from "./register-at-work.ts";

const boot: Fact = { kind: "boot", data: { mode: "test", runtime: "node", clean: true } };

describe("a commit", () => {
  test("names its entries as the auditor reads them: who, which day, which settings, the grand totals after it", () => {
    using folder = makeFolder();
    provision(folder.dir);
    using journal = open(folder.dir);
    workOneDay(journal);
    const told = journal.entriesFrom(1, 100).map(({ body }) => {
      const { kind, op, day, cfg, gt, gta } = JSON.parse(body);
      return [kind, op, day, cfg === undefined ? "none" : "named", gt, gta].join(" ");
    });
    expect(told).toEqual([
      "provision  2026-11-24 none 0 0",
      "boot  2026-11-24 none 0 0",
      "config  2026-11-24 none 0 0",
      "sign-on 7 2026-11-24 named 0 0",
      "day-open 7 2026-11-24 named 0 0",
      "pay-intent 7 2026-11-24 named 0 0",
      "sale 7 2026-11-24 named 1930 1930",
      "sale 7 2026-11-24 named 2080 2080",
      "drawer-kick 7 2026-11-24 named 2080 2080",
      "sale-cancelled 7 2026-11-24 named 2080 2080",
      "charge-intent 7 2026-11-24 named 2080 2080",
      "charge-posted 7 2026-11-24 named 2080 2080",
      "z-report 7 2026-11-24 named 2080 2080",
      "anchor 7 2026-11-24 named 2080 2080",
      "sign-off 7 2026-11-24 named 2080 2080",
    ]);
  });

  test("keeps the business day past midnight and past a restart, and opens the day the operator confirmed", () => {
    using folder = makeFolder();
    provision(folder.dir);
    const late = { atMs: Date.parse("2026-11-25T00:10:00.000+09:00"), at: "2026-11-25T00:10:00.000+09:00" };
    {
      using journal = open(folder.dir);
      const opened = commit(journal, [{ kind: "day-open", data: { day: "2026-11-24", shift: 1, float: 0 } }], late);
      expect(opened.entries[0]?.entry.day).toBe("2026-11-24");
    }
    using journal = open(folder.dir);
    expect(commit(journal, [boot], late).entries[0]?.entry.day).toBe("2026-11-24");
    expect(journal.book().day).toBe("2026-11-24");
  });

  test("is refused whole when one of its facts cannot be written, and nothing of it stays", () => {
    using folder = makeFolder();
    provision(folder.dir);
    using journal = open(folder.dir);
    const before = journal.head();
    const broken: Fact = { kind: "cash-in", data: { amount: 0.5, reason: "釣銭" } };
    expect(() => commit(journal, [boot, broken], { draft: { lines: 1 } })).toThrow(TypeError);
    expect(() => commit(journal, [boot], { ids: [] })).toThrow(RangeError);
    expect(() => commit(journal, [boot], { ...moment(), atMs: 1 })).toThrow(RangeError);
    const sale: Fact = { kind: "sale", data: emoneySale("R01-1-1") };
    expect(() => commit(journal, [boot, sale, sale])).toThrow(/UNIQUE/);
    expect(journal.head()).toEqual(before);
    expect(journal.entriesFrom(1, 9)).toHaveLength(1);
    expect(journal.draft()).toBe(null);
    commit(journal, [sale]);
    expect(journal.verifyTail()).toEqual([]);
  });

  test("finds a sale again by its receipt number and an entry by its seq", () => {
    using folder = makeFolder();
    provision(folder.dir);
    using journal = open(folder.dir);
    const { entries } = commit(journal, [boot, { kind: "sale", data: emoneySale("R01-1-1") }]);
    expect(journal.saleOf("R01-1-1")).toBe(3);
    expect(journal.saleOf("R01-1-2")).toBe(null);
    expect(journal.entry(3)).toEqual(entries[1]);
    expect(journal.entry(4)).toBe(null);
    expect(journal.head()).toEqual({ seq: 3, hash: entries[1]?.hash });
  });
});

describe("after a restart", () => {
  test("the basket, the jobs, the cursor and the book stand as they were", () => {
    using folder = makeFolder();
    provision(folder.dir);
    const before = (() => {
      using journal = open(folder.dir);
      workOneDay(journal);
      commit(journal, [
        chargeIntent(randomUUID(), 1000),
        { kind: "lock", data: { op: "9", tries: 5, until: moment().at } },
      ]);
      commit(journal, [], { draft: { lines: [{ code: "100" }] } });
      journal.setCursor("headquarters", 4, "ab".repeat(32));
      return { book: journal.book(), jobs: journal.jobs(), head: journal.head() };
    })();
    using journal = open(folder.dir);
    expect({ book: journal.book(), jobs: journal.jobs(), head: journal.head() }).toEqual(before);
    expect(journal.draft()).toEqual({ lines: [{ code: "100" }] });
    expect(journal.cursor("headquarters")).toEqual({ seq: 4, hash: "ab".repeat(32) });
    expect(journal.cursor("nobody")).toBe(null);
    commit(journal, [], { draft: null });
    expect(journal.draft()).toBe(null);
  });

  test("derived tables that do not agree with the entries are made again", () => {
    using folder = makeFolder();
    provision(folder.dir);
    const before = (() => {
      using journal = open(folder.dir);
      workOneDay(journal);
      return journal.book();
    })();
    const { db } = openFile(folder.dir);
    db.exec("UPDATE counters SET value = value - 100 WHERE name = 'gt'; DELETE FROM card_day");
    db.close();
    using journal = open(folder.dir);
    expect(journal.book()).toEqual(before);
  });
});

test("the derived tables equal what a fold over all entries makes, row for row", () => {
  using folder = makeFolder();
  provision(folder.dir);
  {
    using journal = open(folder.dir);
    workOneDay(journal);
    commit(journal, [{ kind: "day-open", data: { day: "2026-11-25", shift: 2, float: 0 } }, payIntent]);
    const reason = { key: sampleKey, wallet: "w-1", amount: 1930, reason: "timeout" };
    commit(journal, [{ kind: "pay-unknown", data: reason }]);
    commit(journal, [{ kind: "pay-parked", data: reason }, chargeIntent(randomUUID(), 1000)]);
    const { lines, total, taxes, tenders, rebate } = emoneySale("");
    const of = { receipt: "R01-1-1", seq: 7 };
    commit(journal, [{ kind: "refund", data: { receipt: "R01-1-3", of, lines, total, taxes, tenders, rebate } }]);
    const [charged, claimed] = [randomUUID(), randomUUID()];
    const told = { key: charged, wallet: "w-1", amount: 1000, authority: { id: "t-9", money: 1000, points: 0 } };
    commit(journal, [chargeIntent(charged, 1000), { kind: "charge-posted", data: told }]);
    const until = moment().at;
    commit(journal, [{ kind: "approval", data: { for: "trust", by: "9", on: true, until } }]);
    commit(journal, [{ kind: "pay-intent", data: { ...payIntent.data, key: claimed, claim: true } }]);
    const difference = { key: "d-1", about: "drawer", code: "less", amount: 10, seq: 0 } as const;
    const asked = { drawer: true, pokepay: false, headquarters: false };
    const report = { from: 1, upTo: 2, asked, drawer: 0, differences: [difference] };
    commit(journal, [{ kind: "x-report", data: report }]);
    commit(journal, [{ kind: "lock", data: { op: "9", tries: 5, until: moment().at } }]);
    expect(journal.book()).toMatchObject({ gt: 150, gta: 4010, shift: 2, z: 1, anchored: 13 });
  }
  const store = openFile(folder.dir);
  const tables = ["counters", "pending", "operator_lock", "card_day", "sale_left", "book_part"];
  const read = () => tables.map((name) => store.db.prepare(`SELECT * FROM ${name} ORDER BY 1`).all());
  const before = read();
  expect(before.map((rows) => rows.length)).toEqual([Object.keys(emptyBook).length - 7, 3, 1, 0, 2, 4]);
  expect(store.sales.read("R01-1-1")).toMatchObject({ lines: [{ qty: 0 }, { qty: 0 }, { qty: 0, amount: 0 }] });
  expect(rebuildDerived(store, evolve)).toEqual(store.books.load());
  expect(read()).toEqual(before);
  store.db.close();
});

describe("jobs", () => {
  test("are numbered under the entry they speak of and go through their states", () => {
    using folder = makeFolder();
    provision(folder.dir);
    using journal = open(folder.dir);
    const { jobs } = commit(journal, [boot], {
      jobs: [
        { device: "printer", what: { kind: "receipt", copy: 0 } },
        { device: "drawer", what: { kind: "kick" } },
      ],
    });
    expect(jobs.map(({ id, state }) => [id, state])).toEqual([
      ["1-2-1", "waiting"],
      ["1-2-2", "waiting"],
    ]);
    const copy = commit(journal, [boot], { jobs: [{ device: "printer", what: { kind: "receipt", copy: 1 }, of: 2 }] });
    expect(copy.jobs.map(({ id }) => id)).toEqual(["1-2-3"]);
    journal.markJob("1-2-1", "sent");
    journal.markJob("1-2-2", "dropped");
    expect(journal.jobs(["waiting", "sent"]).map(({ id, state }) => `${id} ${state}`)).toEqual([
      "1-2-1 sent",
      "1-2-3 waiting",
    ]);
    journal.markJob("1-2-1", "unknown");
    expect(journal.jobs(["unknown"])[0]?.what).toEqual({ kind: "receipt", copy: 0 });
    expect(() => journal.markJob("1-9-1", "done")).toThrow(RangeError);
    expect(() => journal.markJob("2-2-1", "done")).toThrow(RangeError);
  });

  test("that are settled are forgotten long after, unsettled ones never", () => {
    using folder = makeFolder();
    provision(folder.dir);
    using journal = open(folder.dir);
    commit(journal, [boot], {
      jobs: [
        { device: "printer", what: 1 },
        { device: "printer", what: 2 },
      ],
    });
    journal.markJob("1-2-1", "done");
    journal.checkpoint();
    expect(journal.jobs()).toHaveLength(2);
    commit(
      journal,
      Array.from({ length: 501 }, () => boot),
    );
    journal.checkpoint();
    expect(journal.jobs().map(({ id }) => id)).toEqual(["1-2-2"]);
  });
});

test("a reader beside the register sees the same book, commits nothing and needs no lock", () => {
  using folder = makeFolder();
  provision(folder.dir);
  using journal = open(folder.dir);
  workOneDay(journal);
  using reader = openJournal({ dir: folder.dir, evolve, readonly: true });
  expect(reader.book()).toEqual(journal.book());
  expect(() => commit(reader, [boot])).toThrow(/look only/);
  expect(() => reader.setCursor("headquarters", 1, "")).toThrow(JournalError);
});

describe("the disk", () => {
  const mb = 1024 * 1024;
  test("is warned of below 500 MB, refused below 64 MB beside the ballast, which is then thrown off and laid again", () => {
    using folder = makeFolder();
    provision(folder.dir);
    let free = 1000 * mb;
    using journal = openJournal({ dir: folder.dir, evolve, freeBytes: () => free });
    expect(journal.checkDisk()).toEqual({ freeMb: 936, level: "ok" });
    free = 499 * mb;
    expect(journal.checkDisk()).toEqual({ freeMb: 499, level: "warn" });
    free = 63 * mb;
    expect(journal.checkDisk()).toEqual({ freeMb: 63, level: "refuse" });
    // The ballast's 64 MB are free now, and the answer is the same.
    free = 127 * mb;
    expect(journal.checkDisk()).toEqual({ freeMb: 63, level: "refuse" });
    free = 628 * mb;
    expect(journal.checkDisk()).toEqual({ freeMb: 564, level: "ok" });
    free = 564 * mb;
    expect(journal.checkDisk()).toEqual({ freeMb: 564, level: "ok" });
  });
});
