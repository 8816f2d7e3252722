import { describe, expect, test } from "vitest";
import { closeDay, commit } from "#tests/db/register-at-work.ts";
import { anchorForged, answerLost } from "#rig/headquarters/behaviours.ts";
import { openForward, type ForwardEvent } from "#upstream/forward.ts";
import { openForwardBench, reg, type ForwardBench } from "./headquarters-bench.ts";

const held = ({ rig }: ForwardBench): number => rig.heads()[0]?.seq ?? 0;
const acknowledged = (bench: ForwardBench) =>
  bench.events.filter((event) => event.kind === "acknowledged").map((event) => event.seq);
describe("the journal goes to headquarters", () => {
  test("every entry, once and in order, in requests of at most 200", async () => {
    await using bench = await openForwardBench();
    bench.commitBoot(449);
    bench.start();
    await expect.poll(() => held(bench)).toBe(450);
    expect(bench.rig.calls().filter(({ op }) => op === "forwardEntries")).toHaveLength(3);
    expect(bench.rig.entries(reg, 1).map(({ hash }) => hash)).toEqual(
      bench.journal.entriesFrom(1, 450).map(({ hash }) => hash),
    );
    expect(bench.rig.findings()).toEqual([]);
    await expect.poll(() => bench.journal.cursor("headquarters")?.seq).toBe(450);
  });

  test("what is committed while headquarters is away goes as soon as it is back, and the state says so", async () => {
    await using bench = await openForwardBench();
    const forward = bench.start();
    await expect.poll(() => held(bench)).toBe(1);
    await bench.rig.down();
    bench.commitBoot(5);
    await expect.poll(() => forward.state()).toMatchObject({ kind: "away", backlog: 5 });
    await bench.rig.up();
    await expect.poll(() => held(bench)).toBe(6);
    await expect.poll(() => forward.state()).toMatchObject({ kind: "up", backlog: 0 });
    expect(bench.rig.findings()).toEqual([]);
  });

  test("a backlog that shrinks is told now and then, and its end at once: the screen is not drawn for every request", async () => {
    await using bench = await openForwardBench({ anchorScale: 1 });
    bench.commitBoot(1_799);
    bench.start();
    await expect.poll(() => held(bench), { timeout: 20_000 }).toBe(1_800);
    const told = () => bench.events.flatMap((event) => (event.kind === "state" ? [event.state.backlog] : []));
    await expect.poll(told).toContain(0);
    expect(bench.rig.calls().filter(({ op }) => op === "forwardEntries")).toHaveLength(9);
    // The first, the end, and one for every two seconds in between.
    expect(told().length).toBeLessThan(6);
  });

  test("an answer that got lost is asked again and nothing is held twice", async () => {
    await using bench = await openForwardBench();
    bench.rig.behave(answerLost({ op: "forwardEntries", times: 2 }));
    bench.commitBoot(3);
    bench.start();
    await expect.poll(() => bench.journal.cursor("headquarters")?.seq).toBe(4);
    expect(held(bench)).toBe(4);
    expect(bench.rig.findings()).toEqual([]);
  });

  test("a headquarters that lost its last entries gets them again", async () => {
    await using bench = await openForwardBench();
    bench.commitBoot(9);
    bench.start();
    await expect.poll(() => bench.journal.cursor("headquarters")?.seq).toBe(10);
    bench.rig.restore(4);
    bench.commitBoot(1);
    await expect.poll(() => held(bench)).toBe(11);
    expect(bench.rig.findings()).toEqual([]);
  });

  test("headquarters with another entry in our place stops everything as a fork", async () => {
    await using bench = await openForwardBench();
    bench.commitBoot(4);
    const forward = bench.start();
    await expect.poll(() => held(bench)).toBe(5);
    bench.rig.fork(reg);
    bench.commitBoot(1);
    await expect.poll(() => forward.state().kind).toBe("forked");
    const ours = bench.journal.entriesFrom(5, 1)[0]?.hash;
    expect(bench.events.at(-1)).toEqual({ kind: "fork", seq: 5, ours, theirs: "f".repeat(64) });
    expect(held(bench)).toBe(5);
  });

  test("a head that this journal does not have means a restored database, and nothing is sent", async () => {
    await using bench = await openForwardBench();
    const { headquarters } = bench;
    const events: ForwardEvent[] = [];
    bench.commitBoot(4);
    bench.start();
    await expect.poll(() => held(bench)).toBe(5);
    const { journal } = bench;
    const before = bench.rig.calls().filter(({ op }) => op === "forwardEntries").length;
    // The same journal as it was three entries ago.
    using restored = openForward({
      headquarters,
      journal: {
        ...journal,
        head: () => ({ seq: 2, hash: Buffer.from(journal.entriesFrom(2, 1)[0]?.hash ?? "", "hex") }),
        entriesFrom: (seq, limit) => journal.entriesFrom(seq, limit).filter((row) => row.seq <= 2),
        cursor: () => null,
        noteCursor: () => {},
      },
      see: (event) => events.push(event),
    });
    await expect.poll(() => restored.state().kind).toBe("restored");
    expect(events.at(-1)).toEqual({ kind: "restored", epoch: 1, seq: 5, hash: journal.entriesFrom(5, 1)[0]?.hash });
    expect(bench.rig.calls().filter(({ op }) => op === "forwardEntries")).toHaveLength(before);
  });

  test("a countersignature that does not hold moves nothing", async () => {
    await using bench = await openForwardBench();
    const honest = bench.rig.behave(anchorForged());
    const forward = bench.start();
    await expect.poll(() => forward.state()).toMatchObject({ kind: "away", code: "signature-bad" });
    expect(bench.journal.cursor("headquarters")?.seq ?? 0).toBe(0);
    expect(acknowledged(bench)).toEqual([]);
    honest();
    await expect.poll(() => bench.journal.cursor("headquarters")?.seq).toBe(1);
    await expect.poll(() => forward.state().kind).toBe("up");
  });
});

describe("anchors", () => {
  test("the first acknowledgement is anchored, the next not before the minute is over, an anchor alone never", async () => {
    await using bench = await openForwardBench();
    bench.start();
    await expect.poll(() => acknowledged(bench)).toEqual([1]);
    const began = performance.now();
    const first = bench.events.find((event) => event.kind === "acknowledged");
    if (first?.kind !== "acknowledged") throw new Error("no acknowledgement");
    const { kind: _, keyId: key_id, ...rest } = first;
    commit(bench.journal, [{ kind: "anchor", data: { ...rest, key_id } }]);
    bench.commitBoot(1);
    await expect.poll(() => held(bench)).toBe(3);
    expect(acknowledged(bench)).toEqual([1]);
    await expect.poll(() => acknowledged(bench), { timeout: 5000 }).toEqual([1, 3]);
    expect(performance.now() - began).toBeGreaterThan(1000);
    commit(bench.journal, [{ kind: "anchor", data: { ...rest, key_id } }]);
    bench.start();
    await expect.poll(() => held(bench)).toBe(4);
    await expect.poll(() => bench.journal.cursor("headquarters")?.seq).toBe(4);
    expect(acknowledged(bench)).toEqual([1, 3]);
    expect(bench.rig.findings()).toEqual([]);
  });

  test("a Z is anchored at once, however short ago the last anchor was", async () => {
    await using bench = await openForwardBench({ anchorScale: 1 });
    const { journal } = bench;
    const forward = bench.start();
    await expect.poll(() => acknowledged(bench)).toEqual([1]);
    bench.commitBoot(1);
    commit(journal, [{ kind: "sign-on", data: { op: "7", name: "山田", role: "cashier" } }]);
    commit(journal, [{ kind: "day-open", data: { day: "2026-11-24", shift: 1, float: 30_000 } }]);
    forward.nudge();
    await expect.poll(() => held(bench)).toBe(4);
    expect(acknowledged(bench)).toEqual([1]);
    closeDay(journal);
    forward.nudge();
    await expect.poll(() => acknowledged(bench)).toEqual([1, 5]);
  });
});
