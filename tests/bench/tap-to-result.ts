import { seedItems } from "#rig/headquarters/seed.ts";
import { cardOf, type Rig } from "#rig/open-rig.ts";
import { goOn, press, see, seeReady } from "#tests/e2e/support/cashier.ts";
import { openKiosk } from "#tests/e2e/support/kiosk.ts";
import type { Page } from "playwright-core";
import { type FarAuthority, moveAuthority, wayMs } from "./far-authority.ts";
import type { Figure, Measured } from "./figure.ts";
import { openStand } from "./open-stand.ts";
import { median, quantile } from "./statistics.ts";
import { watchPaint } from "./watch-paint.ts";
import { wireMs } from "./wire.ts";

const warmUp = 3;
const samples = 40;
const code = seedItems.find((item) => item.class === "shop")?.code ?? "";

export type Act = {
  /** Readies the screen, untimed. */
  readonly ready: (page: Page, rig: Rig) => Promise<void>;
  /** What the time is counted from. */
  readonly go: (page: Page, rig: Rig) => Promise<unknown>;
  readonly call: "payment" | "topup";
  readonly notes: readonly string[];
};

/** The last round trip reads the balance after, which the screen does not wait for. */
async function timeOne(page: Page, rig: Rig, far: FarAuthority, { ready, go }: Act): Promise<number> {
  for (const { wallet } of rig.servers.members.slice(0, 1)) rig.servers.pokepay.setBalance(wallet, { money: 10_000 });
  await ready(page, rig);
  const painted = (await watchPaint(page, '[data-screen="done"]')).next();
  const fromMs = performance.now();
  await go(page, rig);
  const paintedMs = await painted;
  // The receipt waits for the balance after: once it is printed, that round trip is over too.
  await page.waitForSelector('[data-printing="printed"]');
  const ms = paintedMs - fromMs - wireMs(far.wire.flights(), { fromMs, toMs: performance.now(), leftOut: 1 });
  await goOn(page, rig);
  return ms;
}

/** Our own share of the time from `go` to the painted result, against a bare SDK call through the same wire. */
export async function measureFar(act: Act, dir: string, say: (text: string) => void): Promise<Measured> {
  await using stand = await openStand({ dir });
  const { rig } = stand;
  await using far = await moveAuthority(rig, dir);
  await using kiosk = await openKiosk({ ...rig, config: far.config });
  const page = kiosk.cashier;
  await see(page, "sale");
  await seeReady(page);
  const ours: number[] = [];
  const bare: number[] = [];
  for (let n = -warmUp; n < samples; n += 1) {
    const own = await timeOne(page, rig, far, act);
    const base = await far.bareCall(act.call);
    if (n < 0) continue;
    ours.push(own);
    bare.push(base);
    if (n % 10 === 9) say(`${n + 1} of ${samples}`);
  }
  const [own, base] = [quantile(ours, 0.95), quantile(bare, 0.95)];
  const baseline = { of: "a bare SDK call through the same wire, p95 of both", value: base, ours: own, unit: "ms" };
  const notes = [
    ...act.notes,
    `median ${median(ours).toFixed(0)} ms without the wire, a bare call ${median(bare).toFixed(0)} ms with it`,
  ];
  return { value: own / base, unit: "×", samples, baseline, notes };
}

/** From the card on the reader to the painted result, the time on the wire to the authority taken off. */
export const tapToResult: Figure = {
  name: "tap-to-result",
  limit: 2,
  run: ({ dir, say }) =>
    measureFar(
      {
        ready: async (page) => {
          await press(page, "code");
          await page.keyboard.type(code);
          await page.keyboard.press("Enter");
          await page.waitForSelector("[data-line]");
          await seeReady(page);
          await press(page, "emoney");
          await see(page, "card");
        },
        go: (_, rig) => {
          const [member] = rig.servers.members;
          return member === undefined ? Promise.resolve() : rig.devices.reader.tap(cardOf(member));
        },
        call: "payment",
        notes: [`the authority ${wayMs} ms away each way; two round trips of a tap taken off`],
      },
      dir,
      say,
    ),
};
