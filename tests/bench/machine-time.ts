import { setTimeout as wait } from "node:timers/promises";
import { cardOf, type Rig } from "#rig/open-rig.ts";
import { goOn, press, pressFirst, see, seePrinted, seeReady } from "#tests/e2e/support/cashier.ts";
import { openKiosk } from "#tests/e2e/support/kiosk.ts";
import type { Page } from "playwright-core";
import { type FarAuthority, moveAuthority, wayMs } from "./far-authority.ts";
import type { Figure } from "./figure.ts";
import { openStand } from "./open-stand.ts";
import { timeScans } from "./scan-to-line.ts";
import { median, quantile } from "./statistics.ts";
import { watchPaint } from "./watch-paint.ts";
import { wireMs } from "./wire.ts";

const scansASale = 5;
const warmUp = 4;
const samples = 60;
/** Two pulses are kept a second apart for the drawer's coil: a sale sooner than that would wait for it. */
const coilMs = 1_100;
/** A fast line: what is measured ends with the first byte. */
const unpaced = { baud: 921_600, dotsPerSecond: 1e6 };

/** From the card on the reader to the painted result, the time on the wire taken off. */
async function timeTap(page: Page, rig: Rig, far: FarAuthority): Promise<number> {
  const [member] = rig.servers.members;
  if (member === undefined) throw new Error("nobody to pay");
  rig.servers.pokepay.setBalance(member.wallet, { money: 20_000 });
  await seeReady(page);
  await press(page, "emoney");
  await see(page, "card");
  const painted = (await watchPaint(page, '[data-screen="done"]')).next();
  const fromMs = performance.now();
  await rig.devices.reader.tap(cardOf(member));
  const toMs = await painted;
  await seePrinted(page);
  return toMs - fromMs - wireMs(far.wire.flights(), { fromMs, toMs: performance.now(), leftOut: 1 });
}

/** From the last key to the painted result and the first byte of the receipt at the printer, whichever is later. */
async function timeKey(page: Page, { devices: { printer } }: Rig): Promise<number> {
  await press(page, "cash");
  await see(page, "tender");
  await wait(Math.max(0, (printer.kicks().at(-1)?.at ?? 0) + coilMs - performance.now()));
  const painted = (await watchPaint(page, '[data-screen="done"]')).next();
  const from = performance.now();
  await pressFirst(page, "quick:");
  const toMs = await painted;
  await seePrinted(page);
  return Math.max(toMs, printer.firstByteAt(from) ?? Number.POSITIVE_INFINITY) - from;
}

/**
 * What the machine takes of a sale: scanner's bytes to painted line for each of five articles, then card to painted result without the wire,
 * or the last key to the painted result and the printer's first byte. Half of the sales by card, half in cash. Printing is not machine time.
 */
export const machineTime: Figure = {
  name: "machine-time",
  limit: 1.1,
  async run({ dir, say }) {
    await using stand = await openStand({ dir, devices: { printer: unpaced } });
    const { rig } = stand;
    await using far = await moveAuthority(rig, dir);
    await using kiosk = await openKiosk({ ...rig, config: far.config });
    const page = kiosk.cashier;
    await see(page, "sale");
    await seeReady(page);
    await page.waitForSelector('[data-key^="item:"]');
    const times: number[] = [];
    for (let n = -warmUp; n < samples; n += 1) {
      const scans = await timeScans(
        rig.devices.scanner,
        await watchPaint(page, "[data-line]"),
        () => Promise.resolve(),
        (timed) => timed >= scansASale,
        0,
      );
      const end = n % 2 === 0 ? await timeTap(page, rig, far) : await timeKey(page, rig);
      if (n >= 0) times.push(scans.reduce((sum, ms) => sum + ms, end) / 1000);
      await goOn(page, rig);
      if (n % 20 === 19) say(`${n + 1} of ${samples} sales`);
    }
    return {
      value: quantile(times, 0.95),
      unit: "s",
      samples,
      baseline: null,
      notes: [`median ${median(times).toFixed(2)} s; ${scansASale} articles, the authority ${wayMs} ms away each way`],
    };
  },
};
