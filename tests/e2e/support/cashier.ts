import type { Sheet } from "#renderer/desk.ts";
import { type Member, seedPins } from "#rig/headquarters/seed.ts";
import settings from "#rig/headquarters/seed/settings.json" with { type: "json" };
import { cardOf, type Rig } from "#rig/open-rig.ts";
import type { Page } from "playwright-core";

/** What a cashier does at the window of a kiosk on the rig, finger by finger. Every selector of the screens stands here and, of card set-up, in card-desk.ts. */

export const lamps = ["headquarters", "pokepay", "printer", "reader", "drawer", "scanner"] as const;

/** May approve. */
const supervisor = "01";

/** Presses the key of this name (`data-key`) as soon as it is there and lit. */
export async function press(page: Page, key: string): Promise<void> {
  await page.click(`[data-key="${key}"]:not([disabled])`);
}

/** Presses the first key whose name begins so, where the rest of the name is a number or an id. */
export async function pressFirst(page: Page, prefix: string): Promise<void> {
  await page.locator(`[data-key^="${prefix}"]:not([disabled])`).first().click();
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

/** Presses digit after digit on the pad. */
export async function pressDigits(page: Page, digits: string): Promise<void> {
  for (const digit of digits) await press(page, `digit:${digit}`);
}

/** Operator number, where it is asked for, and PIN, on the pad. The last key is left to the caller. */
export async function pressSign(page: Page, op: string, pin: string): Promise<void> {
  if (await page.isVisible('[data-field="op"][data-active]')) {
    await pressDigits(page, op);
    await press(page, "sign-on");
  }
  await page.waitForSelector('[data-field="pin"][data-active]');
  await pressDigits(page, pin);
}

/** Waits until this sheet lies over the screen. */
export async function seeSheet(page: Page, sheet: Sheet): Promise<void> {
  await page.waitForSelector(`[data-sheet="${sheet}"]`);
}

/** Waits until no sheet lies over the screen. */
export async function seeNoSheet(page: Page): Promise<void> {
  await page.waitForSelector("[data-screen]:not([data-sheet])");
}

/** Waits until the prompt line says this (a word of the screens, e.g. "notice.pin-wrong"). */
export async function seePrompt(page: Page, word: string, timeoutMs = 30_000): Promise<string> {
  const line = page.locator(`[data-prompt="${word}"]`);
  await line.waitFor({ timeout: timeoutMs });
  return line.innerText();
}

/** Waits until a lamp of the top bar is in one of these states. */
export async function seeLamp(
  page: Page,
  lamp: (typeof lamps)[number],
  states: readonly string[],
  timeoutMs = 30_000,
): Promise<void> {
  await page.waitForSelector(states.map((state) => `[data-lamp="${lamp}"][data-state="${state}"]`).join(", "), {
    timeout: timeoutMs,
  });
}

/** Waits until every device and server is there. */
export async function seeReady(page: Page): Promise<void> {
  for (const lamp of lamps) if (lamp !== "drawer" && lamp !== "scanner") await seeLamp(page, lamp, ["ok"], 60_000);
}

/** Waits until the receipt of the done screen is on paper. */
export async function seePrinted(page: Page): Promise<void> {
  await page.waitForSelector('[data-printing="printed"]');
}

/** Waits until a line of the basket says this. */
export async function seeLine(page: Page, text: string): Promise<void> {
  await page.locator("[data-line]", { hasText: text }).first().waitFor();
}

/** Waits until the basket's lines are no longer `before`. */
async function seeBasketChange(page: Page, before: readonly string[]): Promise<void> {
  await page.waitForFunction(
    (old) =>
      [...document.querySelectorAll<HTMLElement>("[data-line]")].map((line) => line.innerText).join("\n\n") !== old,
    before.join("\n\n"),
  );
}

/** Turns the pages of a column or grid until a key is there. */
async function turnTo(page: Page, key: string, more: string): Promise<void> {
  const isThere = async (name: string): Promise<boolean> => (await page.$(`[data-key="${name}"]`)) !== null;
  while (!(await isThere(key)) && (await isThere(more))) await press(page, more);
}

/** Presses the touch key of an article in its category. */
export async function touch(page: Page, code: string): Promise<void> {
  const category = settings.keys.layout.findIndex(({ items }) => items.includes(code));
  const before = await readBasket(page);
  await turnTo(page, `category:${category}`, "more-categories");
  await press(page, `category:${category}`);
  await turnTo(page, `item:${code}`, "more-keys");
  await press(page, `item:${code}`);
  await seeBasketChange(page, before);
}

/** Draws an article over the scanner. From the done screen it begins the next sale. */
export async function scan(page: Page, rig: Rig, code: string): Promise<void> {
  const before = await readBasket(page);
  await rig.devices.scanner.scan(code);
  await seeBasketChange(page, before);
}

/** 電子マネー, and the member's card on the reader once it is asked for. */
export async function payByCard(page: Page, rig: Rig, member: Member): Promise<void> {
  await seeReady(page);
  await press(page, "emoney");
  await see(page, "card");
  await rig.devices.reader.tap(cardOf(member));
}

/** 現金 and one of the quick amounts; waits until the sale is done. */
export async function payQuick(page: Page, yen: number): Promise<void> {
  await press(page, "cash");
  await see(page, "tender");
  await press(page, `quick:${yen}`);
  await see(page, "done");
}

/** Presses a key of the menu. */
export async function pressMenu(page: Page, key: string): Promise<void> {
  await press(page, "menu");
  await seeSheet(page, "menu");
  await press(page, key);
}

/** What the supervisor of the seed presses on the sheet that asks for an approval; its last key is left to the caller. */
export async function signApproval(page: Page): Promise<void> {
  await seeSheet(page, "approve");
  await pressDigits(page, supervisor);
  await press(page, "approve");
  await page.waitForSelector('[data-field="pin"][data-active]');
  await pressDigits(page, seedPins[supervisor] ?? "");
}

/** The member's app is held under the scanner; barcode as it stands on the phone. */
export async function scanApp(page: Page, rig: Rig, barcode: string): Promise<void> {
  await see(page, "card");
  await rig.devices.scanner.scan(barcode);
}

/** 電子マネー, then the key that shows a code on the customer's window; waits until it stands there. */
export async function showTray(page: Page, customer: Page): Promise<void> {
  await seeReady(page);
  await press(page, "emoney");
  await see(page, "card");
  await press(page, "tray");
  await see(page, "tray");
  await seeMember(customer, "qr");
}

/** The dark squares of the code that stands on the customer's window, `x,y` in modules from its corner. */
export async function readTray(customer: Page): Promise<readonly string[]> {
  const path = (await customer.locator('[data-now="qr"] svg[role="img"] path').getAttribute("d")) ?? "";
  return [...path.matchAll(/M(\d+) (\d+)h(\d+)/gu)].flatMap(([, x, y, width]) =>
    Array.from({ length: Number(width) }, (_, at) => `${Number(x) + at},${y}`),
  );
}

/** Waits until the customer's window says something of this kind. */
export async function seeMember(customer: Page, kind: string): Promise<void> {
  await customer.waitForSelector(`[data-now="${kind}"]`);
}

/** 次へ, with the drawer pushed shut before. */
export async function goOn(page: Page, rig: Rig): Promise<void> {
  rig.devices.drawer.close();
  await press(page, "next");
  await see(page, "sale");
}

/** The whole screen as text, without spaces and line breaks: amounts are painted in parts. */
export async function readScreen(page: Page): Promise<string> {
  return (await page.locator("body").innerText()).replaceAll(/\s/g, "");
}
