import { randomUUID } from "node:crypto";
import { copyFileSync, existsSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { JournalError } from "#db/open-journal.ts";
import { provisionEpoch } from "#db/provision-epoch.ts";
import { verifySource } from "#db/verify/verify-source.ts";
import { evolve } from "#register/evolve.ts";
import { chargeIntent } from "./sample-facts.ts";
import { commit, makeFolder, moment, open, provision, workOneDay } from "./register-at-work.ts";

describe("a new epoch", () => {
  test("begins with what the old one came to and left unresolved, and leaves its file to read", async () => {
    using folder = makeFolder();
    provision(folder.dir);
    const key = randomUUID();
    const last = (() => {
      using journal = open(folder.dir);
      workOneDay(journal);
      commit(journal, [chargeIntent(key, 2000)]);
      return journal.head();
    })();
    const head = last.hash.toString("hex");
    const identity = provision(folder.dir);
    expect(identity).toMatchObject({ epoch: 2, prevEpochHead: head });
    {
      using journal = open(folder.dir);
      expect(journal.book()).toMatchObject({ seq: 1, gt: 0, gta: 0, receipt: 0 });
      expect(journal.entry(1)?.entry).toMatchObject({
        kind: "provision",
        epoch: 2,
        data: {
          prev: { epoch: 1, seq: last.seq, head, gt: 2080, gta: 2080 },
          pending: [{ key, kind: "charge", amount: 2000, seq: last.seq }],
        },
      });
      workOneDay(journal);
      expect(journal.verifyTail()).toEqual([]);
    }
    expect(statSync(join(folder.dir, "journal-1.db")).mode & 0o777).toBe(0o400);
    expect((await verifySource({ data: folder.dir, epoch: 1 })).map(({ finding }) => finding)).toEqual(["unanchored"]);
    expect((await verifySource({ data: folder.dir })).map(({ finding }) => finding)).toEqual(["unanchored"]);
  });

  test("after a restored backup lies above what headquarters knows and keeps both files of the old one", () => {
    using folder = makeFolder();
    provision(folder.dir);
    copyFileSync(join(folder.dir, "journal.db"), join(folder.dir, "backup.db"));
    provision(folder.dir);
    copyFileSync(join(folder.dir, "backup.db"), join(folder.dir, "journal.db"));
    const who = { approvedBy: "test", reason: "restored", app: "test", id: randomUUID() };
    const identity = provisionEpoch({ dir: folder.dir, reg: "R01", evolve, ...who, ...moment(), above: 2 });
    expect(identity.epoch).toBe(3);
    expect(existsSync(join(folder.dir, "journal-1.db"))).toBe(true);
    expect(existsSync(join(folder.dir, "journal-1.db.restored-2"))).toBe(true);
  });

  test("over a file that cannot be read is refused, unless headquarters says what it came to", () => {
    using folder = makeFolder();
    provision(folder.dir);
    writeFileSync(join(folder.dir, "journal.db"), Buffer.alloc(8192, 7));
    expect(() => provision(folder.dir)).toThrow(JournalError);
    const prev = { epoch: 4, seq: 9, head: "cd".repeat(32), gt: 10, gta: 10 };
    expect(provision(folder.dir, "R01", prev)).toMatchObject({ epoch: 5, prevEpochHead: prev.head });
    expect(existsSync(join(folder.dir, "journal-4.db"))).toBe(true);
    using journal = open(folder.dir);
    expect(journal.verifyTail()).toEqual([]);
  });

  test("that was interrupted between setting the old file aside and the new one in place goes on from the old", () => {
    using folder = makeFolder();
    provision(folder.dir);
    provision(folder.dir);
    // As left by a power cut: journal-1.db is there, journal.db is not yet.
    renameSync(join(folder.dir, "journal.db"), join(folder.dir, "journal.db.new"));
    expect(() => open(folder.dir)).toThrow(/NOT_PROVISIONED/);
    expect(provision(folder.dir).epoch).toBe(2);
    using journal = open(folder.dir);
    expect(journal.head().seq).toBe(1);
  });
});
