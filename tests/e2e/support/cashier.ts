import { seedPins } from "#rig/headquarters/seed.ts";
import type { Page } from "playwright-core";

/** What a cashier does at the window of a kiosk on the rig, finger by finger. */

/** Presses the key of this name (`data-key`) as soon as it is there and lit. */
export async function press(page: Page, key: string): Promise<void> {
  await page.click(`[data-key="${key}"]:not([disabled])`);
}

/** Waits until this screen stands and nothing lies over it. */
export async function see(page: Page, screen: string): Promise<void> {
  await page.waitForSelector(`[data-screen="${screen}"]`);
  await page.waitForSelector("[data-veil]", { state: "detached" });
}

/** Signs on as an operator of the seed and opens the day with a float, where these are asked for. */
export async function openTheDay(page: Page, op = "07", float = "30000"): Promise<void> {
  await see(page, "sign-on");
  await page.keyboard.type(op);
  await page.keyboard.press("Enter");
  await page.keyboard.type(seedPins[op] ?? "");
  await page.keyboard.press("Enter");
  await page.waitForSelector('[data-screen="day-open"], [data-screen="sale"]');
  if (await page.isVisible('[data-screen="day-open"]')) {
    await page.keyboard.type(float);
    await page.keyboard.press("Enter");
  }
  await see(page, "sale");
}

/** Keys a code by hand and waits for its line. */
export async function keyCode(page: Page, code: string): Promise<void> {
  const before = await page.locator("[data-line]").count();
  await press(page, "code");
  await page.waitForSelector('[data-sheet="code"]');
  await page.keyboard.type(code);
  await page.keyboard.press("Enter");
  await page.waitForFunction((count) => document.querySelectorAll("[data-line]").length > count, before);
}

/** Takes cash for the basket and waits until the sale is done; 次へ is left to the caller. */
export async function payCash(page: Page, yen: number): Promise<void> {
  await press(page, "cash");
  await see(page, "tender");
  await page.keyboard.type(String(yen));
  await page.keyboard.press("Enter");
  await see(page, "done");
}

/** The lines of the basket as they stand on the screen. */
export async function readBasket(page: Page): Promise<string[]> {
  return page.locator("[data-line]").allInnerTexts();
}
