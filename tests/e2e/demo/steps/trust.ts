import type { Page } from "playwright-core";
import { cardOf } from "#rig/open-rig.ts";
import {
  goOn,
  press,
  pressMenu,
  see,
  seeLamp,
  seeNoSheet,
  seePrinted,
  seePrompt,
  seeReady,
  seeSheet,
  signApproval,
  touch,
} from "../../support/cashier.ts";
import { balanceOf, findEntry, findMember, lookSince, markNow, packed, waitForHeadquarters } from "../facts.ts";
import type { Step } from "../stage.ts";

/** A behaviour's deadline is asserted at three times its figure of 1 s. */
const refusedWithinMs = 3_000;

/** A supervisor turns trust mode on or off. */
async function turnTrust(page: Page, to: "on" | "off", look: (name: string) => Promise<void>): Promise<void> {
  await pressMenu(page, "trust-open");
  await seeSheet(page, "trust");
  await look(`trust-before-${to}`);
  await press(page, "trust-turn");
  await signApproval(page);
  await look(`approve-trust-${to}`);
  await press(page, "approve");
  await page.waitForSelector(`[data-sheet="trust"] [data-trust="${to}"]`);
  await look(`trust-${to}`);
  await press(page, "back");
  await seeNoSheet(page);
}

/** The authority is away: a refusal at once, trust by a supervisor, one sale on claim, collected when the road is back. */
export const trust: Step = {
  name: "E-money away: refused at once, sold on trust, collected later",
  async run({ rig, page, checks, shoot }) {
    const { pokepay, headquarters } = rig.servers;
    const mark = markNow(rig);
    const member = findMember(rig, "学生 残高あり");
    const before = balanceOf(rig, member);
    const look = (name: string): Promise<void> => shoot(name, "en");
    await pokepay.down();
    await seeLamp(page, "pokepay", ["bad"], 60_000);
    await touch(page, "20100018");
    const fromMs = performance.now();
    await press(page, "emoney");
    await seePrompt(page, "notice.emoney-away");
    const tookMs = Math.round(performance.now() - fromMs);
    checks.holds(`refused within ${refusedWithinMs} ms, with what to do`, tookMs <= refusedWithinMs, tookMs);
    await shoot("emoney-away", "small", "en", "customer");
    await turnTrust(page, "on", look);
    await shoot("sale-trust", "small", "en");
    await press(page, "emoney");
    await see(page, "card");
    await shoot("card-trust", "customer");
    await rig.devices.reader.tap(cardOf(member));
    await see(page, "done");
    await seePrinted(page);
    await shoot("done-claim", "small", "en", "customer");
    await goOn(page, rig);
    await press(page, "pending");
    await seeSheet(page, "pending");
    await shoot("pending-claim", "small", "en");
    const sold = lookSince(rig, mark);
    checks.equal(
      "sold, and nothing asked of the authority",
      [findEntry(sold.entries, "sale").data.total, sold.transactions],
      [594, []],
    );
    checks.equal("the intent is a claim", findEntry(sold.entries, "pay-intent").data.claim, true);
    checks.holds("the receipt says 後日引落", packed(sold.papers[0]).includes("後日引落"), sold.papers[0]);
    await pokepay.up();
    await page.waitForSelector('[data-pending="payment"]', { state: "detached", timeout: 60_000 });
    await press(page, "pending");
    await seeNoSheet(page);
    await seeReady(page);
    await turnTrust(page, "off", async () => {});
    await waitForHeadquarters(rig);

    const { entries, papers, transactions } = lookSince(rig, mark);
    checks.equal(
      "collected once, under the key of the sale",
      transactions.map(({ requestId, money, points }) => [requestId, money + points]),
      [[findEntry(entries, "pay-intent").data.key, 594]],
    );
    checks.equal("the wallet holds that much less", before - balanceOf(rig, member), 594);
    checks.equal(
      "a supervisor turned it on and off",
      entries.filter((entry) => entry.kind === "approval").map(({ data }) => [data.for, data.on, data.by]),
      [
        ["trust", true, "01"],
        ["trust", false, "01"],
      ],
    );
    checks.equal("one receipt", papers.length, 1);
    checks.equal("headquarters found nothing wrong", headquarters.findings(), []);
  },
};
