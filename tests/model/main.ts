/**
 * `npm run model -- --runs N --seed S`: sequences of what happens in a shop, drawn from a seed and judged. A loss prints its seed, its path and the
 * shrunk list: `--seed S --path P` finds it again, `--steps 'JSON' [--finish cancel] [--variant register]` runs just that list, `--times` so often. `--killed`: with processes.
 */
import process from "node:process";
import { parseArgs } from "node:util";
import { pickSeed } from "#tests/campaign/power-cut/random.ts";
import { planted } from "./planted.ts";
import { playSteps } from "./run/play-steps.ts";
import { runModel } from "./run/run-model.ts";
import { deadly, type Step } from "./run/steps.ts";
import { variants } from "./run/variants.ts";

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "200" },
    seed: { type: "string" },
    path: { type: "string" },
    steps: { type: "string" },
    times: { type: "string", default: "1" },
    finish: { type: "string", default: "cash" },
    variant: { type: "string" },
    /** A word of a planted fault's name: the register that is run has it, and it has to be found. */
    planted: { type: "string" },
    /** The register is a process of its own, and its crash a SIGKILL. */
    killed: { type: "boolean", default: false },
  },
});
const finish = values.finish === "cancel" ? "cancel" : "cash";
const variant = variants.find((one) => one === values.variant);

if (values.steps !== undefined) {
  const what = await playSteps(JSON.parse(values.steps) as Step[], {
    finish,
    ...(variant === undefined ? {} : { variant }),
    times: Number(values.times),
  });
  for (const one of what) console.log(one);
  process.exit(what.length === 0 ? 0 : 1);
}
const fault = planted.find(({ name }) => values.planted !== undefined && name.includes(values.planted));
const seed = values.seed === undefined ? pickSeed() : Number(values.seed);
let saidMs = 0;
console.log(`model: seed ${seed}${fault === undefined ? "" : `, planted: ${fault.name}`}`);
const { runs, losses, seconds, endedS, kinds } = await runModel({
  seed,
  runs: Number(values.runs),
  path: values.path,
  variant,
  ...(values.killed ? { carrier: "process" as const, step: deadly } : {}),
  ...(fault === undefined ? {} : { patches: fault.patches, most: 1 }),
  progress: (text) => {
    if (performance.now() - saidMs < 5000) return;
    saidMs = performance.now();
    console.log(`model: ${text}`);
  },
});
for (const loss of losses) {
  console.log(`lost: --seed ${loss.seed} --variant ${loss.variant} --path ${loss.path}`);
  console.log(`  --finish ${loss.finish} --steps '${JSON.stringify(loss.steps)}'`);
  for (const what of loss.what) console.log(`  ${what}`);
  for (const line of loss.trace) console.log(`    ${line}`);
}
console.log(JSON.stringify(kinds));
console.log(
  `model: ${runs} sequences, ${losses.length} lost, ${seconds.toFixed(1)} s, ${(runs / seconds).toFixed(1)} a second, unknowns ended within ${endedS.toFixed(1)} s`,
);
process.exit(losses.length === 0 ? 0 : 1);
