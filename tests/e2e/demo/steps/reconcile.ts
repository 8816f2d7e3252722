import { press, pressDigits, pressMenu, seeNoSheet, seeSheet } from "../../support/cashier.ts";
import { drawerOf } from "../drawer.ts";
import { findEntry, lookSince, markNow, packed, readEntries, waitForHeadquarters, waitUntil } from "../facts.ts";
import type { Step } from "../stage.ts";

/** A hundred yen are not in the drawer. */
const lacking = 100;

/** The drawer counted a hundred yen short, and the other books asked. */
export const reconcile: Step = {
  name: "The books compared, with a drawer that is short",
  async run({ rig, page, checks, shoot }) {
    await waitForHeadquarters(rig);
    const mark = markNow(rig);
    const drawer = drawerOf(readEntries(rig));
    await pressMenu(page, "reconcile-open");
    await seeSheet(page, "reconcile");
    await shoot("reconcile", "small", "en");
    await press(page, "board-toggle");
    await pressDigits(page, String(drawer - lacking));
    await shoot("reconcile-counted");
    await press(page, "cash-count");
    await page.waitForSelector(`[data-gap="${-lacking}"]`);
    await press(page, "reconcile");
    await page.waitForSelector('[data-sheet="reconcile"] p[role="status"][data-tone="look"]');
    await waitUntil("the slip is on paper", () => lookSince(rig, mark).papers.length === 1);
    await shoot("reconciled", "small", "en", "customer");
    await press(page, "reconcile-look");
    await seeSheet(page, "pending");
    await page.waitForSelector('[data-pending="difference"]');
    await shoot("pending-difference", "small", "en");
    await press(page, "back");
    await seeNoSheet(page);
    await waitForHeadquarters(rig);

    const { entries, papers } = lookSince(rig, mark);
    checks.equal("counted against what the journal says", findEntry(entries, "cash-count").data, {
      counted: drawer - lacking,
      expected: drawer,
      n: 1,
      for: "x",
    });
    const x = findEntry(entries, "x-report").data;
    checks.equal("all three books were asked", x.asked, { drawer: true, pokepay: true, headquarters: true });
    checks.equal(
      "one difference, the hundred yen",
      x.differences.map(({ code, amount }) => [code, amount]),
      [["drawer-short", lacking]],
    );
    checks.holds("the paper says so", packed(papers[0]).includes("現金不足"), papers[0]);
    checks.equal("headquarters found nothing wrong", rig.servers.headquarters.findings(), []);
  },
};
