import { setTimeout as wait } from "node:timers/promises";
import type { Rig } from "#rig/open-rig.ts";
import type { PrinterBehaviour } from "#rig/printer/behaviours.ts";
import { automaticStatus } from "#rig/printer/status.ts";
import { see, seeLamp } from "#tests/e2e/support/cashier.ts";
import { openKiosk } from "#tests/e2e/support/kiosk.ts";
import { measureBesideEcho } from "./beside-echo.ts";
import type { Figure } from "./figure.ts";
import { type PaintWatch, watchPaint } from "./watch-paint.ts";

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

/** From the moment the simulated printer's paper ends to the painted lamp, against a bare Electron app that echoes the same four bytes; in turns on one line. */
export const statusToScreen: Figure = {
  name: "status-to-screen",
  limit: 1.5,
  run: (o) =>
    measureBesideEcho({
      ...o,
      what: "the status",
      port: ({ devices }) => devices.printer.path,
      async timeBare({ devices: { printer } }, page) {
        const last = "\u000f";
        return timeChanges(await watchPaint(page, "#echo", last), (n) => {
          const paper = n % 2 === 0 ? "end" : "ok";
          printer.behave(saying(automaticStatus({ ...printer.condition, paper })))();
        });
      },
      timeKiosk,
    }),
};
