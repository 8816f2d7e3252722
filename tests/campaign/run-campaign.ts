import type { Campaign } from "./campaigns.ts";
import type { CampaignRow, Ledger } from "./ledger.ts";

/** Between two lines of progress, ms. */
const sayEveryMs = 5000;

/** Each portion has a seed of its own that follows from the campaign's. */
export function seedOf(seed: number, runs: number): number {
  return (seed + Math.imul(runs, 0x9e3779b1)) >>> 0;
}

/** Runs a campaign to its promised number, from where an interrupted one stood at the same commit, and books it. */
export async function runCampaign(
  campaign: Campaign,
  o: {
    readonly ledger: Ledger;
    readonly commit: string;
    readonly seed: number;
    readonly isReplay: boolean;
    readonly say?: (text: string) => void;
  },
): Promise<CampaignRow> {
  const { ledger, commit, say = console.log } = o;
  const { name } = campaign;
  const before = o.isReplay ? null : ledger.unfinished(name, commit);
  let row: CampaignRow = before ?? { name, runs: 0, losses: 0, seed: o.seed, seconds: 0, commit };
  say(`${name}: SEED=${row.seed}${before === null ? "" : `, going on after ${row.runs}`}`);
  // Not the time of day: a model leaps through it, and would say nothing until it has come again.
  let saidMs = -Infinity;
  const progress = (text: string): void => {
    if (!text.startsWith("lost") && performance.now() - saidMs < sayEveryMs) return;
    saidMs = performance.now();
    say(`${name}: ${text}`);
  };
  while (row.runs < campaign.runs) {
    const began = performance.now();
    const runs = Math.min(campaign.portion, campaign.runs - row.runs);
    const seed = row.runs === 0 ? row.seed : seedOf(row.seed, row.runs);
    const done = await campaign.run({ seed, runs, progress });
    const seconds = Math.round(row.seconds + (performance.now() - began) / 1000);
    row = { ...row, runs: row.runs + done.runs, losses: row.losses + done.losses, seconds };
    ledger.keep(row);
  }
  ledger.finish(row);
  say(`${name}: ${row.runs} runs, ${row.losses} lost, ${row.seconds} s`);
  return row;
}
