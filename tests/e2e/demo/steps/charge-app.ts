import {
  goOn,
  press,
  pressFirst,
  pressMenu,
  scanApp,
  see,
  seePrinted,
  seeReady,
  seeSheet,
  signApproval,
} from "../../support/cashier.ts";
import {
  balanceOf,
  findEntry,
  findMember,
  kindsOf,
  lookSince,
  markNow,
  waitForHeadquarters,
  waitUntil,
} from "../facts.ts";
import type { Step } from "../stage.ts";

/** 2,000 onto the wallet the barcode names. */
export const chargeApp: Step = {
  name: "Cash onto a wallet by the app's barcode",
  async run({ rig, page, checks, shoot }) {
    const mark = markNow(rig);
    const member = findMember(rig, "教職員");
    const before = balanceOf(rig, member);
    await seeReady(page);
    await press(page, "charge");
    await see(page, "card");
    await shoot("card-charge", "customer");
    await scanApp(page, rig, rig.servers.pokepay.showBarcode(member.wallet, { scopes: ["topup"], long: true }));
    await see(page, "charge");
    await press(page, "amount:2000");
    await press(page, "charge-cash");
    await see(page, "done");
    await seePrinted(page);
    await goOn(page, rig);
    await waitForHeadquarters(rig);
    const { entries, papers, kicks, transactions } = lookSince(rig, mark);
    const intent = findEntry(entries, "charge-intent").data;
    checks.equal("the intent says by which way", [intent.via, intent.amount], ["barcode", 2_000]);
    checks.equal(
      "credited once",
      transactions.map(({ type, money, wallet }) => [type, money, wallet]),
      [["topup", 2_000, member.wallet]],
    );
    checks.equal("the wallet holds that much more", balanceOf(rig, member) - before, 2_000);
    checks.equal("one slip, one pulse", [papers.length, kicks], [1, 1]);
    checks.equal("headquarters found nothing wrong", rig.servers.headquarters.findings(), []);
  },
};

/** It was the wrong wallet: a supervisor has it taken back, and the cash goes back. */
export const correctCharge: Step = {
  name: "That charge corrected by a supervisor",
  async run({ rig, page, checks, shoot }) {
    const mark = markNow(rig);
    const member = findMember(rig, "教職員");
    const before = balanceOf(rig, member);
    await pressMenu(page, "correct");
    await seeSheet(page, "correct");
    await page.waitForSelector('[data-key^="correct:"]');
    await shoot("correct", "small", "en");
    await pressFirst(page, "correct:");
    await signApproval(page);
    await shoot("approve-correct", "small", "en");
    await press(page, "approve");
    await see(page, "done");
    await seePrinted(page);
    await shoot("done-corrected", "small", "en", "customer");
    await waitUntil("the drawer was opened", () => lookSince(rig, mark).kicks > 0);
    await goOn(page, rig);
    await waitForHeadquarters(rig);
    const { entries, papers, kicks, transactions } = lookSince(rig, mark);
    checks.equal("approved first, cash back last", kindsOf(entries), [
      "approval",
      "charge-reverse-due",
      "charge-reversed",
      "charge-cash-returned",
      "drawer-kick",
    ]);
    checks.equal("by the supervisor", findEntry(entries, "approval").data.by, "01");
    checks.equal("the wallet holds that much less", before - balanceOf(rig, member), 2_000);
    checks.equal("no new booking: the old one is refunded", transactions, []);
    checks.equal("one slip, one pulse", [papers.length, kicks], [1, 1]);
    checks.holds("the slip says what came back", papers[0]?.includes("2,000") === true, papers[0]);
    checks.equal("headquarters found nothing wrong", rig.servers.headquarters.findings(), []);
  },
};
