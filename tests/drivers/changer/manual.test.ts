import { expect, test } from "vitest";
import type { ChangerEvent } from "#drivers/changer/changer.ts";
import { type CountOut, openManualChanger } from "#drivers/changer/open-manual-changer.ts";

test("a person counts out change: it is said once for each job, in the fewest pieces, and the rest is not for this changer", async () => {
  const said: CountOut[] = [];
  const events: ChangerEvent[] = [];
  await using changer = openManualChanger({
    say: (what) => said.push(what),
    see: () => undefined,
    hear: (event) => events.push(event),
  });
  const done = { kind: "done", paid: { 5_000: 1, 100: 2 } };
  expect(await changer.dispenseChange(5_200, { job: "a" })).toEqual(done);
  expect(await changer.dispenseChange(5_200, { job: "a" })).toEqual(done);
  expect(said).toEqual([{ job: "a", amountYen: 5_200, counts: { 5_000: 1, 100: 2 } }]);
  expect(events).toEqual([{ kind: "outcome", job: "a", outcome: done }]);
  expect(await changer.dispenseCash({ 10: 3 }, { job: "b" })).toEqual({ kind: "done", paid: { 10: 3 } });
  const illegal = { kind: "failed", code: "ILLEGAL" };
  expect(await changer.dispenseChange(-1, { job: "c" })).toEqual(illegal);
  expect(await changer.readCashCounts()).toEqual(illegal);
  expect(await changer.beginDeposit()).toEqual(illegal);
  expect(changer.settle("a", {})).toEqual(illegal);
  expect(changer.state()).toMatchObject({ state: "idle", power: "online", counters: { done: 2 } });
});
