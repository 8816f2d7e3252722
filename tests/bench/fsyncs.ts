import { copyBundle } from "#tests/campaign/power-cut/patch-bundle.ts";
import { seedRandom } from "#tests/campaign/power-cut/random.ts";
import { openStand, record, type Recording } from "#tests/campaign/power-cut/record.ts";
import type { Deal } from "#tests/campaign/power-cut/sell.ts";

/** Each kind so often. What runs beside a sale (the cursor of forwarding) can only add: the least is the sale's own. */
const samples = 5;

/** DLE EOT n, the driver's poll (TM-T88V command reference, DLE EOT): no byte of a job. */
function isPoll(bytes: Buffer): boolean {
  return bytes.length % 3 === 0 && bytes.every((byte, at) => at % 3 === 2 || byte === (at % 3 === 0 ? 0x10 : 0x04));
}

function countFor({ deals, log, printer }: Recording, deal: Deal): number {
  const counts = deals.flatMap(({ deal: kind, lastKeyNs }) => {
    const first = printer.find(({ ns, bytes }) => ns > lastKeyNs && !isPoll(bytes));
    if (kind !== deal || first === undefined) return [];
    return [log.filter(({ kind: what, ns }) => what === "sync" && ns > lastKeyNs && ns < first.ns).length];
  });
  if (counts.length === 0) throw new Error(`no ${deal} reached the printer`);
  return Math.min(...counts);
}

/** Syncs of the shipped register process from the last key or tap to the first byte at the printer. */
export async function countFsyncs(): Promise<{ readonly emoney: number; readonly cash: number }> {
  await using stand = await openStand();
  using shipped = await copyBundle();
  const deals = Array.from({ length: samples }, (): Deal[] => ["cash", "emoney"]).flat();
  const recording = await record(stand, { deals, random: seedRandom(1), entries: shipped.entries, isQuiet: true });
  return { emoney: countFor(recording, "emoney"), cash: countFor(recording, "cash") };
}
