import { linkCut } from "#rig/printer/behaviours.ts";
import { seedRandom } from "../power-cut/random.ts";
import { judgeSale } from "../receipts/judge.ts";
import { openStand, type Plant } from "../receipts/open-stand.ts";
import { settle, until } from "../receipts/settle.ts";

const timeScale = 0.1;
const hostScale = 0.2;
/** How long the plug is out, before the scale. */
const OUT_MS = 2_000;

export type CableOptions = {
  readonly seed: number;
  readonly runs: number;
  readonly way: "serial" | "tcp";
  /** Where it is pulled, as parts of the whole: the kick stands at its head, the cut and its proof at its tail. */
  readonly span?: readonly [number, number];
  readonly plant?: Plant;
  readonly progress?: (text: string) => void;
};

/**
 * The cable is pulled after a byte of a sale's kick and receipt, and put back. However far it came: one receipt, a second one only as a copy, done only
 * what came out whole, and never a second pulse. Offsets are spread evenly over all the bytes.
 */
export async function runCable(o: CableOptions) {
  const { seed, runs, way, span: [begin, end] = [0, 1] } = o;
  const random = seedRandom(seed);
  const losses: string[] = [];
  const told = new Map<string, number>();
  await using stand = await openStand({ timeScale, hostScale, way, ...(o.plant ? { plant: o.plant } : {}) });
  const { printer } = stand;
  let sale = 0;
  const since = () => ({ papers: printer.papers().length, kicks: printer.kicks().length });

  // Once without a fault: it counts the bytes, and must be well.
  if (!(await until(stand.isReady))) losses.push("never ready");
  const from = printer.bytes().length;
  const first = since();
  stand.sell(sale);
  if (!(await settle(stand))) losses.push("never settled");
  losses.push(...judgeSale(stand, sale, first, { mustKick: true }));
  const total = printer.bytes().length - from;

  for (let run = 0; run < runs; run += 1) {
    const atByte = 1 + Math.floor((begin + ((end - begin) * (run + random())) / runs) * total);
    const before = since();
    const off = printer.behave(linkCut({ atByte, forMs: OUT_MS }));
    sale += 1;
    stand.sell(sale);
    const wrong = (await settle(stand)) ? [] : ["never settled"];
    off();
    wrong.push(...judgeSale(stand, sale, before, { mustKick: false }));
    for (const { device, outcome } of stand.jobsOf(sale)) {
      const what = `${device} ${outcome?.kind ?? "nothing"}`;
      told.set(what, (told.get(what) ?? 0) + 1);
    }
    if (wrong.length > 0) losses.push(`byte ${atByte} of ${total} (${way}): ${wrong.join("; ")}`);
    o.progress?.(`${run + 1} cables, ${losses.length} lost`);
    if (wrong.includes("never settled")) break;
  }
  return { runs, losses, told: Object.fromEntries(told) };
}
