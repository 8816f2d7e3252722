import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** A row of out/campaign.json. `runs` are what the campaign counts, `losses` how many of them broke a promise. */
export type CampaignRow = {
  readonly name: string;
  readonly runs: number;
  readonly losses: number;
  readonly seed: number;
  readonly seconds: number;
  readonly commit: string;
};

function readJson(path: string): unknown {
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : null;
}
function writeJson(path: string, value: unknown): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, `${JSON.stringify(value, null, 2)}\n`);
  renameSync(`${path}.new`, path);
}

/** What was run to its end, in `out`/campaign.json, and beside it how far an unfinished campaign has come. */
export function openLedger(out: string) {
  const file = join(out, "campaign.json");
  const unfinished = (name: string): string => join(out, "campaign", `${name}.json`);
  const rows = (): CampaignRow[] => (readJson(file) as CampaignRow[] | null) ?? [];
  return {
    rows,
    /** How far `name` has come at this commit, or null. */
    unfinished(name: string, commit: string): CampaignRow | null {
      const row = readJson(unfinished(name)) as CampaignRow | null;
      return row?.commit === commit ? row : null;
    },
    keep: (row: CampaignRow): void => writeJson(unfinished(row.name), row),
    finish(row: CampaignRow): void {
      writeJson(file, [...rows().filter(({ name }) => name !== row.name), row]);
      rmSync(unfinished(row.name), { force: true });
    },
  };
}
export type Ledger = ReturnType<typeof openLedger>;
