import { runModel } from "#tests/model/run/run-model.ts";
import type { Campaign } from "../campaigns.ts";

/** Sequences of what may happen in a shop, with faults of wire and servers and crashes anywhere, each judged at rest. */
export const model: Campaign = {
  name: "model",
  runs: 10_000,
  portion: 500,
  async run({ seed, runs = 10_000, progress }) {
    const { runs: done, losses } = await runModel({ seed, runs, progress });
    for (const loss of losses) {
      progress(`lost: npm run model -- --seed ${loss.seed} --path ${loss.path}`);
      progress(
        `lost: --finish ${loss.finish} --variant ${loss.variant} --steps '${JSON.stringify(loss.steps)}': ${loss.what.join("; ")}`,
      );
    }
    return { runs: Math.max(done, losses.length), losses: losses.length };
  },
};
