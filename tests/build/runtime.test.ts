import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { findRuntime } from "#build/runtime/find-runtime.ts";
import { openVirtualDisplay } from "#build/runtime/open-display.ts";
import { expect, test } from "vitest";
import pinned from "../../package.json" with { type: "json" };

const run = promisify(execFile);
const folder = join(import.meta.dirname, "trial-app");

test("The runtime opens a window on its own protocol and loads every native module in a utility process", async () => {
  const runtime = findRuntime();
  await using display = await openVirtualDisplay("1024x768x24");
  const env = {
    ...process.env,
    DISPLAY: display.name,
    TRIAL_ROOT: join(import.meta.dirname, "..", "..", "package.json"),
    TRIAL_BINDING: runtime.sqliteBinding ?? "",
  };
  const { stdout } = await run(runtime.path, [...runtime.args, folder], { env, timeout: 30_000 });
  const line = stdout.split("\n").find((text) => text.startsWith("TRIAL "));
  expect(JSON.parse(line?.slice("TRIAL ".length) ?? "null")).toEqual({
    electron: runtime.version,
    isEarly: true,
    title: "seen",
    name: "trial",
    folder,
    natives: {
      sqlite: expect.stringMatching(/^3\./),
      serial: expect.stringContaining("/dev/no-such-port"),
      smartcard: "function",
    },
  });
}, 40_000);

test("A runtime that is not the Electron that ships says that it is the fallback", () => {
  const runtime = findRuntime();
  expect(runtime.isFallback).toBe(runtime.version !== pinned.devDependencies.electron);
});
