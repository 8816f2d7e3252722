import { seedPins } from "#rig/headquarters/seed.ts";
import type { Page } from "playwright-core";
import { press, pressDigits } from "./cashier.ts";
import type { Kiosk } from "./kiosk.ts";

/** What a technician does at the window of a kiosk on the rig. */

/** Ctrl+Alt+Shift+T as a keyboard would send it to the cashier's window, and the window that comes of it. */
export async function openDevicesPage({ app }: Pick<Kiosk, "app">): Promise<Page> {
  const opened = app.waitForEvent("window", { predicate: (page) => page.url().endsWith("/technician.html") });
  await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows().map(({ webContents }) => webContents);
    const cashier = contents.find((one) => one.getURL().endsWith("index.html"));
    const chord = { keyCode: "T", modifiers: ["control", "alt", "shift"] as "control"[] };
    for (const type of ["keyDown", "keyUp"] as const) cashier?.sendInputEvent({ type, ...chord });
  });
  const page = await opened;
  await page.waitForLoadState("domcontentloaded");
  return page;
}

/** A supervisor's number and PIN on the pad. */
export async function signVisit(page: Page, op = "01", pin = seedPins[op] ?? ""): Promise<void> {
  await page.waitForSelector('[data-field="op"][data-active]');
  await pressDigits(page, op);
  await press(page, "sign");
  await page.waitForSelector('[data-field="pin"][data-active]');
  await pressDigits(page, pin);
  await press(page, "sign");
}

/** Opens the page of a device. */
export async function seeDevice(page: Page, device: string): Promise<void> {
  await press(page, `device:${device}`);
  await page.waitForSelector(`[data-page="${device}"]`);
}

/** Waits until the list shows a device with this sign (ok, look, bad, unknown). */
export async function seeSign(page: Page, device: string, sign: string, timeoutMs = 15_000): Promise<void> {
  await page.waitForSelector(`[data-device="${device}"][data-sign="${sign}"]`, { timeout: timeoutMs });
}

/** What came of the last act, once it is said in this tone. */
export async function readSaid(page: Page, tone: "good" | "look" | "bad", timeoutMs = 30_000): Promise<string> {
  const said = page.locator(`[data-said="${tone}"]`);
  await said.waitFor({ timeout: timeoutMs });
  return said.innerText();
}
