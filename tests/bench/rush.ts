import { join } from "node:path";
import { see, seeLamp } from "#tests/e2e/support/cashier.ts";
import { type Kiosk, openKiosk } from "#tests/e2e/support/kiosk.ts";
import type { Page } from "playwright-core";
import type { Figure, Measured } from "./figure.ts";
import { layMillionBeside } from "./million.ts";
import { openStand } from "./open-stand.ts";
import { sellInPage } from "./sell-in-page.ts";
import { makeWeighable, weighKiosk } from "./weigh-kiosk.ts";

/** Noon: eight sales a minute for forty-five minutes. */
const salesAMinute = 8;
const minutes = 45;
const sales = salesAMinute * minutes;
/** Before anything is weighed, so that what is made once is made. */
const warmUp = 40;
const step = 40;
const mb = 1024 * 1024;
/** Paper comes out at once and the line is fast: the queue is what is measured. */
const unpaced = { baud: 921_600, dotsPerSecond: 1e6 };

/** Watches the main thread of a page for tasks over 50 ms (Long Tasks API) from here on; answers the longest so far, ms. */
async function watchStalls(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    let longest = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
      document.documentElement.dataset["longest"] = String(longest);
    }).observe({ type: "longtask" });
  });
  return () => page.evaluate(() => Number(document.documentElement.dataset["longest"] ?? 0));
}

const stallMs = 80;
/** Makes the page stand still once, in a task of its own. */
function stall(page: Page): Promise<void> {
  return page.evaluate(
    (ms) =>
      new Promise<void>((done) => {
        setTimeout(() => {
          for (const until = performance.now() + ms; performance.now() < until;);
          // Long tasks are told a little later.
          setTimeout(done, 500);
        });
      }),
    stallMs,
  );
}

const sum = (parts: ReadonlyMap<string, number>): number => [...parts.values()].reduce((all, part) => all + part, 0);

async function weigh(kiosk: Kiosk, env: Readonly<Record<string, string>>): Promise<number> {
  return sum(await weighKiosk(kiosk, env["BENCH_COLLECTED"] ?? "")) / mb;
}

type Rush = { readonly before: number; readonly after: number; readonly longest: readonly [string, number][] };

let rushed: Promise<Rush> | null = null;
/** Two figures of one noon. */
function rushOnce(dir: string, say: (text: string) => void): Promise<Rush> {
  rushed ??= runRush(dir, say);
  return rushed;
}

async function runRush(dir: string, say: (text: string) => void): Promise<Rush> {
  await using stand = await openStand({ dir, timeScale: 0.1, devices: { printer: unpaced } });
  const { rig } = stand;
  const { config, data } = await layMillionBeside(rig, dir, say);
  // It has never heard of the million, and would first be sent all of it.
  await rig.servers.headquarters.down();
  const { build, env } = await makeWeighable(join(dir, "build"));
  await using kiosk = await openKiosk({ ...rig, config, data, build, env: { ...rig.env, ...env } });
  const page = kiosk.cashier;
  await see(page, "sale");
  for (const lamp of ["printer", "pokepay"] as const) await seeLamp(page, lamp, ["ok"]);
  await sellInPage(page, warmUp);
  const before = await weigh(kiosk, env);
  const stalls = { cashier: await watchStalls(page), customer: await watchStalls(kiosk.customer) };
  for (let sold = 0; sold < sales; sold += step) {
    await sellInPage(page, step);
    say(`${sold + step} of ${sales} sales`);
  }
  const longest: [string, number][] = [];
  for (const [name, read] of Object.entries(stalls)) longest.push([name, await read()]);
  const after = await weigh(kiosk, env);
  // Control: who sees no stall has to see one that is made.
  await stall(page);
  if ((await stalls.cashier()) < stallMs) throw new Error("a stall that was made was not seen");
  return { before, after, longest };
}

/** What all processes weigh after a noon of 360 sales on a journal of a million entries, less what they weighed before it. */
export const rushMemory: Figure = {
  name: "rush-memory",
  limit: 20,
  async run({ dir, say }): Promise<Measured> {
    const { before, after, longest } = await rushOnce(dir, say);
    const baseline = {
      of: `before ${sales} sales on a journal of 1,000,000 entries`,
      value: before,
      ours: after,
      unit: "MB",
    };
    const notes = longest.map(
      ([name, ms]) => `longest task of the ${name} window ${ms.toFixed(0)} ms (none over 50 ms is 0)`,
    );
    return { value: after - before, unit: "MB", samples: sales, baseline, notes };
  },
};

/** The longest task on the main thread of any window during that noon; none over 50 ms is told as 0. */
export const rushStall: Figure = {
  name: "rush-stall",
  limit: 50,
  async run({ dir, say }): Promise<Measured> {
    const { longest } = await rushOnce(dir, say);
    const notes = longest.map(([name, ms]) => `${name} ${ms.toFixed(0)} ms`);
    return { value: Math.max(...longest.map(([, ms]) => ms)), unit: "ms", samples: sales, baseline: null, notes };
  },
};
