import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildThread } from "#tests/model/build-thread.ts";
import { found } from "#tests/model/found.ts";
import { declineAssumed, keyAnew, type Planted, planted } from "#tests/model/planted.ts";
import { serverNames } from "#tests/model/run/fault.ts";
import { playSteps } from "#tests/model/run/play-steps.ts";
import { type ModelLoss, type Modelled, runModel } from "#tests/model/run/run-model.ts";
import { deadly, type Step } from "#tests/model/run/steps.ts";
import { pickSeed } from "../power-cut/random.ts";

const seed = pickSeed();
const runs = 120;
/** Bound of a control; what it takes on average is a tenth of it. */
const mostRuns = 150;

const tell = ({ seed: of, path, finish, variant, steps, what }: ModelLoss): string =>
  `npm run model -- --seed ${of} --variant ${variant} --path ${path}; --finish ${finish} --steps '${JSON.stringify(steps)}': ${what.join("; ")}`;

/** Little but money and what may happen to its answers: a control is found soon. */
const troubled: fc.Arbitrary<Step> = fc.oneof(
  fc.constant<Step>({ do: "card", member: 0, hasty: false }),
  fc.constant<Step>({ do: "charge", member: 0, thousands: 1, hasty: false }),
  fc.record({
    do: fc.constant("fault" as const),
    at: fc.constant("pokepay" as const),
    fault: fc.constantFrom(...serverNames),
    n: fc.integer({ min: 1, max: 60 }),
    money: fc.constant(true),
  }),
);
const control = ({ patches }: Planted): Promise<Modelled> =>
  runModel({ seed, runs: mostRuns, most: 1, patches, step: troubled });

describe("whatever happens in the shop", () => {
  test("no yen is lost, invented or counted twice, and every unknown ends", async () => {
    console.log(`model: seed ${seed}`);
    const { losses, kinds, seconds, endedS } = await runModel({ seed, runs });
    console.log(
      `model: ${runs} sequences in ${seconds.toFixed(0)} s, unknowns ended within ${endedS.toFixed(0)} s: ${JSON.stringify(kinds)}`,
    );
    expect(losses.map(tell)).toEqual([]);
    expect(Object.keys(kinds)).toEqual(
      expect.arrayContaining(["sale", "charge-posted", "pay-unknown", "refund", "boot"]),
    );
  });
});

describe("whatever kills the register's process in the shop", () => {
  test("no yen is lost, invented or counted twice", async () => {
    console.log(`model: killed, seed ${seed}`);
    const { losses, kinds } = await runModel({ seed, runs: 8, carrier: "process", step: deadly });
    console.log(`model: killed, ${JSON.stringify(kinds)}`);
    expect(losses.map(tell)).toEqual([]);
  });
});

describe("what the model once found", () => {
  test.each(found)("is found no more: $name", async ({ steps, variant }) => {
    expect(await playSteps(steps, { finish: "cash", variant })).toEqual([]);
  });
});

describe("the model is red", () => {
  test("when a payment without an answer is sent again under a new key, and the list is shrunk to what it takes", async () => {
    const { losses } = await control(keyAnew);
    expect(losses[0]?.what.join("\n")).toMatch(keyAnew.caught);
    expect(losses[0]?.steps.length).toBeLessThanOrEqual(4);
  });

  test("when no answer is taken for a decline", async () => {
    const { losses } = await control(declineAssumed);
    expect(losses[0]?.what.join("\n")).toMatch(declineAssumed.caught);
  });

  test("every planted fault still applies to what ships", async () => {
    for (const { patches } of planted) {
      using built = await buildThread(patches);
      expect(built.thread).toContain("register-thread");
    }
  });

  test("and a fault that no longer applies to what ships is an error, not a pass", async () => {
    const patch = { file: "main/counter/perform.ts", from: "no such line", to: "" };
    await expect(buildThread([patch])).rejects.toThrow("does not apply once");
  });
});
