import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { drawDeals } from "./power-cut/draw-deals.ts";
import { lateCommit, normalSync, postFirst } from "./power-cut/faults.ts";
import { keepRecording, replayKept } from "./power-cut/keep-recording.ts";
import { openJudge } from "./power-cut/judge.ts";
import { listAcknowledged } from "./power-cut/list-acknowledged.ts";
import { copyBundle, type Patch } from "./power-cut/patch-bundle.ts";
import { pickSeed, seedRandom } from "./power-cut/random.ts";
import { openStand, record, type Recording, type RecordOptions, type Stand } from "./power-cut/record.ts";
import { openWalk, replay, type Replayed } from "./power-cut/replay.ts";

const seed = pickSeed();
const sampled = { deals: 9, restartEvery: 4, states: 2000 };
const control = { deals: 3, states: 200 };

let stand: Stand;
beforeAll(async () => {
  console.log(`power-cut: SEED=${seed}`);
  stand = await openStand();
});
afterAll(() => stand[Symbol.asyncDispose]());

async function recordWith(
  patches: readonly Patch[],
  o: { deals: number } & Pick<RecordOptions, "restartEvery" | "syncs">,
): Promise<Recording> {
  using app = await copyBundle(patches);
  const random = seedRandom(seed);
  return await record(stand, { ...o, deals: drawDeals(o.deals, random), random, entries: app.entries });
}
async function replayControl(patches: readonly Patch[], syncs: "real" | "lies" = "real"): Promise<Replayed> {
  return replay(await recordWith(patches, { deals: control.deals, syncs }), { seed, states: control.states });
}
const lossesOf = ({ lost }: Replayed) => new Set(lost.flatMap(({ losses }) => losses.map(({ what }) => what)));

describe("a power cut at any moment", () => {
  let recording: Recording;

  test("loses nothing that was acknowledged, and the chain verifies in every state", async () => {
    recording = await recordWith([], sampled);
    const { states, lost, acknowledged } = await replay(recording, { seed, states: sampled.states });
    console.log(`power-cut: ${states} states of ${recording.log.length} records, ${acknowledged} acknowledgements`);
    const kept = lost.length > 0 ? keepRecording({ recording, seed, states: sampled.states }) : "";
    expect(lost, `npm run campaign -- --again ${kept}`).toEqual([]);
    expect(states).toBeGreaterThanOrEqual(sampled.states);
  });

  test("is tried with each kind of promise, through checkpoints and with the log removed and made anew", () => {
    const promised = listAcknowledged(recording);
    const sources = promised.map((one) => (one.kind === "entry" ? one.by : one.kind));
    expect(new Set(sources)).toEqual(new Set(["screen", "job", "headquarters", "intent"]));
    const kinds = new Set(recording.log.map(({ kind }) => kind));
    expect([...kinds]).toEqual(expect.arrayContaining(["write", "sync", "unlink", "out"]));
  });

  test("finds the same states again with the same seed, also on a recording that was kept", async () => {
    const file = keepRecording({ recording, seed, states: 60 });
    expect(await replay(recording, { seed, states: 60 })).toEqual(await replayKept(file));
    rmSync(file);
  });

  test("would be seen if one bit of what was safe had changed, or its last commit were gone", () => {
    using judge = openJudge(recording.keys);
    const promised = listAcknowledged(recording);
    const walk = openWalk(recording, promised);
    walk.to(recording.log.length);
    const files = walk.disk.cut("nothing", seedRandom(seed));
    expect(judge.judge(files, promised, true)).toEqual([]);
    const bytes = files.get("journal.db") ?? Buffer.alloc(0);
    const at = bytes.indexOf('"kind":"sale"');
    expect(at).toBeGreaterThan(0);
    bytes[at + 8] = (bytes[at + 8] ?? 0) ^ 1;
    expect(judge.judge(files, promised, true)).not.toEqual([]);
    const early = openWalk(recording, promised);
    early.to(Math.floor(recording.log.length / 2));
    expect(judge.judge(early.disk.cut("all", seedRandom(seed)), promised, false)).not.toEqual([]);
  });
});

describe("the proof is red", () => {
  test("when commits are not synced: synchronous=NORMAL in a copy of what ships", async () => {
    expect(lossesOf(await replayControl(normalSync))).toContain("entry");
  });

  test("when the disk lies about a sync", async () => {
    expect(lossesOf(await replayControl([], "lies"))).toContain("entry");
  });

  test("when effects leave before their commit", async () => {
    const losses = lossesOf(await replayControl(lateCommit));
    expect(losses).toContain("entry");
    expect(losses).toContain("intent");
  });

  test("when a job leaves before it is marked as sent", async () => {
    expect(lossesOf(await replayControl(postFirst))).toContain("job");
  });

  test("and a fault that no longer applies to what ships is an error, not a pass", async () => {
    await expect(copyBundle([{ from: "no such line in the bundle", to: "" }])).rejects.toThrow("applies 0 times");
  });
});
