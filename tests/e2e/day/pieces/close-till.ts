import { drawerOf } from "../../demo/drawer.ts";
import { findEntry, lookSince, markNow, packed, readEntries, waitForHeadquarters } from "../../demo/facts.ts";
import type { Step } from "../../demo/stage.ts";
import { press, pressMenu, see, seePrinted, seeReady, seeSheet } from "../../support/cashier.ts";
import { changeOf, keyPieces } from "../key-pieces.ts";

/** A note of ¥1,000 was overlooked. */
const overlooked = 1_000;

/** Counted blind, a note short; counted again, right; then the Z. */
export const closeTill: Step = {
  name: "The blind count, the recount and the Z",
  async run({ rig, page, checks }) {
    await seeReady(page);
    await waitForHeadquarters(rig);
    const mark = markNow(rig);
    const held = drawerOf(readEntries(rig));
    await pressMenu(page, "close-day");
    await seeSheet(page, "close-day");
    const digits = held.toLocaleString("en");
    const shown = async (): Promise<boolean> => (await page.locator("body").innerText()).includes(digits);
    checks.holds("nothing says what ought to be there", !(await shown()));
    await keyPieces(page, changeOf(held - overlooked));
    await press(page, "cash-count");
    await page.waitForSelector(`[data-gap="${-overlooked}"]`);
    await press(page, "count-again");
    await keyPieces(page, changeOf(held));
    await press(page, "cash-count");
    await page.waitForSelector('[data-gap="0"]');
    await press(page, "day-close");
    await see(page, "done");
    await seePrinted(page);
    await waitForHeadquarters(rig);
    const { entries, papers } = lookSince(rig, mark);
    checks.equal(
      "both counts are journalled",
      entries.flatMap(({ kind, data }) =>
        kind === "cash-count" && "counted" in data ? [[data.n, data.counted - data.expected]] : [],
      ),
      [
        [1, -overlooked],
        [2, 0],
      ],
    );
    checks.equal("nothing is left over", findEntry(entries, "z-report").data.pending, []);
    checks.equal(
      "one paper, the Z",
      papers.map((paper) => packed(paper).includes("精算")),
      [true],
    );
    await press(page, "next");
    await see(page, "day-open");
  },
};
