import { cardOf } from "#rig/open-rig.ts";
import { press, readScreen, see, seeMember, seeReady } from "../../support/cashier.ts";
import { balanceOf, findMember, lookSince, markNow } from "../facts.ts";
import type { Step } from "../stage.ts";

/** What a wallet holds, and its last bookings: for the member's eyes alone. */
export const inquiry: Step = {
  name: "A balance looked up",
  async run({ rig, kiosk, page, checks, shoot }) {
    const { customer } = kiosk;
    const mark = markNow(rig);
    const member = findMember(rig, "学生 ポイントあり");
    await seeReady(page);
    await press(page, "balance");
    await see(page, "card");
    await shoot("card-balance", "customer");
    await rig.devices.reader.tap(cardOf(member));
    await see(page, "inquiry");
    await seeMember(customer, "inquiry");
    await customer.waitForSelector("[data-booking]");
    await shoot("inquiry", "small", "en", "customer");
    const balance = balanceOf(rig, member).toLocaleString("en");
    checks.holds("the member sees what the wallet holds", (await readScreen(customer)).includes(balance), balance);
    checks.holds("the cashier does not", !(await readScreen(page)).includes(balance));
    const bookings = await customer.locator("[data-booking]").count();
    const booked = rig.servers.pokepay.transactions().filter(({ wallet }) => wallet === member.wallet).length;
    checks.equal("as many bookings as the authority holds", bookings, booked);
    await press(page, "back");
    await see(page, "sale");
    await seeMember(customer, "idle");
    checks.holds("it is gone from the window", !(await readScreen(customer)).includes(balance));
    const { entries, papers } = lookSince(rig, mark);
    checks.equal("nothing journalled, nothing printed", [entries, papers], [[], []]);
  },
};
