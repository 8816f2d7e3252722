import type { View } from "#ipc/view.ts";
import type { Finish } from "../shop/cashier.ts";
import { seconds } from "../shop/pace.ts";
import { timeScale } from "../stand.ts";
import { disarm } from "./crash.ts";
import type { Scene } from "./do-step.ts";
import { calm, lateCalls, lateWork } from "./fault.ts";

/** With the network back every unknown has to end within this, as the register counts seconds, the machine's own work left out. */
const endS = 30;
/** And with it: a machine that runs other things is slow at a twentieth of the time. */
const slowS = 300;
/** Screens, papers and the road to headquarters. */
const quietS = 600;
/** Ages of an intent at which a late booking is looked for, minutes. */
const watchMin = [1, 5, 30, 120, 720, 2880] as const;

/** Nothing is left that somebody has to do. */
function isIdle({ screen, basket, pending, guard }: View): boolean {
  return screen.kind === "sale" && basket.lines.length === 0 && pending.length === 0 && guard === null;
}
/** The register itself has still to find something out; what its authority has forgotten is a person's. */
function isUnresolved({ pending: all, screen }: View): boolean {
  // A paper nobody saw come out is the cashier's to look for.
  const pending = all.filter(({ kind }) => kind !== "job");
  const isPersons = pending.some(({ next }) => next === "settle");
  return (
    (screen.kind === "unknown" && !isPersons) ||
    screen.kind === "working" ||
    pending.some(
      ({ state, next }) => next !== "settle" && (state === "unknown" || state === "parked" || state === "open"),
    )
  );
}

export type Rested = {
  readonly losses: readonly string[];
  /** How long the slowest unknown took, as the register counts seconds. */
  readonly endedS: number;
};

/** Brings the shop to rest: no fault any more, the register up, the counter empty, everything resolved, forwarded and printed. */
export async function rest(
  scene: Scene,
  o: {
    readonly finish: Finish;
    readonly isPrinted: () => boolean;
    /** Headquarters holds nothing for anybody who does not come. */ readonly isFree: () => boolean;
    readonly late: () => readonly { readonly atMs: number }[];
  },
): Promise<Rested> {
  const { shop, cashier } = scene;
  const { pace, view, stand } = shop;
  const losses: string[] = [];
  disarm(shop);
  calm(shop);
  // A trap may still have sprung before it heard of it.
  await pace.still();
  await shop.start();
  // Its client is loaded a moment after a start, and that moment is not scaled.
  await pace.until(() => view().lamps.pokepay.state !== "unknown", slowS);
  const fromMs = stand.clock.offsetMs();
  await pace.until(() => view().lamps.pokepay.state === "ok" && !isUnresolved(view()), slowS);
  const endedS = (stand.clock.offsetMs() - fromMs) / 1000 / timeScale;
  if (isUnresolved(view()) || endedS > endS)
    losses.push(`unresolved ${Math.round(endedS)} s after the network was back: ${JSON.stringify(whatStands(view()))}`);

  const tidy = async (): Promise<void> => {
    const until = stand.clock.nowMs() + seconds(quietS);
    while (!isIdle(view()) && stand.clock.nowMs() < until) {
      const shown = view();
      if (!(await cashier.tidy(o.finish))) await pace.until(() => view() !== shown, 2);
    }
    if (!isIdle(view())) losses.push(`not at rest: ${JSON.stringify(whatStands(view()))}`);
  };
  await tidy();
  if (!(await pace.until(() => lateCalls(shop) === 0, quietS))) losses.push("a late call never came");
  // It is let go, and has still to do its work, unless another fault spoke for it.
  await pace.until(() => lateWork(shop) === 0, 5);
  // What turned up at the authority after it was given up is found by the watch, at the latest when it ends.
  for (const minutes of watchMin) {
    const [late] = o.late();
    if (late === undefined) break;
    const leftMs = late.atMs + minutes * 60_000 * timeScale - Date.now();
    if (leftMs > 0) pace.leap(leftMs / 1000 / timeScale);
    await pace.until(() => o.late().length === 0, slowS);
    await tidy();
  }
  const isForwarded = (): boolean => (stand.servers.headquarters.heads()[0]?.seq ?? 0) >= view().seq;
  if (!(await pace.until(isForwarded, quietS)))
    losses.push(`headquarters holds ${stand.servers.headquarters.heads()[0]?.seq ?? 0} of ${view().seq} entries`);
  await pace.until(() => o.isPrinted() && o.isFree(), quietS);
  await pace.still();
  return { losses, endedS };
}

function whatStands({ screen, notice, pending, guard, lamps, basket }: View) {
  return { screen, notice, pending, guard, pokepay: lamps.pokepay.state, lines: basket.lines.length };
}
