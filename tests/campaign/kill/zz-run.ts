import { runKill } from "./run-kill.ts";
const [seed, runs, only, from] = process.argv.slice(2);
const t = performance.now();
const r = await runKill({ seed: Number(seed), runs: Number(runs), progress: (l) => console.log(l), ...(only ? { only: JSON.parse(only) } : {}), ...(from ? { from: Number(from) } : {}) });
console.log(r.runs, r.losses.length, Math.round((performance.now() - t) / 1000), "s");
for (const l of r.losses) console.log(JSON.stringify(l));
