/**
 * `npm run fuzz [-- --minutes N] [--target NAME] [--seed S]`: changed bytes of the tapes on each parser of bytes from outside, ten minutes each,
 * guided by the code that runs. What is found is written to tests/tapes/found, where it is replayed as a test. Exit 1 when something was.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { root } from "#build/runtime/pins.ts";
import { pickSeed } from "#tests/campaign/power-cut/random.ts";
import { type FuzzRow, runFuzz } from "./run-fuzz.ts";
import { targets } from "./targets/targets.ts";

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "10" },
    target: { type: "string", multiple: true },
    seed: { type: "string" },
  },
});
const names = values.target ?? targets.map(({ name }) => name);
const unknown = names.filter((name) => !targets.some((target) => target.name === name));
const minutes = Number(values.minutes);
if (unknown.length > 0 || !(minutes > 0)) {
  console.error(
    `no such target: ${unknown.join(", ")} (there are ${targets.map(({ name }) => name).join(", ")}), or no such time`,
  );
  process.exit(2);
}
const seed = values.seed === undefined ? pickSeed() : Number(values.seed);
console.log(
  `fuzz: seed ${seed}, ${minutes} minutes each; jazzer.js wants a newer glibc than Debian 12 has, so the mutator is our own`,
);
const rows: FuzzRow[] = [];
for (const target of names) {
  const folder = join(root, "tests", "tapes", "found");
  const row = await runFuzz({ target, ms: minutes * 60_000, seed, hangMs: 5_000, folder });
  rows.push(row);
  console.log(
    `${target}: ${row.execs} inputs, ${row.corpus} kept, ${row.places} places of code, ${row.findings.length} found`,
  );
  for (const name of row.findings) console.log(`found: tests/tapes/found/${name}`);
}
mkdirSync(join(root, "out"), { recursive: true });
writeFileSync(join(root, "out", "fuzz.json"), `${JSON.stringify(rows, null, 2)}\n`);
process.exit(rows.every(({ findings }) => findings.length === 0) ? 0 : 1);
