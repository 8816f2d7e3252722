import { type ModelOptions, runModel } from "#tests/model/run/run-model.ts";
import { deadly } from "#tests/model/run/steps.ts";
import type { Campaign } from "../campaigns.ts";

const campaignOf = (o: {
  readonly name: string;
  readonly runs: number;
  readonly portion: number;
  /** What shows a loss again. */
  readonly again: string;
  readonly options: Partial<ModelOptions>;
}): Campaign => ({
  name: o.name,
  runs: o.runs,
  portion: o.portion,
  async run({ seed, runs = o.runs, progress }) {
    const { runs: done, losses } = await runModel({ seed, runs, progress, ...o.options });
    for (const { seed: of, path, finish, variant, steps, what, trace } of losses) {
      progress(`lost: npm run model -- --seed ${of} --variant ${variant} --path ${path}${o.again}`);
      progress(`lost: --finish ${finish} --variant ${variant} --steps '${JSON.stringify(steps)}': ${what.join("; ")}`);
      // In another shop it may never happen again: what was pressed and shown tells it.
      for (const line of trace) progress(`lost:   ${line}`);
    }
    return { runs: Math.max(done, losses.length), losses: losses.length };
  },
});

/** Sequences of what may happen in a shop, with faults of wire and servers and crashes anywhere, each judged at rest. */
export const model = campaignOf({ name: "model", runs: 10_000, portion: 500, again: "", options: {} });

/** The same with the register in a process of its own, ended by SIGKILL in about every fourth step. */
export const modelKilled = campaignOf({
  name: "model-killed",
  runs: 200,
  portion: 100,
  again: " --killed",
  options: { carrier: "process", step: deadly },
});
