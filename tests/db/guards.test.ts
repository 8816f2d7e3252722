import { copyFileSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { migrate, migrations, versionOf } from "#db/migrate.ts";
import { openDatabase } from "#db/open-database.ts";
import { JournalError } from "#db/open-journal.ts";
import { commit, makeFolder, open, provision, workOneDay } from "./register-at-work.ts";

const codeOf = (work: () => unknown): string => {
  try {
    work();
    return "none";
  } catch (error) {
    return error instanceof JournalError ? error.code : String(error);
  }
};

describe("the journal refuses", () => {
  const row = "'boot', '{}', zeroblob(32), zeroblob(32), zeroblob(64), 'k'";
  test.each([
    ["UPDATE", "UPDATE entry SET body = '{}' WHERE seq = 1"],
    ["DELETE", "DELETE FROM entry WHERE seq = 2"],
    ["REPLACE", `INSERT OR REPLACE INTO entry VALUES(1, ${row})`],
    ["UPSERT", `INSERT INTO entry VALUES(2, ${row}) ON CONFLICT DO UPDATE SET body = excluded.body`],
    ["a gap", `INSERT INTO entry VALUES(4, ${row})`],
    ["a number out of order", `INSERT INTO entry VALUES(0, ${row})`],
    ["a hash of 31 bytes", "INSERT INTO entry VALUES(3, 'boot', '{}', zeroblob(32), zeroblob(31), zeroblob(64), 'k')"],
  ])("%s, from the register's own connection", (_, sql) => {
    using folder = makeFolder();
    provision(folder.dir);
    {
      using journal = open(folder.dir);
      commit(journal, [{ kind: "boot", data: { mode: "test", runtime: "node", clean: true } }]);
    }
    const db = openDatabase(join(folder.dir, "journal.db"));
    expect(() => db.exec(sql)).toThrow(/SQLITE_CONSTRAINT|append|change|delete|CHECK/);
    expect(db.prepare("SELECT count(*) FROM entry").pluck().get()).toBe(2);
    db.close();
  });

  test("a second opener, in this process and until the first is gone", () => {
    using folder = makeFolder();
    provision(folder.dir);
    {
      using _journal = open(folder.dir);
      expect(codeOf(() => open(folder.dir))).toBe("LOCKED");
      expect(codeOf(() => provision(folder.dir))).toBe("LOCKED");
    }
    open(folder.dir)[Symbol.dispose]();
  });

  test("an empty folder, a file of the future, an epoch that was relabelled", () => {
    using folder = makeFolder();
    expect(codeOf(() => open(folder.dir))).toBe("NOT_PROVISIONED");
    provision(folder.dir);
    const db = new Database(join(folder.dir, "journal.db"));
    db.pragma(`user_version = ${migrations.length + 1}`);
    expect(codeOf(() => open(folder.dir))).toBe("FROM_THE_FUTURE");
    db.pragma(`user_version = ${migrations.length}`);
    db.exec("UPDATE epoch SET reg = 'R02'");
    expect(codeOf(() => open(folder.dir))).toBe("BROKEN_TAIL");
    db.close();
  });

  test("a device key that is not the one the journal was signed with", () => {
    using folder = makeFolder();
    using other = makeFolder();
    provision(folder.dir);
    provision(other.dir);
    const path = join(folder.dir, "keys", "device.key");
    rmSync(path);
    expect(codeOf(() => open(folder.dir))).toBe("NOT_PROVISIONED");
    copyFileSync(join(other.dir, "keys", "device.key"), path);
    expect(codeOf(() => open(folder.dir))).toBe("NOT_PROVISIONED");
  });
});

describe("every open", () => {
  test("reads FULL back, also from a WAL file that stood before, where the driver falls back to NORMAL", () => {
    using folder = makeFolder();
    provision(folder.dir);
    const path = join(folder.dir, "journal.db");
    const bare = new Database(path);
    expect(bare.pragma("synchronous", { simple: true })).toBe(1);
    bare.close();
    for (let nth = 0; nth < 2; nth += 1) {
      const db = openDatabase(path);
      const read = ["synchronous", "journal_mode", "foreign_keys", "recursive_triggers"].map((name) =>
        db.pragma(name, { simple: true }),
      );
      expect(read).toEqual([2, "wal", 1, 1]);
      db.close();
    }
  });

  test("refuses a file whose journal mode cannot be had", () => {
    expect(codeOf(() => openDatabase(":memory:"))).toBe("PRAGMA");
  });
});

describe("a migration", () => {
  test("copies the file before it and leaves the version last", () => {
    using folder = makeFolder();
    provision(folder.dir);
    {
      using journal = open(folder.dir);
      workOneDay(journal);
    }
    const db = openDatabase(join(folder.dir, "journal.db"));
    const steps = [...migrations, "CREATE TABLE later(id INTEGER PRIMARY KEY) STRICT"];
    migrate(db, folder.dir, steps);
    expect(versionOf(db, steps)).toBe(steps.length);
    const copy = new Database(join(folder.dir, `journal-before-000${steps.length}.db`), { readonly: true });
    expect(copy.prepare("SELECT count(*) FROM entry").pluck().get()).toBe(15);
    expect(copy.pragma("user_version", { simple: true })).toBe(migrations.length);
    copy.close();
    db.close();
  });

  test("that fails half-way leaves the file at the version before", () => {
    using folder = makeFolder();
    provision(folder.dir);
    const db = openDatabase(join(folder.dir, "journal.db"));
    expect(() => migrate(db, folder.dir, [...migrations, "CREATE TABLE half(id); NONSENSE"])).toThrow(/syntax/);
    expect(versionOf(db)).toBe(migrations.length);
    expect(db.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'half'").pluck().get()).toBe(0);
    db.close();
  });
});

test("keys are readable by their owner alone and are in no other file", () => {
  using folder = makeFolder();
  provision(folder.dir);
  const keys = join(folder.dir, "keys");
  expect(readdirSync(keys).sort()).toEqual(["device.key", "pepper"]);
  expect(readdirSync(keys).map((name) => statSync(join(keys, name)).mode & 0o777)).toEqual([0o400, 0o400]);
  expect(statSync(keys).mode & 0o777).toBe(0o700);
});
