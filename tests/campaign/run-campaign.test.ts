import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Campaign, RunOptions } from "./campaigns.ts";
import { type Ledger, openLedger } from "./ledger.ts";
import { runCampaign } from "./run-campaign.ts";

let dir: string;
let ledger: Ledger;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "campaign-"));
  ledger = openLedger(dir);
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** Loses one in each portion, and is interrupted in the portion named. */
function makeCampaign(interruptedIn = -1): { campaign: Campaign; asked: RunOptions[] } {
  const asked: RunOptions[] = [];
  const run = async (o: RunOptions) => {
    asked.push(o);
    if (asked.length === interruptedIn) throw new Error("interrupted");
    return { runs: o.runs ?? 0, losses: 1 };
  };
  return { campaign: { name: "one", runs: 100, portion: 40, run }, asked };
}
const options = { commit: "abc", seed: 7, isReplay: false, say: () => undefined };

test("a campaign runs its promised number in portions and is booked once, with all that was lost", async () => {
  const { campaign, asked } = makeCampaign();
  await runCampaign(campaign, { ...options, ledger });
  expect(asked.map(({ runs }) => runs)).toEqual([40, 40, 20]);
  expect(new Set(asked.map(({ seed }) => seed)).size).toBe(3);
  await runCampaign(campaign, { ...options, ledger, seed: 8 });
  expect(ledger.rows()).toEqual([
    { name: "one", runs: 100, losses: 3, seed: 8, seconds: expect.any(Number), commit: "abc" },
  ]);
});

test("an interrupted campaign goes on where it stood, with its own seed, unless the code is another", async () => {
  await expect(runCampaign(makeCampaign(3).campaign, { ...options, ledger })).rejects.toThrow("interrupted");
  expect(ledger.rows()).toEqual([]);
  expect(ledger.unfinished("one", "def")).toBeNull();
  const { campaign, asked } = makeCampaign();
  await runCampaign(campaign, { ...options, ledger, seed: 99 });
  expect(asked.map(({ runs }) => runs)).toEqual([20]);
  expect(ledger.rows()).toMatchObject([{ runs: 100, losses: 3, seed: 7 }]);
  expect(ledger.unfinished("one", "abc")).toBeNull();
});
