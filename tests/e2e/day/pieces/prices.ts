import { findEntry, lookSince, markNow } from "../../demo/facts.ts";
import type { Step } from "../../demo/stage.ts";
import {
  goOn,
  payQuick,
  press,
  pressDigits,
  pressMenu,
  scan,
  seeNoSheet,
  seePrinted,
  seePrompt,
  seeSheet,
  signApproval,
  touch,
} from "../../support/cashier.ts";

const chicken = "20100018";
const notebook = "4569990003003";

/** 唐揚げ定食 594 and ノート, whose tag says 150: 744, a tenth off for staff; and a cup taken back. */
export const specialPrices: Step = {
  name: "A tag that differs, a staff discount, and a cup taken back",
  async run({ rig, page, checks }) {
    const mark = markNow(rig);
    await touch(page, chicken);
    await scan(page, rig, notebook);
    await press(page, "discount");
    await seeSheet(page, "discount");
    await press(page, "price");
    await seeSheet(page, "price");
    await pressDigits(page, "150");
    await press(page, "reason:0");
    await press(page, "ok");
    await signApproval(page);
    await press(page, "approve");
    await seeNoSheet(page);
    await press(page, "discount");
    await seeSheet(page, "discount");
    await press(page, "target:basket");
    await press(page, "discount:staff");
    await signApproval(page);
    await press(page, "approve");
    await seeNoSheet(page);
    await payQuick(page, 1_000);
    await seePrinted(page);
    await goOn(page, rig);
    await pressMenu(page, "deposit");
    await seeSheet(page, "deposit");
    await press(page, "deposit:cup");
    await press(page, "ok");
    await seeNoSheet(page);
    await seePrompt(page, "notice.deposit-returned");
    rig.devices.drawer.close();
    const { entries } = lookSince(rig, mark);
    checks.equal("744 less a tenth", findEntry(entries, "sale").data.total, 744 - 74);
    checks.equal("one price changed by hand", entries.filter(({ kind }) => kind === "price-override").length, 1);
    checks.equal("¥100 back for the cup", findEntry(entries, "deposit-return").data.amount, 100);
  },
};
