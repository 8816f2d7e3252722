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
    compose: ({ id }) => ({ kind: "print", id, document: [] }),
    changed: () => {},
    failed: () => told.push("storage"),
    lost: (job, code) => told.push(`${job.id} ${code}`),
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
