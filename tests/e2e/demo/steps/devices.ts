import { goOn, payQuick, press, scan, see, seeLamp, seeNoSheet, seePrinted, seeSheet } from "../../support/cashier.ts";
import { findEntry, lookSince, markNow, readEntries, waitForHeadquarters, waitUntil } from "../facts.ts";
import type { Step } from "../stage.ts";

const onigiri = "4569990001078";
const cola = "4569990002068";

/** The roll is empty: the sale goes on, the drawer opens, one receipt comes with the new roll. */
export const paperOut: Step = {
  name: "The printer without paper, and back",
  async run({ rig, page, checks, shoot }) {
    const { printer } = rig.devices;
    const mark = markNow(rig);
    printer.paper("end");
    await seeLamp(page, "printer", ["warn", "bad"]);
    await scan(page, rig, onigiri);
    await shoot("sale-no-paper", "en");
    await press(page, "devices");
    await seeSheet(page, "devices");
    await shoot("devices", "small");
    await press(page, "devices");
    await seeNoSheet(page);
    await payQuick(page, 200);
    await waitUntil("the drawer was opened", () => lookSince(rig, mark).kicks > 0);
    await shoot("done-no-paper", "customer");
    checks.equal(
      "the drawer opened, nothing was printed",
      [lookSince(rig, mark).kicks, lookSince(rig, mark).papers.length],
      [1, 0],
    );
    printer.paper("ok");
    await seePrinted(page);
    await seeLamp(page, "printer", ["ok"]);
    await goOn(page, rig);
    await waitForHeadquarters(rig);
    const { entries, papers, kicks } = lookSince(rig, mark);
    checks.equal(
      "one receipt, not a copy",
      papers.map((paper) => paper.includes("再発行")),
      [false],
    );
    checks.holds(
      "it is the receipt of that sale",
      papers[0]?.includes(findEntry(entries, "sale").data.receipt) === true,
    );
    checks.equal("one pulse in all", kicks, 1);
    checks.equal("headquarters found nothing wrong", rig.servers.headquarters.findings(), []);
  },
};

/** Two cash sales while headquarters is away; everything arrives afterwards, in order. */
export const headquartersDown: Step = {
  name: "Headquarters down, and back",
  async run({ rig, page, checks, shoot }) {
    const { headquarters } = rig.servers;
    const mark = markNow(rig);
    await headquarters.down();
    for (const _ of [1, 2]) {
      await scan(page, rig, cola);
      await payQuick(page, 151);
      await see(page, "done");
      await seePrinted(page);
      await goOn(page, rig);
    }
    await seeLamp(page, "headquarters", ["warn", "bad"]);
    await shoot("headquarters-down", "en");
    const sales = lookSince(rig, mark).entries.filter(({ kind }) => kind === "sale");
    const held = (): readonly number[] => headquarters.entries(rig.reg, 1).map(({ seq }) => seq);
    checks.equal(
      "two sales, neither at headquarters",
      [sales.length, sales.some(({ seq }) => held().includes(seq))],
      [2, false],
    );
    await headquarters.up();
    await waitForHeadquarters(rig, 60_000);
    await seeLamp(page, "headquarters", ["ok"]);
    checks.holds(
      "both are there now",
      sales.every(({ seq }) => held().includes(seq)),
    );
    checks.equal(
      "in order, without a gap",
      held().slice(0, mark.seq),
      readEntries(rig)
        .slice(0, mark.seq)
        .map(({ seq }) => seq),
    );
    checks.equal("headquarters found nothing wrong", headquarters.findings(), []);
  },
};
