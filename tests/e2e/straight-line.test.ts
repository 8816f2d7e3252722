import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { compareBooks } from "./demo/books.ts";
import { type Checks, openChecks } from "./demo/checks.ts";
import { openPlay, type Play, type Step } from "./demo/stage.ts";
import { chargeLost } from "./demo/steps/charge.ts";
import { closeDay } from "./demo/steps/close-day.ts";
import { openDay } from "./demo/steps/open-day.ts";
import { payBook } from "./demo/steps/pay-book.ts";
import { payCard } from "./demo/steps/pay-card.ts";
import { payCash } from "./demo/steps/pay-cash.ts";

/** The main path of the demonstration, each step a test of its own, on one kiosk in the real Electron: they follow each other like a day. */
const stack = new AsyncDisposableStack();
let play: Play;

beforeAll(async () => {
  play = stack.use(await openPlay({ timeScale: 0.5, mode: "test" }));
}, 180_000);
afterAll(() => stack.disposeAsync(), 60_000);

const failed = (checks: Checks): unknown[] => checks.all().filter(({ held }) => !held);

async function playStep(step: Step): Promise<void> {
  const checks = openChecks(() => {});
  await step.run({ ...play, checks, shoot: async () => {} });
  expect(checks.all()).not.toEqual([]);
  expect(failed(checks)).toEqual([]);
}

test("An operator signs on by touch, after a wrong PIN, and opens the day", () => playStep(openDay));
test("Goods that are scanned and touched are paid in cash: change, receipt, drawer, journal, headquarters", () =>
  playStep(payCash));
test("A tapped card pays a lunch: charged once, rebate, balance, receipt, headquarters", () => playStep(payCard));
test("A book earns its rebate of 10 %", () => playStep(payBook));
test("A charge whose answer is lost is unknown, can be parked, and is credited once", () => playStep(chargeLost));
test("The Z agrees with the journal and the day closes", () => playStep(closeDay));

test("Journal, headquarters, authority and paper agree to the yen, and the export verifies", async () => {
  const out = mkdtempSync(join(tmpdir(), "straight-line-"));
  const checks = openChecks(() => {});
  await compareBooks(play.rig, checks, out);
  rmSync(out, { recursive: true });
  expect(failed(checks)).toEqual([]);
});

test("A check that does not hold is told apart from one that does", () => {
  const said: string[] = [];
  const checks = openChecks((line) => said.push(line));
  checks.begin("A step");
  checks.equal("one is one", 1, 1);
  checks.equal("one is two", 1, 2);
  checks.holds("so it is not", false, "because");
  expect(failed(checks)).toHaveLength(2);
  expect(said).toEqual(["\nA step", "  ✓ one is one", "  ✗ one is two: 1, not 2", '  ✗ so it is not: "because"']);
});
