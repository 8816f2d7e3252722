import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import process from "node:process";
import { setTimeout as wait } from "node:timers/promises";
import { seedItems } from "#rig/headquarters/seed.ts";
import type { RigPrinter } from "#rig/printer/open-printer.ts";
import { openShop, printed, ring } from "#tests/house/open-shop.ts";
import type { Figure } from "./figure.ts";
import { median, quantile } from "./statistics.ts";

const samples = 60;
const warmUp = 5;
/** Two kicks are kept a second apart: a sale sooner than that would wait for its coil. */
const spacingMs = 1_100;
/** A fast line and paper that comes out at once: neither is what is measured. */
const unpaced = { baud: 921_600, dotsPerSecond: 1e6 };
const app = join(import.meta.dirname, "timed-app");
const codes = seedItems
  .filter((item) => item.class === "shop")
  .slice(0, 5)
  .map(({ code }) => code);

/** CLOCK_MONOTONIC as the processes under measure tell it, in this process's performance.now(). */
const clockMs = Number(process.hrtime.bigint()) / 1e6 - performance.now();

/** Times `act`: from the first commit it causes to the first byte at the printer that is no status question. */
async function timeOne(child: ChildProcess, printer: RigPrinter, act: () => Promise<unknown>): Promise<number> {
  const since = performance.now();
  const commits: number[] = [];
  const hear = (message: unknown): void => {
    const { kind, at } = message as { readonly kind?: string; readonly at?: number };
    if (kind === "bench-commit" && at !== undefined && at - clockMs >= since) commits.push(at - clockMs);
  };
  child.on("message", hear);
  try {
    await act();
    const until = performance.now() + 10_000;
    while (commits.length === 0 || printer.firstByteAt(commits[0]) === undefined) {
      if (performance.now() > until) throw new Error("no commit, or no byte after it");
      await wait(1);
    }
  } finally {
    child.off("message", hear);
  }
  const [from = 0] = commits;
  return (printer.firstByteAt(from) ?? 0) - from;
}

async function timeAll(one: () => Promise<number>): Promise<number[]> {
  const times: number[] = [];
  for (let n = -warmUp; n < samples; n += 1) {
    const ms = await one();
    if (n >= 0) times.push(ms);
  }
  return times;
}

/** From the commit of a cash sale to the first byte of its receipt at the simulated printer, against one process that does the same durable and wire work: commits, marks, asks and writes. */
export const commitToFirstByte: Figure = {
  name: "commit-to-first-byte",
  limit: 4,
  async run({ dir, say }) {
    const hook = join(app, "commit-hook.mjs");
    await using shop = await openShop({
      timeScale: 1,
      card: "port",
      devices: { printer: unpaced },
      registerEnv: { NODE_OPTIONS: `--import=${hook}` },
    });
    const { window, house, rig } = shop;
    const { printer, drawer } = rig.devices;
    const ours = await timeAll(async () => {
      const { total } = (await ring(window, ...codes)).basket;
      await wait(Math.max(0, (printer.kicks().at(-1)?.at ?? 0) + spacingMs - performance.now()));
      await window.send({ kind: "tender" });
      await window.see(({ screen }) => screen.kind === "tender", "tender");
      const ms = await timeOne(house.register().child, printer, () => window.send({ kind: "cash", given: total }));
      await printed(window);
      drawer.close();
      await window.send({ kind: "next" });
      await window.see(({ screen }) => screen.kind === "sale", "sale");
      return ms;
    });
    say(`${samples} sales`);
    house.host("devices-serial").child.kill("SIGTERM");
    await house.host("devices-serial").exited;
    const bare = fork(join(app, "bare-writer.mjs"), [join(dir, "bare.db"), printer.path, String(unpaced.baud)]);
    try {
      await once(bare, "message");
      const theirs = await timeAll(() =>
        timeOne(bare, printer, async () => {
          // As often as a cashier would: a loop without pauses keeps every cache warm.
          await wait(50);
          bare.send({ kind: "go" });
        }),
      );
      const [own, base] = [quantile(ours, 0.95), quantile(theirs, 0.95)];
      const baseline = {
        of: "one process that commits, marks, asks and writes, p95 of both",
        value: base,
        ours: own,
        unit: "ms",
      };
      const notes = [`median ${median(ours).toFixed(1)} ms against ${median(theirs).toFixed(1)} ms`];
      return { value: own / base, unit: "×", samples, baseline, notes };
    } finally {
      bare.kill("SIGTERM");
      await once(bare, "exit");
    }
  },
};
