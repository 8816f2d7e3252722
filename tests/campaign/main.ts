/** `npm run campaign [-- NAME …]`: the named proofs in full, or all of them, each with `SEED=n` where it is given; `-- --again FILE` replays a kept recording. */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { root } from "#build/runtime/pins.ts";
import { campaigns } from "./campaigns.ts";
import { openLedger } from "./ledger.ts";
import { replayKept } from "./power-cut/keep-recording.ts";
import { pickSeed } from "./power-cut/random.ts";
import { runCampaign } from "./run-campaign.ts";

/** What is measured: the commit, and whether the tree is that commit. */
function readCommit(): string {
  const git = (...args: string[]): string => execFileSync("git", args, { cwd: root, encoding: "utf8" }).trim();
  return `${git("rev-parse", "--short=12", "HEAD")}${git("status", "--porcelain") === "" ? "" : "-dirty"}`;
}

const wanted = process.argv.slice(2);
const [option, kept] = wanted;
if (option === "--again" && kept !== undefined) {
  const { states, lost } = await replayKept(kept);
  for (const one of lost) console.log(JSON.stringify(one));
  console.log(`${states} states, ${lost.length} lost`);
  process.exit(lost.length === 0 ? 0 : 1);
}
const unknown = wanted.filter((name) => !campaigns.some((one) => one.name === name));
if (unknown.length > 0) {
  console.error(`no such campaign: ${unknown.join(", ")} (there are ${campaigns.map(({ name }) => name).join(", ")})`);
  process.exit(2);
}
const ledger = openLedger(join(root, "out"));
const commit = readCommit();
let losses = 0;
for (const campaign of campaigns.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  const row = await runCampaign(campaign, {
    ledger,
    commit,
    seed: pickSeed(),
    isReplay: process.env["SEED"] !== undefined,
  });
  losses += row.losses;
}
console.table(ledger.rows());
process.exit(losses === 0 ? 0 : 1);
