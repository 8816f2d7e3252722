import type { Page } from "playwright-core";
import { press, pressDigits, pressMenu, see } from "./cashier.ts";

/** Begins card set-up and chooses what for. */
export async function openCardDesk(page: Page, act: "link" | "move" | "stop" | "why"): Promise<void> {
  await pressMenu(page, "desk");
  await see(page, "desk");
  await press(page, `desk:${act}`);
  await see(page, "desk-step");
}

/** Keys a member number and waits for the name. */
export async function keyMember(page: Page, number: string): Promise<void> {
  await page.waitForSelector('[data-field="member"]');
  await pressDigits(page, number);
  await press(page, "desk-member");
  await page.waitForSelector('[data-key="desk-confirm"]');
}

/** Waits until card set-up says what came of it: the code of its result. */
export async function seeCardDone(page: Page, code: string): Promise<void> {
  await page.waitForSelector(`[data-screen="desk-step"] [data-code="${code}"]`);
}
