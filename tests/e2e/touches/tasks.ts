import type { Page } from "playwright-core";
import type { Member } from "#rig/headquarters/seed.ts";
import type { Rig } from "#rig/open-rig.ts";
import { goOn, payQuick, scan, see, seePrinted, seeReady, seeSheet } from "../support/cashier.ts";
import type { Finger } from "./finger.ts";

export type Desk = { readonly page: Page; readonly rig: Rig; readonly finger: Finger; readonly member: Member };
/** `before` sets the counter up, uncounted; `play` is what is counted; `after` leaves the sale screen empty again. */
export type Task = {
  before?(desk: Desk): Promise<void>;
  play(desk: Desk): Promise<void>;
  after?(desk: Desk): Promise<void>;
};

const bread = "4569990001009";
const melon = "4569990001016";
const price = 140;

const next = ({ page, rig }: Desk): Promise<void> => goOn(page, rig);
const ringUp = ({ page, rig }: Desk): Promise<void> => scan(page, rig, bread);

/** Sells what lies on the counter and makes room for the next. */
async function sell(desk: Desk, yen = price): Promise<void> {
  await payQuick(desk.page, yen);
  await seePrinted(desk.page);
  await next(desk);
}

/** The words of the QR of the last receipt. */
function readReceipt({ rig }: Desk): string {
  const text = rig.devices.printer.papers().at(-1)?.text.join("\n") ?? "";
  return /\[QR (CR1\/[^\]]+)\]/u.exec(text)?.[1] ?? "no receipt";
}

const done = (page: Page): Promise<void> => see(page, "done");
/** The lines' quantities add up to this. */
const seeCount = (page: Page, count: number): Promise<unknown> =>
  page.waitForFunction((text) => document.querySelector("aside")?.innerText.includes(text), `${count}点`);

export const tasks: Readonly<Record<string, Task>> = {
  "cash-exact": {
    async play({ page, finger }) {
      await finger.scan(bread);
      await page.waitForSelector("[data-line]");
      await finger.press("cash", `quick:${price}`);
      await done(page);
    },
    after: next,
  },
  "key-card": {
    before: ({ page }) => seeReady(page),
    async play({ page, finger, member }) {
      await finger.press("item:20100018", "emoney");
      await see(page, "card");
      await finger.tap(member);
      await done(page);
    },
    after: next,
  },
  three: {
    async play({ page, finger }) {
      for (const nth of [1, 2, 3]) {
        await finger.scan(bread);
        await seeCount(page, nth);
      }
    },
    after: (desk) => sell(desk, 3 * price),
  },
  "line-discount": {
    before: ringUp,
    async play({ page, finger }) {
      await finger.press("discount", "discount:near-20");
      await page.waitForSelector('[data-amount="112"]');
    },
    after: (desk) => sell(desk, 112),
  },
  "void-line": {
    async before(desk) {
      await ringUp(desk);
      await scan(desk.page, desk.rig, melon);
    },
    async play({ page, finger }) {
      await finger.press("void");
      await page.waitForSelector("[data-line][data-void]");
    },
    after: (desk) => sell(desk),
  },
  "hold-recall": {
    before: ringUp,
    async play({ page, finger }) {
      await finger.press("hold");
      await page.waitForSelector("[data-line]", { state: "detached" });
      await finger.press("recall");
      await page.waitForSelector("[data-line]");
    },
    after: (desk) => sell(desk),
  },
  "refund-line": {
    async before(desk) {
      await ringUp(desk);
      await scan(desk.page, desk.rig, melon);
      await sell(desk, 291);
    },
    async play(desk) {
      const { page, finger } = desk;
      await finger.scan(readReceipt(desk));
      await see(page, "refund");
      await finger.press("pick:0", "refund-take");
      await done(page);
    },
    after: next,
  },
  reprint: {
    async before(desk) {
      await ringUp(desk);
      await sell(desk);
    },
    async play({ page, rig, finger }) {
      const papers = rig.devices.printer.papers().length;
      await finger.press("last", "receipt-copy");
      while (rig.devices.printer.papers().length === papers) await page.waitForTimeout(20);
    },
    async after({ page }) {
      if (await page.isVisible('[data-sheet="last"]')) await page.click('[data-key="back"]');
    },
  },
  "cash-in": {
    async play({ page, finger }) {
      await finger.press("menu", "till-open", "till:loan", "digit:1", "digit:00", "digit:00", "till-do");
      await page.waitForSelector("[data-screen]:not([data-sheet])");
    },
    async after({ rig }) {
      rig.devices.drawer.close();
      await Promise.resolve();
    },
  },
  x: {
    async play({ page, finger }) {
      await finger.press("menu", "report-open");
      await seeSheet(page, "report");
      await page.waitForSelector('[data-sheet="report"] [data-amount]');
    },
    after: ({ page }) => page.click('[data-key="back"]'),
  },
  charge: {
    before: ({ page }) => seeReady(page),
    async play({ page, finger, member }) {
      await finger.press("charge");
      await see(page, "card");
      await finger.tap(member);
      await see(page, "charge");
      await finger.press("amount:1000", "charge-cash");
      await done(page);
    },
    after: next,
  },
};
