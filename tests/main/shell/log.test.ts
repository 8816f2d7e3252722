import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { openBoundedFile, openLog } from "#shell/log.ts";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "log-"));
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

test("A bounded file keeps the newest lines in as many files as it may have, and no more", () => {
  const path = join(folder, "x.log");
  const write = openBoundedFile(path, { fileBytes: 30, files: 3 });
  for (let n = 0; n < 100; n += 1) write(`line ${String(n).padStart(4, "0")}\n`);
  expect(readdirSync(folder).toSorted()).toEqual(["x.log", "x.log.1", "x.log.2"]);
  expect(readFileSync(path, "utf8")).toContain("line 0099");
  for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).size).toBeLessThanOrEqual(30);
});

test("A bounded file goes on after the line it ended with", () => {
  const path = join(folder, "x.log");
  openBoundedFile(path, { fileBytes: 30, files: 2 })("first line of 23 bytes\n");
  openBoundedFile(path, { fileBytes: 30, files: 2 })("second line\n");
  expect(readFileSync(`${path}.1`, "utf8")).toBe("first line of 23 bytes\n");
});

test("What a process prints is logged as it is when it is its own log, and cut short when it is anything else", async () => {
  vi.spyOn(process.stdout, "write").mockReturnValue(true);
  const { collect, note } = openLog(join(folder, "log"));
  const printed = new PassThrough();
  collect("register", printed);
  const own = '{"level":30,"name":"register","msg":"ready"}';
  printed.end(`${own}\n${"x".repeat(9_000)}\n`);
  note("started", { process: "register" });
  const file = join(folder, "log", "kiosk.log");
  await expect.poll(() => existsSync(file) && readFileSync(file, "utf8").trim().split("\n").length).toBe(3);
  const lines = readFileSync(file, "utf8").trim().split("\n");
  expect(lines).toContain(own);
  const rows = lines.map((line): unknown => JSON.parse(line));
  expect(rows).toContainEqual(expect.objectContaining({ process: "register", text: "x".repeat(2_000) }));
  expect(rows).toContainEqual(expect.objectContaining({ name: "shell", msg: "started", process: "register" }));
});
