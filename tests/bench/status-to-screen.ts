import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { findRuntime } from "#build/runtime/find-runtime.ts";
import type { Rig } from "#rig/open-rig.ts";
import type { PrinterBehaviour } from "#rig/printer/behaviours.ts";
import { automaticStatus } from "#rig/printer/status.ts";
import { see, seeLamp } from "#tests/e2e/support/cashier.ts";
import { openKiosk } from "#tests/e2e/support/kiosk.ts";
import { _electron as electron } from "playwright-core";
import type { Figure } from "./figure.ts";
import { openStand } from "./open-stand.ts";
import { median, quantile } from "./statistics.ts";
import { type PaintWatch, watchPaint } from "./watch-paint.ts";

const blocks = 2;
const samplesABlock = 30;
const warmUp = 3;
/** Between two changes of paper, ms; never in step with the frames of the screen. */
const betweenMs = [250, 400] as const;

async function timeChanges(watch: PaintWatch, change: (n: number) => void): Promise<number[]> {
  const times: number[] = [];
  for (let n = -warmUp; n < samplesABlock; n += 1) {
    const painted = watch.next();
    await wait(betweenMs[0] + Math.random() * (betweenMs[1] - betweenMs[0]));
    const from = performance.now();
    change(n + warmUp);
    const ms = (await painted) - from;
    if (n >= 0) times.push(ms);
  }
  return times;
}

async function timeKiosk(rig: Rig): Promise<number[]> {
  await using kiosk = await openKiosk(rig);
  const { cashier } = kiosk;
  await see(cashier, "sale");
  await seeLamp(cashier, "printer", ["ok"]);
  const { printer } = rig.devices;
  const watch = await watchPaint(cashier, '[data-lamp="printer"]', "", "data-state");
  const times = await timeChanges(watch, (n) => printer.paper(n % 2 === 0 ? "end" : "ok"));
  printer.paper("ok");
  await seeLamp(cashier, "printer", ["ok"]);
  return times;
}

/** The printer says the same four bytes by itself. */
const saying = (bytes: Uint8Array): PrinterBehaviour => ({
  name: "saying",
  begin(panel) {
    panel.babble(bytes);
    return {};
  },
});

/** The same bytes of the same line, shown by an app that does nothing else. */
async function timeBare({ devices: { printer } }: Rig, display: string): Promise<number[]> {
  const { path, args } = findRuntime();
  const app = await electron.launch({
    executablePath: path,
    args: [...args, join(import.meta.dirname, "bare-app"), "--port", printer.path],
    env: { ...(process.env as Record<string, string>), DISPLAY: display },
  });
  try {
    const page = await app.firstWindow();
    await page.waitForSelector("#echo[data-open]", { state: "attached" });
    const last = "\u000f";
    return await timeChanges(await watchPaint(page, "#echo", last), (n) => {
      const paper = n % 2 === 0 ? "end" : "ok";
      printer.behave(saying(automaticStatus({ ...printer.condition, paper })))();
    });
  } finally {
    await app.close();
  }
}

/** From the moment the simulated printer's paper ends to the painted lamp, against a bare Electron app that echoes the same four bytes; in turns on one line. */
export const statusToScreen: Figure = {
  name: "status-to-screen",
  limit: 1.5,
  async run({ dir, say }) {
    await using stand = await openStand({ dir });
    const { rig, display } = stand;
    const bare: number[] = [];
    const ours: number[] = [];
    for (let block = 1; block <= blocks; block += 1) {
      bare.push(...(await timeBare(rig, display.name)));
      ours.push(...(await timeKiosk(rig)));
      say(`${block} of ${blocks} blocks`);
    }
    const [own, base] = [quantile(ours, 0.95), quantile(bare, 0.95)];
    const baseline = { of: "a bare Electron app echoing the status, p95 of both", value: base, ours: own, unit: "ms" };
    const notes = [
      `p95 ${own.toFixed(1)} ms, median ${median(ours).toFixed(1)} ms against ${median(bare).toFixed(1)} ms`,
    ];
    return { value: own / base, unit: "×", samples: ours.length, baseline, notes };
  },
};
