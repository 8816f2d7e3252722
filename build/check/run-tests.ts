// npm test [-- PATH …]      runs the tests and ends with the line "N passed, N failed"
import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root } from "../runtime/pins.ts";
import { closeCount, countTests } from "./count-tests.ts";
import { endLeftovers } from "./leftovers.ts";
import { runCommand } from "./run-command.ts";

/** The tests aim at 15 minutes; past 45 something hangs. */
const limitMs = 45 * 60_000;

const report = join(root, "out", "vitest.json");
rmSync(report, { force: true });
mkdirSync(join(root, "out"), { recursive: true });

const run = randomUUID();
const env = { ...process.env, COOP_TEST_RUN: run };
const vitest = join(root, "node_modules", "vitest", "vitest.mjs");
const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
const exitCode = await runCommand(
  process.execPath,
  [vitest, "run", ...reporters, ...process.argv.slice(2)],
  env,
  limitMs,
);

const leftovers = await endLeftovers(`COOP_TEST_RUN=${run}`);
for (const { pid, command } of leftovers) console.log(`left behind by a test: ${pid} ${command}`);

const counted = countTests(existsSync(report) ? JSON.parse(readFileSync(report, "utf8")) : null);
const { passed, failed } = closeCount({ ...counted, failed: counted.failed + leftovers.length }, exitCode);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
