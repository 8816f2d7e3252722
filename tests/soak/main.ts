/**
 * `npm run soak [-- --minutes N | --hours N] [--seed S]`: the processes of a register at work on the rig, a receipt each 20 s, a tap each 10 s and faults
 * drawn from the seed; what it came to stands in out/soak.json. Exit 1 when something did not hold. An hour, where no time is given.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { root } from "#build/runtime/pins.ts";
import { pickSeed } from "#tests/campaign/power-cut/random.ts";
import { limits } from "./judge.ts";
import { runSoak } from "./run-soak.ts";

const { values } = parseArgs({
  options: { minutes: { type: "string" }, hours: { type: "string" }, seed: { type: "string" } },
});
const minutes = Number(values.minutes ?? 60 * Number(values.hours ?? 1));
if (!(minutes > 0)) {
  console.error("soak: --minutes N or --hours N, more than 0");
  process.exit(2);
}
const seed = values.seed === undefined ? pickSeed() : Number(values.seed);
console.log(`soak: ${minutes} minutes, --seed ${seed}`);
let saidMs = -Infinity;
const soaked = await runSoak({
  ms: minutes * 60_000,
  seed,
  receiptEveryMs: 20_000,
  tapEveryMs: 10_000,
  faultEveryMs: 45_000,
  longestFaultMs: 30_000,
  lookEveryMs: 15_000,
  stuckMs: 60_000,
  timeScale: 1,
  limits,
  say(text) {
    if (!text.startsWith("stuck") && performance.now() - saidMs < 60_000) return;
    saidMs = performance.now();
    console.log(`soak: ${text}`);
  },
});
mkdirSync(join(root, "out"), { recursive: true });
writeFileSync(join(root, "out", "soak.json"), `${JSON.stringify(soaked, null, 2)}\n`);
console.log(JSON.stringify(soaked, null, 2));
process.exit(soaked.findings.length === 0 ? 0 : 1);
