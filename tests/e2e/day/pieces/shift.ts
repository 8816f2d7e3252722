import { findEntry, findLast, lookSince, markNow, packed, waitForHeadquarters, waitUntil } from "../../demo/facts.ts";
import type { Step } from "../../demo/stage.ts";
import {
  goOn,
  payQuick,
  press,
  pressMenu,
  pressSign,
  scan,
  see,
  seeNoSheet,
  seePrinted,
  seeReady,
  seeSheet,
} from "../../support/cashier.ts";

const bread = "4569990001009";

/** X without a count: the other books agree, and what the drawer ought to hold is said nowhere. */
export const takeX: Step = {
  name: "An X in between",
  async run({ rig, page, checks }) {
    await seeReady(page);
    await waitForHeadquarters(rig);
    const mark = markNow(rig);
    await pressMenu(page, "reconcile-open");
    await seeSheet(page, "reconcile");
    await press(page, "count-skip");
    await press(page, "reconcile");
    await page.waitForSelector('[data-sheet="reconcile"] p[role="status"][data-tone="good"]');
    await waitUntil("the slip is on paper", () => lookSince(rig, mark).papers.length === 1);
    await press(page, "back");
    await seeNoSheet(page);
    const { entries, papers } = lookSince(rig, mark);
    const x = findEntry(entries, "x-report").data;
    checks.equal("the other books agree", [x.asked.pokepay, x.asked.headquarters, x.differences], [true, true, []]);
    checks.holds("no cash is named before it is counted", packed(papers[0]).includes("数えるまで"), papers[0]);
  },
};

/** A basket waits while 07 goes and 12 comes; 12 sells it. */
export const handOver: Step = {
  name: "Handing over to the next cashier, with a basket put aside",
  async run({ rig, page, checks }) {
    const mark = markNow(rig);
    await scan(page, rig, bread);
    await press(page, "hold");
    await page.waitForSelector("[data-line]", { state: "detached" });
    await pressMenu(page, "hand-over-open");
    await seeSheet(page, "hand-over");
    await press(page, "count-skip");
    await press(page, "hand-over");
    await see(page, "sign-on");
    await waitUntil("the slip is on paper", () => lookSince(rig, mark).papers.length === 1);
    await pressSign(page, "12", rig.servers.pins["12"] ?? "");
    await press(page, "sign-on");
    await see(page, "sale");
    await press(page, "recall");
    await page.waitForSelector("[data-line]");
    await payQuick(page, 140);
    await seePrinted(page);
    await goOn(page, rig);
    const { entries } = lookSince(rig, mark);
    checks.equal("one shift ended", findEntry(entries, "sign-off").data.hand_over, true);
    const sale = findLast(entries, "sale");
    checks.equal("the next one sold what was put aside", [sale.op, sale.data.shift, sale.data.total], ["12", 2, 140]);
  },
};
