import type { Kind } from "#register/entry.ts";
import { press, see, seePrinted, seeSheet } from "../../support/cashier.ts";
import { findEntry, lookSince, markNow, readEntries, waitForHeadquarters } from "../facts.ts";
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
    const posted = all.filter((entry) => entry.kind === "charge-posted").map(({ data }) => data.amount);
    const cash = sum(
      sales.flatMap(({ tenders }) => tenders.filter(({ kind }) => kind === "cash").map(({ amount }) => amount)),
    );
    const float = findEntry(all, "day-open").data.float;
    checks.equal("count and total of the sales", z.sales, {
      count: sales.length,
      total: sum(sales.map(({ total }) => total)),
    });
    checks.equal("charges", z.charges, { count: posted.length, total: sum(posted) });
    checks.equal("rebates", z.rebate, sum(sales.map(({ rebate }) => rebate.total)));
    checks.equal("what the drawer holds", z.drawer, float + cash + sum(posted));
    const count = (kind: Kind): number => all.filter((entry) => entry.kind === kind).length;
    const voids = sum(sales.map(({ lines }) => lines.filter((line) => line.void).length));
    checks.equal(
      "cancelled, void lines and copies",
      [z.cancelled, z.voids, z.copies],
      [count("sale-cancelled"), voids, count("receipt-copy")],
    );
    checks.equal("nothing is pending", z.pending, []);
    checks.equal(
      "one paper, the Z",
      papers.map((paper) => paper.replaceAll(" ", "").includes("精算")),
      [true],
    );
    checks.equal("headquarters found nothing wrong", rig.servers.headquarters.findings(), []);
    await press(page, "next");
    await see(page, "day-open");
  },
};
