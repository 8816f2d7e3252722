import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { openFile } from "#db/open-file.ts";
import { commit, makeFolder, open, provision, workOneDay } from "./register-at-work.ts";

/** `npm run -s journal -- …` without npm. */
async function journal(...args: readonly string[]) {
  const cli = join(import.meta.dirname, "..", "..", "db", "cli", "journal.ts");
  const ran = await promisify(execFile)(process.execPath, [cli, ...args]).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({ code, stdout, stderr }),
  );
  return { ...ran, findings: ran.stdout.split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line)])) };
}

describe("the journal command", () => {
  test("exports and verifies while the register sells, and the auditor in Python agrees", async () => {
    using folder = makeFolder();
    provision(folder.dir);
    const [out, trust] = [join(folder.dir, "out.jsonl"), join(folder.dir, "trust.json")];
    using register = open(folder.dir);
    const headquarters = workOneDay(register);
    writeFileSync(trust, JSON.stringify({ key: register.identity.key, headquarters }));

    expect(await journal("export", "--data", folder.dir, "--out", out)).toMatchObject({ code: 0, stdout: "" });
    const rows = readFileSync(out, "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(rows).toEqual(register.entriesFrom(1, 100));
    expect(JSON.parse(readFileSync(`${out}.manifest.json`, "utf8"))).toEqual({
      reg: "R01",
      epoch: 1,
      genesis: { epoch: 1, key: register.identity.key, prev_epoch_head: null, reg: "R01" },
      keys: { [register.identity.keyId]: register.identity.key },
      anchors: [JSON.parse(rows[13].body).data],
    });
    for (const source of [
      ["--file", out],
      ["--data", folder.dir],
    ]) {
      expect(await journal("verify", ...source, "--trust", trust)).toMatchObject({ code: 0, findings: [] });
      expect(await journal("verify", ...source)).toMatchObject({
        code: 1,
        findings: [{ seq: 15, finding: "unanchored" }],
      });
    }
    const python = await promisify(execFile)("python3", ["-B", join(import.meta.dirname, "verify.py"), out, trust]);
    expect(python.stdout).toBe("");
    commit(register, [{ kind: "shutdown", data: { reason: "end" } }]);
  });

  test("names what is wrong with a file and with a database, and exits 1", async () => {
    using folder = makeFolder();
    provision(folder.dir);
    const out = join(folder.dir, "out.jsonl");
    {
      using register = open(folder.dir);
      workOneDay(register);
    }
    await journal("export", "--data", folder.dir, "--out", out);
    const text = readFileSync(out, "utf8");
    writeFileSync(out, `${text.replace("おにぎり", "おにきり")}no row\n`);
    const byFile = await journal("verify", "--file", out);
    expect(byFile.code).toBe(1);
    expect(byFile.findings.map(({ seq, finding }) => `${seq} ${finding}`)).toEqual([
      "16 body-unreadable",
      "7 hash-broken",
      "15 unanchored",
    ]);

    const { db } = openFile(folder.dir);
    db.exec(
      "DROP TRIGGER entry_stays; UPDATE entry SET body = replace(body, '\"amount\":150', '\"amount\":151') WHERE seq = 8",
    );
    db.close();
    const byData = await journal("verify", "--data", folder.dir);
    expect(byData.code).toBe(1);
    expect(new Set(byData.findings.map(({ finding }) => finding))).toEqual(
      new Set(["hash-broken", "tax", "tenders", "total", "z-differs", "unanchored"]),
    );
  });

  test("makes the derived tables again, but not under a running register", async () => {
    using folder = makeFolder();
    provision(folder.dir);
    {
      using register = open(folder.dir);
      workOneDay(register);
      expect(await journal("rebuild", "--data", folder.dir)).toMatchObject({
        code: 2,
        stderr: expect.stringContaining("LOCKED"),
      });
    }
    const { db } = openFile(folder.dir);
    const read = () => db.prepare("SELECT * FROM counters").all();
    const before = read();
    db.exec("DELETE FROM counters");
    expect(await journal("rebuild", "--data", folder.dir)).toMatchObject({ code: 0 });
    expect(read()).toEqual(before);
    db.close();
  });

  test("says how it is used when it is not", async () => {
    for (const args of [[], ["verify"], ["export"], ["sell"]]) {
      const { code, stderr } = await journal(...args);
      expect([code, stderr]).toEqual([
        2,
        expect.stringContaining("journal verify (--data DIR | --file FILE) [--trust FILE]"),
      ]);
    }
  });
});
