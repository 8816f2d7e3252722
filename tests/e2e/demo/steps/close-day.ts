import type { Kind } from "#register/entry.ts";
import { drawerOf } from "../drawer.ts";
import { press, see, seePrinted, seeSheet } from "../../support/cashier.ts";
import { findEntry, lookSince, markNow, packed, readEntries, waitForHeadquarters } from "../facts.ts";
import type { Step } from "../stage.ts";

/** The Z, held against a sum of our own over the journal. */
export const closeDay: Step = {
  name: "Closing the day with a Z",
  async run({ rig, page, checks, shoot }) {
    const mark = markNow(rig);
    await press(page, "menu");
    await seeSheet(page, "menu");
    await shoot("menu", "small", "en");
    await press(page, "close-day");
    await seeSheet(page, "close-day");
    await page.waitForSelector('[data-key="count-skip"], [data-key="day-close"]');
    // Cash that was counted before the Z is not asked for again.
    if (await page.isVisible('[data-key="count-skip"]')) await press(page, "count-skip");
    await shoot("close-day");
    await press(page, "day-close");
    await see(page, "done");
    await seePrinted(page);
    await shoot("done-close", "en", "customer");
    await waitForHeadquarters(rig);

    const all = readEntries(rig);
    const { entries, papers } = lookSince(rig, mark);
    const z = findEntry(entries, "z-report").data;
    const sales = all.filter((entry) => entry.kind === "sale").map(({ data }) => data);
    const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
    const charges = all.flatMap((entry) =>
      entry.kind === "charge-posted" && entry.data.rebate_of === undefined ? [entry.data.amount] : [],
    );
    const refunds = all.filter((entry) => entry.kind === "refund").map(({ data }) => data);
    const back = all.flatMap((entry) => (entry.kind === "pay-refunded" ? [entry.data.amount] : []));
    const reversed = all.flatMap((entry) => (entry.kind === "charge-reversed" ? [entry.data.amount] : []));
    const claims = all.flatMap((entry) =>
      entry.kind === "pay-intent" && entry.data.claim === true ? [entry.data.amount] : [],
    );
    const amounts = (some: readonly number[]) => ({ count: some.length, total: sum(some) });
    checks.equal("count and total of the sales", z.sales, {
      count: sales.length,
      total: sum(sales.map(({ total }) => total)),
    });
    checks.equal("returns", z.refunds, { count: refunds.length, total: sum(refunds.map(({ total }) => total)) });
    checks.equal(
      "charges, and those taken back",
      [z.charges, z.charges_reversed],
      [amounts(charges), amounts(reversed)],
    );
    checks.equal("e-money given back, and sold on claim", [z.paid_back, z.claims], [amounts(back), amounts(claims)]);
    checks.equal("rebates", z.rebate, sum(sales.map(({ rebate }) => rebate.total)));
    checks.equal("what the drawer holds", z.drawer, drawerOf(all));
    const count = (kind: Kind): number => all.filter((entry) => entry.kind === kind).length;
    const voids = sum(sales.map(({ lines }) => lines.filter((line) => line.void).length));
    const cancelled = count("sale-cancelled");
    const copies = all.filter((entry) => entry.kind === "receipt-copy" && entry.data.copy > 0).length;
    checks.equal("cancelled, void lines and copies", [z.cancelled, z.voids, z.copies], [cancelled, voids, copies]);
    const { differences } = findEntry(all.toReversed(), "x-report").data;
    checks.equal(
      "it carries the differences found, and nothing else",
      z.pending.map(({ kind, amount }) => [kind, amount]),
      differences.map(({ amount }) => ["difference", amount]),
    );
    checks.equal(
      "one paper, the Z",
      papers.map((paper) => paper.replaceAll(" ", "").includes("精算")),
      [true],
    );
    checks.holds("the Z names them", packed(papers[0]).includes("照合差") === differences.length > 0, papers[0]);
    checks.equal("headquarters found nothing wrong", rig.servers.headquarters.findings(), []);
    await press(page, "next");
    await see(page, "day-open");
    const waiting = (await page.locator('[data-key="pending"]').innerText()).replaceAll(/\s/gu, "");
    checks.equal("they wait into the next day", waiting, `要確認${differences.length}`);
  },
};
