import fc from "fast-check";
import { expect, test } from "vitest";
import { decide } from "#register/decide.ts";
import type { Entry } from "#register/entry.ts";
import { assertReaching, isCaught } from "../arbitrary.ts";
import { openChargeWorld } from "./charge-world.ts";

const steps = fc.array(fc.record({ at: fc.nat({ max: 999 }), how: fc.nat({ max: 99 }) }), {
  minLength: 10,
  maxLength: 60,
});

const conserved = (decideBy: typeof decide, see: (entries: readonly Entry[]) => void = () => {}) =>
  fc.property(steps, (moves) => {
    const world = openChargeWorld(decideBy);
    for (const move of moves) world.move(move);
    world.settle();
    const { cash, credited } = world.held();
    expect(cash).toBe(credited);
    expect(world.intents().filter(({ state }) => state !== "refused" && state !== "returned")).toEqual([]);
    see(world.register.entries);
  });

test("whatever is charged, deferred, corrected, lost or late, the till holds what the wallets were credited", () => {
  const seen = new Set<string>();
  const outcomes = ["charge-posted", "charge-rejected", "charge-not-posted", "charge-cash-returned", "charge-reversed"];
  const places = [...outcomes, "charge-reversed correct", "z-report"];
  const walks = conserved(decide, (entries) => {
    for (const { kind, data } of entries) seen.add("correct" in data ? `${kind} correct` : kind);
  });
  expect(assertReaching(walks, { numRuns: 1000, places, seen })).toEqual([]);
}, 60_000);

const faults: { readonly name: string; readonly decideBy: typeof decide }[] = [
  {
    name: "hands the cash of a correction out although the authority refused it",
    decideBy: (state, command, stamp) =>
      command.kind === "refund-refused"
        ? decide(state, { kind: "refunded", key: command.key, authority: { id: "", money: 0, points: 0 } }, stamp)
        : decide(state, command, stamp),
  },
  {
    name: "takes a waiting charge without an answer for one that failed",
    decideBy: (state, command, stamp) =>
      command.kind === "collect-outcome" && command.outcome.kind === "unknown"
        ? decide(state, { ...command, outcome: { kind: "declined", code: "account_can_not_topup" } }, stamp)
        : decide(state, command, stamp),
  },
  {
    name: "forgets to say that the cash of a corrected charge was handed out",
    decideBy: (...args) => {
      const verdict = decide(...args);
      if (verdict.kind === "refused" || !verdict.facts.some(({ kind }) => kind === "charge-reversed")) return verdict;
      return { ...verdict, facts: verdict.facts.filter(({ kind }) => kind !== "charge-cash-returned") };
    },
  },
];

test.each(faults)(
  "a register that $name is found out",
  ({ decideBy }) => {
    expect(isCaught(conserved(decideBy))).toBe(true);
  },
  60_000,
);
