import { listAcknowledged } from "#tests/campaign/power-cut/list-acknowledged.ts";
import { copyBundle } from "#tests/campaign/power-cut/patch-bundle.ts";
import { seedRandom } from "#tests/campaign/power-cut/random.ts";
import { openStand, record, type Recording } from "#tests/campaign/power-cut/record.ts";
import type { Deal } from "#tests/campaign/power-cut/sell.ts";

/** Each kind so often. What runs beside a sale can only add: the least is the sale's own. */
const samples = 5;

/** A job is on its way to the printer, or its drawer, when it has left the register; syncs after that are waited for by nobody. */
function countFor(recording: Recording, deal: Deal): number {
  const { deals, log } = recording;
  const jobs = listAcknowledged(recording).flatMap(({ kind, at }) => (kind === "job" ? [log[at]?.ns ?? 0] : []));
  const counts = deals.flatMap(({ deal: kind, lastKeyNs }) => {
    const leftNs = jobs.find((ns) => ns > lastKeyNs);
    if (kind !== deal || leftNs === undefined) return [];
    return [log.filter(({ kind: what, ns }) => what === "sync" && ns > lastKeyNs && ns < leftNs).length];
  });
  if (counts.length === 0) throw new Error(`no ${deal} reached the printer`);
  return Math.min(...counts);
}

/** Syncs of the shipped register process from the last key or tap to the first job on its way to the printer. */
export async function countFsyncs(): Promise<{ readonly emoney: number; readonly cash: number }> {
  await using stand = await openStand();
  using shipped = await copyBundle();
  const deals = Array.from({ length: samples }, (): Deal[] => ["cash", "emoney"]).flat();
  const recording = await record(stand, { deals, random: seedRandom(1), entries: shipped.entries, isQuiet: true });
  return { emoney: countFor(recording, "emoney"), cash: countFor(recording, "cash") };
}
