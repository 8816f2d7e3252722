import { paperOut } from "#rig/printer/behaviours.ts";
import { seedRandom } from "../power-cut/random.ts";
import { receiptLines } from "../receipts/document.ts";
import { judgeSale } from "../receipts/judge.ts";
import { openStand, type Plant } from "../receipts/open-stand.ts";
import { settle, until } from "../receipts/settle.ts";

const ends = ["goes on", "forgets", "forgets in a blink"] as const;
const timeScale = 0.1;
/** An answer may take 375 ms then: the rig and the register share a process here, and the machine is shared too. */
const hostScale = 0.5;
/** Off for longer than it takes to be missed, before the scale. */
const OFF_MS = 6_500;

/** All lines, each way: what the campaign runs in full. */
export const paperEnds = receiptLines * ends.length;

/**
 * The paper ends after a line of a receipt. Either there is new paper and the printer goes on by itself, or it is switched off and on before, and has
 * forgotten the rest. One receipt must come of it, a second one only as a copy, and one pulse.
 */
export async function runPaperEnd(o: {
  readonly seed: number;
  readonly runs: number;
  readonly plant?: Plant;
  readonly progress?: (text: string) => void;
}) {
  const { seed, runs } = o;
  const random = seedRandom(seed);
  const losses: string[] = [];
  const told = new Map<string, number>();
  await using stand = await openStand({ timeScale, hostScale, way: "serial", ...(o.plant ? { plant: o.plant } : {}) });
  const { printer } = stand;
  if (!(await until(stand.isReady))) return { runs, losses: ["never ready"], told: {} };
  const perEnd = Math.ceil(runs / ends.length);
  for (let run = 0; run < runs; run += 1) {
    const end = ends[run % ends.length] ?? "goes on";
    // Spread over the receipt; in full, each line once.
    const line = 1 + Math.floor(((Math.floor(run / ends.length) + random()) * receiptLines) / perEnd);
    const since = { papers: printer.papers().length, kicks: printer.kicks().length };
    const off = printer.behave(paperOut({ atLine: line }));
    const wrong: string[] = [];
    stand.sell(run);
    if (!(await until(() => printer.condition.paper === "end"))) wrong.push("the paper did not end");
    if (end !== "goes on") printer.power(false);
    if (end === "forgets") await new Promise((resolve) => setTimeout(resolve, OFF_MS * hostScale));
    off();
    printer.paper("ok");
    if (end !== "goes on") printer.power(true);
    if (!(await settle(stand))) wrong.push("never settled");
    wrong.push(...judgeSale(stand, run, since, { mustKick: true }));
    const copies = stand.jobsOf(run).filter(({ what }) => what === "copy").length;
    // What goes on by itself is one receipt, and nobody is asked; what was forgotten is printed again once.
    if (end === "goes on" ? copies > 0 : copies !== 1) wrong.push(`${copies} copies`);
    told.set(end, (told.get(end) ?? 0) + 1);
    if (wrong.length > 0) losses.push(`line ${line}, the printer ${end}: ${wrong.join("; ")}`);
    o.progress?.(`${run + 1} papers, ${losses.length} lost`);
    if (wrong.includes("never settled")) break;
  }
  return { runs, losses, told: Object.fromEntries(told) };
}
