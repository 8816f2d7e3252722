import { findEntry, lookSince, markNow, packed, waitUntil } from "../../demo/facts.ts";
import type { Step } from "../../demo/stage.ts";
import { goOn, payQuick, press, scan, see, seePrinted, seeSheet } from "../../support/cashier.ts";

const notebook = "4569990003003";

/** ノート 176 for the student council: receipt, 領収書, and the receipt once more. */
export const invoice: Step = {
  name: "領収書, and a receipt once more",
  async run({ rig, page, checks }) {
    const mark = markNow(rig);
    const papers = (): readonly string[] => lookSince(rig, mark).papers.map(packed);
    await scan(page, rig, notebook);
    await payQuick(page, 1_000);
    await seePrinted(page);
    await press(page, "invoice");
    await seeSheet(page, "invoice");
    await press(page, "to:2");
    await press(page, "proviso:3");
    await press(page, "invoice-print");
    await waitUntil("the 領収書 is on paper", () => papers().length === 2);
    await see(page, "done");
    await press(page, "receipt-copy");
    await waitUntil("the copy is on paper", () => papers().length === 3);
    await goOn(page, rig);
    const { entries } = lookSince(rig, mark);
    checks.holds(
      "it names who paid and what for",
      /リグ大学生協学生委員会.*文具代として/su.test(papers()[1] ?? ""),
      papers()[1],
    );
    checks.holds("the copy says so", papers()[2]?.includes("再発行") === true, papers()[2]);
    checks.equal("one sale", findEntry(entries, "sale").data.total, 176);
  },
};
