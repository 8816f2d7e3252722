import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { findRuntime } from "#build/runtime/find-runtime.ts";
import { root } from "#build/runtime/pins.ts";
import { expect, test } from "vitest";
import { runTool } from "./skeleton.ts";

/** Setting up again takes less than a second; held to it three times over, as other tests run beside this one. */
const againMs = 3 * 1_000;

const run = join(root, "build", "setup", "run.mjs");

test("A second setup repeats nothing, says nothing but which runtime it is, and is quick", async () => {
  const start = performance.now();
  const said = await runTool(root, "node", [run, "setup"]);
  expect(performance.now() - start).toBeLessThan(againMs);
  expect(said.isGreen).toBe(true);
  expect(said.text.split("\n").filter((line) => line !== "")).toEqual(
    findRuntime().isFallback ? [expect.stringContaining("FOR DEVELOPMENT AND TESTS ONLY")] : [],
  );
});

test("A command that needs no runtime prints its own output alone", async () => {
  const { promise, resolve } = Promise.withResolvers<{ stdout: string; stderr: string }>();
  execFile("npm", ["run", "-s", "journal", "--", "no-such-verb"], { cwd: root }, (_, stdout, stderr) =>
    resolve({ stdout, stderr }),
  );
  const { stdout, stderr } = await promise;
  expect(stdout).not.toContain("setup:");
  expect(stderr).not.toContain("setup:");
  expect(stderr).not.toContain("npm error");
});

test("A command that does not exist is refused with the list of those that do", async () => {
  const said = await runTool(root, "node", [run, "no-such-command"]);
  expect(said).toEqual({
    isGreen: false,
    text: expect.stringMatching(/^no such command: no-such-command .*\bstart\b.*\bjournal\b/),
  });
});

test("nfc-pcsc gets the project's own layer under it, not the one from the registry", () => {
  const require = createRequire(createRequire(join(root, "package.json")).resolve("nfc-pcsc"));
  expect(require.resolve("@pokusew/pcsclite")).toBe(join(root, "drivers", "reader", "pcsclite", "index.cjs"));
});
