import { goOn, payByCard, scan, see, seePrinted } from "../../support/cashier.ts";
import { balanceOf, findEntry, findMember, lookSince, markNow, waitForHeadquarters } from "../facts.ts";
import type { Step } from "../stage.ts";

/** 線形代数学入門 2,750 with 10 %, and a bread 140 with 0.5 %. */
export const payBook: Step = {
  name: "A book in e-money with its rebate of 10 %",
  async run({ rig, page, checks, shoot }) {
    const mark = markNow(rig);
    const member = findMember(rig, "院生");
    const before = balanceOf(rig, member);
    await scan(page, rig, "9784999990108");
    await scan(page, rig, "4569990001009");
    await shoot("sale-book", "customer");
    await payByCard(page, rig, member);
    await see(page, "done");
    await seePrinted(page);
    await shoot("done-book", "customer");
    await goOn(page, rig);
    await waitForHeadquarters(rig);

    const { entries, papers } = lookSince(rig, mark);
    const { data } = findEntry(entries, "sale");
    checks.equal("the rebate by class", data.rebate, {
      total: 275,
      creditor: "headquarters",
      by: [
        { class: "books", base: 2_750, bp: 1_000, amount: 275 },
        { class: "shop", base: 140, bp: 50, amount: 0 },
      ],
    });
    checks.equal("the wallet holds that much less", before - balanceOf(rig, member), 2_890);
    checks.holds("the receipt promises the rebate", papers[0]?.includes("275") === true);
    checks.equal("headquarters found nothing wrong", rig.servers.headquarters.findings(), []);
  },
};
