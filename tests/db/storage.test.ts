import { type ChildProcess, execFileSync, fork } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Answer, Order } from "./disk-child.ts";
import { makeFolder, open, provision } from "./register-at-work.ts";

const place = makeFolder();
const library = join(place.dir, "syncs.so");
const children = new Set<ChildProcess>();

beforeAll(() => {
  execFileSync("gcc", [
    "-shared",
    "-fPIC",
    "-O1",
    "-Wall",
    "-Werror",
    "-o",
    library,
    join(import.meta.dirname, "syncs.c"),
    "-ldl",
  ]);
});
afterAll(() => {
  for (const child of children) child.kill("SIGKILL");
  place[Symbol.dispose]();
});

/** A journal in a child whose fsyncs are counted, and fail while `failing(true)`. */
async function startChild(dir: string) {
  const log = join(dir, "syncs.log");
  const fail = join(dir, "syncs.fail");
  const env = { ...process.env, LD_PRELOAD: library, SYNCS_LOG: log, SYNCS_FAIL: fail };
  const child = fork(join(import.meta.dirname, "disk-child.ts"), [dir], { env, execArgv: [] });
  children.add(child);
  const answer = async (): Promise<Answer> => {
    const [said] = await once(child, "message");
    return said as Answer;
  };
  const ready = await answer();
  return {
    ready,
    pid: child.pid ?? 0,
    async order(order: Order): Promise<Answer> {
      const said = answer();
      child.send(order);
      return said;
    },
    async close(): Promise<void> {
      child.send("close");
      await once(child, "exit");
      children.delete(child);
    },
    failing(on: boolean): void {
      if (on) writeFileSync(fail, "");
      else rmSync(fail, { force: true });
    },
    /** What was synced since the last call. */
    syncs(): string[] {
      const lines = existsSync(log)
        ? readFileSync(log, "utf8")
            .trim()
            .split("\n")
            .filter((line) => line !== "")
        : [];
      rmSync(log, { force: true });
      return lines.map((line) => line.replace(`${dir}/`, ""));
    },
  };
}

describe("one commit is one fsync", () => {
  test("of a sale with its jobs and the emptied basket, of the basket alone, of a job sent: the first after a start and after a checkpoint too", async () => {
    using folder = makeFolder();
    provision(folder.dir);
    const child = await startChild(folder.dir);
    child.syncs();
    for (const order of ["commit", "draft", "commit", "mark", "checkpoint", "commit", "checkpoint", "draft"] as const) {
      expect((await child.order(order)).code).toBe("ok");
      if (order === "checkpoint") expect(child.syncs().length).toBeGreaterThan(1);
      else expect(child.syncs(), order).toEqual(["fsync journal.db-wal"]);
    }
    await child.close();
  });
});

describe("a storage fault", () => {
  test("of fsync stops all writing, also once the disk is well again, until the journal was opened anew", async () => {
    using folder = makeFolder();
    provision(folder.dir);
    const child = await startChild(folder.dir);
    expect(await child.order("commit")).toEqual({ code: "ok", seq: 2, gt: 150 });
    child.failing(true);
    expect(await child.order("commit")).toEqual({ code: "STORAGE", seq: 2, gt: 150 });
    expect((await child.order("reopen")).code).toBe("STORAGE");
    child.failing(false);
    expect(await child.order("commit")).toEqual({ code: "STORAGE", seq: 2, gt: 150 });
    expect((await child.order("mark")).code).toBe("STORAGE");
    const healed = await child.order("reopen");
    expect(healed.code).toBe("ok");
    // The refused commit reached the log before the sync failed: whether it stands is read, never assumed.
    expect([2, 3]).toContain(healed.seq);
    expect(await child.order("commit")).toEqual({ code: "ok", seq: healed.seq + 1, gt: healed.gt + 150 });
    await child.close();
    using journal = open(folder.dir);
    expect(journal.head().seq).toBe(healed.seq + 1);
    expect(journal.verifyTail()).toEqual([]);
  });

  test("of a file that may not grow keeps what was committed and heals when there is room again", async () => {
    using folder = makeFolder();
    provision(folder.dir);
    const child = await startChild(folder.dir);
    const before = await child.order("commit");
    const limit = (size: number | string): void =>
      void execFileSync("prlimit", ["--pid", String(child.pid), `--fsize=${size}:unlimited`]);
    limit(statSync(join(folder.dir, "journal.db-wal")).size + 100);
    expect(await child.order("commit")).toEqual({ ...before, code: "STORAGE" });
    expect((await child.order("draft")).code).toBe("STORAGE");
    limit("unlimited");
    expect(await child.order("reopen")).toEqual({ ...before, code: "ok" });
    expect(await child.order("commit")).toEqual({ code: "ok", seq: before.seq + 1, gt: before.gt + 150 });
    await child.close();
    using journal = open(folder.dir);
    expect(journal.verifyTail()).toEqual([]);
  });

  test("of a damaged page is found at the next start, before anything is sold", async () => {
    using folder = makeFolder();
    provision(folder.dir);
    const child = await startChild(folder.dir);
    for (let nth = 0; nth < 20; nth += 1) await child.order("commit");
    await child.close();
    const path = join(folder.dir, "journal.db");
    const bytes = readFileSync(path);
    const at = bytes.lastIndexOf("おにぎり");
    expect(at).toBeGreaterThan(0);
    bytes[at + 4] = (bytes[at + 4] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    expect(() => open(folder.dir)).toThrow(/BROKEN_TAIL/);
    bytes.fill(0xff, 0, 4096);
    writeFileSync(path, bytes);
    expect(() => open(folder.dir)).toThrow(/STORAGE/);
  });
});

test("a register killed in the middle keeps every commit it answered, and its lock is free at once", async () => {
  using folder = makeFolder();
  provision(folder.dir);
  mkdirSync(join(folder.dir, "none"));
  const child = await startChild(folder.dir);
  for (let nth = 0; nth < 5; nth += 1) await child.order("commit");
  await child.order("draft");
  const [killed] = children;
  killed?.kill("SIGKILL");
  if (killed !== undefined) await once(killed, "exit");
  children.clear();
  using journal = open(folder.dir);
  expect(journal.head().seq).toBe(6);
  expect(journal.book().gt).toBe(750);
  expect(journal.draft()).toMatchObject({ lines: [{ code: "100" }] });
  expect(journal.jobs(["waiting"])).toHaveLength(10);
  expect(journal.verifyTail()).toEqual([]);
});
