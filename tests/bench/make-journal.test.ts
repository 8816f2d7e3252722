import { join } from "node:path";
import { expect, test } from "vitest";
import { verifySource } from "#db/verify/verify-source.ts";
import { open, makeFolder } from "#tests/db/register-at-work.ts";
import { makeJournal, openToday } from "./make-journal.ts";

test("A journal made in bulk verifies like one that was sold, and today is open on it", async () => {
  using folder = makeFolder();
  const dir = join(folder.dir, "data");
  makeJournal({ dir, reg: "R1", entries: 2_500, untilMs: Date.now() });
  openToday(dir, Date.now());
  {
    using journal = open(dir);
    expect(journal.head().seq).toBeGreaterThanOrEqual(2_500);
    expect(journal.book()).toMatchObject({ op: "07", z: 2 });
    expect(journal.book().day).not.toBeNull();
  }
  const findings = await verifySource({ data: dir });
  expect(findings.map(({ finding }) => finding)).toEqual(["unanchored"]);
});
