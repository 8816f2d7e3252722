import type { Page } from "playwright-core";
import { lookSince, markNow, packed, waitUntil } from "../../demo/facts.ts";
import type { Step } from "../../demo/stage.ts";
import { press, pressDigits, pressMenu, seeNoSheet, seePrompt, seeSheet, signApproval } from "../../support/cashier.ts";
import { keyPieces } from "../key-pieces.ts";

async function chooseMove(page: Page, key: string): Promise<void> {
  await pressMenu(page, "till-open");
  await seeSheet(page, "till");
  await press(page, `till:${key}`);
  await page.waitForSelector('[data-field="counted"]');
}

/** Change from the safe, an advance that comes back, petty cash under a supervisor's eyes, notes to the safe, and the drawer opened to look. */
export const moveCash: Step = {
  name: "Cash in and out, a loan, a pick-up and a drawer opened without a sale",
  async run({ rig, page, checks }) {
    const mark = markNow(rig);
    await chooseMove(page, "loan");
    await press(page, "board-toggle");
    await keyPieces(page, { 100: 50, 10: 50 });
    await press(page, "till-do");
    await seePrompt(page, "notice.loan");
    await chooseMove(page, "in:0");
    await pressDigits(page, "1200");
    await press(page, "till-do");
    await seePrompt(page, "notice.cash-in");
    await chooseMove(page, "out:0");
    await pressDigits(page, "800");
    await press(page, "till-do");
    await signApproval(page);
    await press(page, "approve");
    await seePrompt(page, "notice.cash-out");
    await chooseMove(page, "pickup");
    await pressDigits(page, "10000");
    await press(page, "till-do");
    await seePrompt(page, "notice.pickup");
    await pressMenu(page, "no-sale");
    await seeSheet(page, "no-sale");
    await press(page, "no-sale:0");
    await seeNoSheet(page);
    const titles = ["釣銭補充", "入金", "出金", "売上金回収"];
    const missing = (): string[] =>
      titles.filter((title) => !lookSince(rig, mark).papers.some((paper) => packed(paper).includes(title)));
    await waitUntil(`a slip for each: ${missing().join(" ")}`, () => lookSince(rig, mark).papers.length >= 4);
    checks.equal(
      "each is journalled once, with its sum",
      lookSince(rig, mark).entries.flatMap(({ kind, data }) =>
        (kind === "cash-in" || kind === "cash-out") && "amount" in data ? [[kind, data.amount]] : [],
      ),
      [
        ["cash-in", 5_500],
        ["cash-in", 1_200],
        ["cash-out", 800],
        ["cash-out", 10_000],
      ],
    );
    checks.equal(
      "and the drawer without a sale",
      lookSince(rig, mark).entries.filter(({ kind }) => kind === "no-sale").length,
      1,
    );
    await waitUntil("the drawer is shut", () => {
      rig.devices.drawer.close();
      return !rig.devices.drawer.isOpen();
    });
  },
};
