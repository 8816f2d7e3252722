import { setTimeout as wait } from "node:timers/promises";
import type { RigScanner } from "#rig/scanner.ts";
import { seedItems } from "#rig/headquarters/seed.ts";
import type { Rig } from "#rig/open-rig.ts";
import { press, see, seeLamp } from "#tests/e2e/support/cashier.ts";
import { openKiosk } from "#tests/e2e/support/kiosk.ts";
import type { Page } from "playwright-core";
import { measureBesideEcho } from "./beside-echo.ts";
import type { Figure } from "./figure.ts";
import { type PaintWatch, watchPaint } from "./watch-paint.ts";

const scansABlock = 60;
const warmUp = 5;
/** A basket of so many is put away and a new one begun. */
const basketLines = 20;
/** A cashier draws an article over the glass every so often, ms; never in step with the frames of the screen. */
const betweenMs = [90, 190] as const;

const goods = seedItems.filter((item) => item.class === "shop").map(({ code }) => code);

/** Scans and times until it is enough; `clear` puts away what the screen has gathered. */
export async function timeScans(
  scanner: RigScanner,
  watch: PaintWatch,
  clear: () => Promise<void>,
  isEnough: (timed: number) => boolean = (timed) => timed >= scansABlock,
  untimed = warmUp,
): Promise<number[]> {
  const times: number[] = [];
  for (let n = -untimed; !isEnough(n); n += 1) {
    const painted = watch.next();
    await wait(betweenMs[0] + Math.random() * (betweenMs[1] - betweenMs[0]));
    const from = await scanner.scan(goods[(n + untimed) % goods.length] ?? "");
    const ms = (await painted) - from;
    if (n >= 0) times.push(ms);
    if ((n + untimed) % basketLines === basketLines - 1) await clear();
  }
  return times;
}

export async function cancelSale(page: Page): Promise<void> {
  await press(page, "cancel");
  await press(page, "cancel-confirm");
  await page.waitForFunction(() => document.querySelector("[data-line]") === null);
  await see(page, "sale");
}

async function timeKiosk(rig: Rig): Promise<number[]> {
  await using kiosk = await openKiosk(rig);
  const page = kiosk.cashier;
  await see(page, "sale");
  await seeLamp(page, "scanner", ["ok"]);
  await page.waitForSelector('[data-key^="item:"]');
  const times = await timeScans(rig.devices.scanner, await watchPaint(page, "[data-line]"), () => cancelSale(page));
  if ((await page.locator("[data-line]").count()) > 0) await cancelSale(page);
  return times;
}

/** From the scanner's bytes to the painted line, against a bare Electron app that echoes them into a <div>; in turns on one serial line. */
export const scanToLine: Figure = {
  name: "scan-to-line",
  limit: 1.5,
  run: (o) =>
    measureBesideEcho({
      ...o,
      what: "the bytes",
      port: (rig) => rig.devices.paths.scanner,
      async timeBare({ devices }, page) {
        const clear = () => page.evaluate(() => document.querySelector("#echo")?.replaceChildren());
        return timeScans(devices.scanner, await watchPaint(page, "#echo", "\r"), clear);
      },
      timeKiosk,
    }),
};
