import { randomUUID } from "node:crypto";
import { provisionEpoch } from "#db/provision-epoch.ts";
import { systemClock } from "#counter/clock.ts";
import { evolve } from "#register/evolve.ts";
import type { Step } from "./step.ts";

/** Entry 1. A journal that is there already is set aside, read-only, and named in it. */
export const epoch: Step = {
  name: "epoch and entry 1",
  async run({ config: { data, reg }, approval, reason, app, headquarters }) {
    const head = await headquarters.head();
    if (head.kind !== "answer") return { ok: false, detail: `headquarters: ${head.code}` };
    const { nowMs: atMs, at } = systemClock.now();
    const who = { id: randomUUID(), approvedBy: approval, reason, app };
    const made = provisionEpoch({ dir: data, reg, evolve, at, atMs, ...who, above: head.value?.epoch });
    return { ok: true, detail: `${made.reg}, epoch ${made.epoch}, key ${made.keyId}` };
  },
};
