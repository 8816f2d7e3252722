import { describe, expect, test } from "vitest";
import { JournalError } from "#db/journal-error.ts";
import type { Job, JobState } from "#db/journal.ts";
import type { ToHost } from "#devices/protocol.ts";
import { openJobs } from "#main/counter/jobs.ts";

const printJob = (seq: number): Job => ({
  id: `1-${seq}-1`,
  seq,
  n: 1,
  device: "printer",
  what: { kind: "receipt", copy: 0 },
  state: "waiting",
});

/** The entry of a kick that nobody waits for any more. */
const tooOld = 1;
const kickJob = (seq: number, state: JobState = "waiting"): Job => ({
  id: `1-${seq}-1`,
  seq,
  n: 1,
  state,
  device: "drawer",
  what: { kind: "kick" },
});

/** Jobs over a table in memory that can refuse to be written to, and a host that only listens. */
function openBench(...jobs: Job[]) {
  const table = new Map(jobs.map((job) => [job.id, job]));
  const sent: ToHost[] = [];
  const told: string[] = [];
  const disk = { isBroken: false };
  const at = openJobs({
    journal: () => ({
      jobs: (states?: readonly JobState[]) =>
        [...table.values()].filter(({ state }) => states?.includes(state) ?? true),
      markJob: (id: string, state: JobState) => {
        if (disk.isBroken) throw new JournalError("STORAGE", "planted");
        const job = table.get(id);
        if (job) table.set(id, { ...job, state });
      },
    }),
    compose: ({ id, device, seq }) => {
      if (device === "drawer") return seq === tooOld ? null : { kind: "kick", id };
      return { kind: "print", id, document: [] };
    },
    changed: () => {},
    failed: () => told.push("storage"),
    lost: (job, code) => told.push(`${job.id} ${code}`),
    kick: {
      sent: ({ id }) => void told.push(`${id} sent`),
      told: ({ id }, outcome) => void told.push(`${id} ${"code" in outcome ? outcome.code : outcome.kind}`),
    },
  });
  const states = (): JobState[] => [...table.values()].map(({ state }) => state);
  return { at, sent, told, disk, states, link: () => at.link((message) => sent.push(message)) };
}
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe("a paper that never left", () => {
  test("is sent once by the host that comes after, when its printer is well, and nobody is asked about it", async () => {
    const bench = openBench(printJob(5));
    bench.link();
    await turn();
    bench.at.hear("1-5-1", { kind: "failed", code: "PAPER_END" });
    await turn();
    bench.link();
    await turn();
    expect(bench.sent.map(({ kind }) => kind)).toEqual(["print"]);
    bench.at.ready(true);
    bench.at.ready(true);
    expect(bench.sent.map(({ kind }) => kind)).toEqual(["print", "print"]);
    bench.at.hear("1-5-1", { kind: "done" });
    expect([bench.states(), bench.told]).toEqual([["done"], []]);
  });
});

describe("a journal that cannot be written", () => {
  test("sends no paper whose sending it cannot note, and sends it after it has healed", async () => {
    const bench = openBench(printJob(5));
    bench.disk.isBroken = true;
    bench.link();
    await turn();
    expect([bench.sent, bench.told]).toEqual([[], ["storage"]]);
    bench.disk.isBroken = false;
    bench.at.resume();
    await turn();
    expect(bench.sent.map(({ kind }) => kind)).toEqual(["print"]);
  });

  test("notes an outcome heard meanwhile as soon as it has healed", async () => {
    const bench = openBench(printJob(5));
    bench.link();
    await turn();
    bench.disk.isBroken = true;
    bench.at.hear("1-5-1", { kind: "done" });
    expect(bench.states()).toEqual(["sent"]);
    bench.disk.isBroken = false;
    bench.at.resume();
    expect(bench.states()).toEqual(["done"]);
  });
});

describe("a kick", () => {
  test("is named before it leaves, and whatever it comes to is told once", async () => {
    const bench = openBench(kickJob(5));
    bench.link();
    await turn();
    expect([bench.sent, bench.told, bench.states()]).toEqual([
      [{ kind: "kick", id: "1-5-1" }],
      ["1-5-1 sent"],
      ["sent"],
    ]);
    bench.at.hear("1-5-1", { kind: "failed", code: "PAPER_END" });
    bench.at.ready(true);
    await turn();
    expect([bench.sent.length, bench.told, bench.states()]).toEqual([
      1,
      ["1-5-1 sent", "1-5-1 PAPER_END"],
      ["dropped"],
    ]);
  });

  test("found sent after a restart is asked about and never sent again", async () => {
    const bench = openBench(kickJob(5, "sent"));
    bench.link();
    await turn();
    bench.at.recalled({});
    await turn();
    expect(bench.sent).toEqual([{ kind: "recall", ids: ["1-5-1"] }]);
    expect([bench.told, bench.states()]).toEqual([["1-5-1 CLOSED"], ["dropped"]]);
  });

  test("that is too old when it could be sent is dropped, and said to be late", async () => {
    const bench = openBench(kickJob(tooOld));
    bench.link();
    await turn();
    expect([bench.sent, bench.told, bench.states()]).toEqual([[], ["1-1-1 LATE"], ["dropped"]]);
  });
});
