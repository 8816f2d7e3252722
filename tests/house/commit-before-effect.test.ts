import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lateCommit, postFirst } from "#tests/campaign/power-cut/faults.ts";
import { findTooEarly } from "#tests/campaign/power-cut/find-too-early.ts";
import { listAcknowledged } from "#tests/campaign/power-cut/list-acknowledged.ts";
import { copyBundle, type Patch } from "#tests/campaign/power-cut/patch-bundle.ts";
import { seedRandom } from "#tests/campaign/power-cut/random.ts";
import { openStand, record, type Recording, type Stand } from "#tests/campaign/power-cut/record.ts";
import { deals } from "#tests/campaign/power-cut/sell.ts";

let stand: Stand;
beforeAll(async () => {
  stand = await openStand();
});
afterAll(() => stand[Symbol.asyncDispose]());

/** A sale in cash, a sale by card and a charge by the shipped register process, all that leaves it written down. */
async function watch(patches: readonly Patch[] = []): Promise<Recording> {
  using app = await copyBundle(patches);
  return await record(stand, { deals, random: seedRandom(2), entries: app.entries, isQuiet: true });
}

describe("before anything leaves the register", () => {
  test("its entry is on the disk: every View, job, request for money and report to headquarters, and every byte at printer and drawer", async () => {
    const recording = await watch();
    const left = listAcknowledged(recording);
    for (const source of ["screen", "job", "headquarters"])
      expect(left.filter((one) => one.kind === "entry" && one.by === source).length).toBeGreaterThan(2);
    expect(left.filter(({ kind }) => kind === "intent")).toHaveLength(2);
    // A kick and a receipt, a receipt, a kick and a slip.
    expect(left.filter(({ kind }) => kind === "job")).toHaveLength(5);
    const { atPrinter, tooEarly } = findTooEarly(recording);
    expect(atPrinter).toEqual({ kicks: 2, papers: 3 });
    expect(tooEarly).toEqual([]);
  });
});

describe("what leaves too early is caught", () => {
  test("when the commit comes late: View, job, request, report and the bytes at the printer alike", async () => {
    const caught = findTooEarly(await watch(lateCommit)).tooEarly.map(({ what }) => what);
    expect(new Set(caught)).toEqual(new Set(["screen", "job", "headquarters", "intent", "printer"]));
  });

  test("when a job is posted before it is marked as sent", async () => {
    const caught = findTooEarly(await watch(postFirst)).tooEarly.map(({ what }) => what);
    expect(caught).toContain("job");
    expect(caught).not.toContain("screen");
  });
});
