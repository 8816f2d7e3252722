import type { Member } from "#rig/headquarters/seed.ts";
import { cardOf } from "#rig/open-rig.ts";
import {
  goOn,
  press,
  pressDigits,
  scan,
  see,
  seeNoSheet,
  seePrinted,
  seePrompt,
  seeReady,
  seeSheet,
  touch,
} from "../../support/cashier.ts";
import {
  balanceOf,
  findEntry,
  findMember,
  kindsOf,
  lookSince,
  markNow,
  mealOf,
  packed,
  waitForHeadquarters,
  waitUntil,
} from "../facts.ts";
import type { Play, Step } from "../stage.ts";

const chicken = "20100018";
const bun = "4569990001030";

/** ミール, and the card of its member, from the screen where it is chosen how to pay. */
async function offerMeal({ rig, page }: Play, member: Member): Promise<void> {
  await seeReady(page);
  await press(page, "meal");
  await see(page, "card");
  await rig.devices.reader.tap(cardOf(member));
  await see(page, "meal-offer");
}

/** 唐揚げ定食 594, of which a plan of 550 a day pays what it may, and a bread 162, which it may not. */
export const payMeal: Step = {
  name: "A meal plan pays a part, the rest goes to the e-money of the same card",
  async run(stage) {
    const { rig, page, checks, shoot } = stage;
    const { headquarters } = rig.servers;
    const mark = markNow(rig);
    const member = findMember(rig, "学生 ポイントあり");
    const [money, plan] = [balanceOf(rig, member), mealOf(rig, member)];
    await touch(page, chicken);
    await scan(page, rig, bun);
    await press(page, "cash");
    await see(page, "tender");
    await shoot("tender-meal");
    await offerMeal(stage, member);
    await shoot("meal-offer", "small", "en", "customer");
    checks.equal("headquarters was not asked to hold anything yet", headquarters.mealAuthorisations(), []);
    await press(page, "meal-take");
    await see(page, "done");
    await seePrinted(page);
    await shoot("done-meal", "small", "customer");
    await goOn(page, rig);
    await waitForHeadquarters(rig);

    const { entries, papers, transactions } = lookSince(rig, mark);
    const { data } = findEntry(entries, "sale");
    const paid = data.tenders.map(({ kind, amount }) => [kind, amount]);
    checks.equal("the plan first, the rest by e-money", paid, [
      ["meal", 550],
      ["emoney", 206],
    ]);
    checks.equal(
      "each is one payment at the authority, in this order",
      transactions.map(({ type, money: yen, points }) => [type, yen + points]),
      [
        ["payment", 550],
        ["payment", 206],
      ],
    );
    checks.equal(
      "both wallets hold that much less",
      [plan - mealOf(rig, member), money - balanceOf(rig, member)],
      [550, 206],
    );
    checks.equal(
      "headquarters holds one authorisation of exactly that",
      headquarters.mealAuthorisations().map(({ amount, state, member: whose }) => [amount, state, whose]),
      [[550, "held", member.member]],
    );
    checks.holds("the receipt says both", /ミール[^\n]*550[^]*電子マネー[^\n]*206/u.test(papers[0] ?? ""), papers[0]);
    checks.equal("headquarters found nothing wrong", headquarters.findings(), []);
  },
};

/** 200 in cash, 300 by a card, 594 by a plan; 148 are missing, and the customer leaves it. */
export const cancelMixed: Step = {
  name: "Cash, a card and a meal plan taken, then cancelled half-paid",
  async run(stage) {
    const { rig, page, checks, shoot } = stage;
    const { headquarters } = rig.servers;
    const mark = markNow(rig);
    const [payer, eater] = [findMember(rig, "学生 残高あり"), findMember(rig, "学生 残高ゼロ")];
    const stand = (): readonly number[] => [balanceOf(rig, payer), balanceOf(rig, eater), mealOf(rig, eater)];
    const before = stand();
    await touch(page, chicken);
    for (const _ of [1, 2, 3, 4]) await scan(page, rig, bun);
    await press(page, "cash");
    await see(page, "tender");
    await pressDigits(page, "200");
    await press(page, "cash");
    await seePrompt(page, "notice.cash-taken");
    await shoot("part-cash", "customer");
    checks.holds("what was typed for the cash is gone from the pad", await page.isDisabled('[data-key="cash"]'));
    for (const _ of "200") await press(page, "digit:erase");
    await pressDigits(page, "300");
    await seeReady(page);
    await press(page, "emoney");
    await see(page, "card");
    await rig.devices.reader.tap(cardOf(payer));
    await seePrompt(page, "notice.part-taken");
    await offerMeal(stage, eater);
    await press(page, "meal-take");
    await see(page, "short");
    await shoot("part-short", "small", "customer");
    const taken = stand().map((yen, at) => (before[at] ?? 0) - yen);
    checks.equal("taken so far, from each wallet", taken, [300, 0, 594]);
    await press(page, "back");
    await see(page, "tender");
    await press(page, "cancel");
    await seeSheet(page, "cancel");
    await shoot("cancel-part", "en");
    await press(page, "cancel-confirm");
    await seePrompt(page, "notice.cash-and-money-back");
    await seeNoSheet(page);
    await shoot("cancelled-part", "customer");
    await waitUntil("each wallet holds what it held", () => stand().join() === before.join());
    await page.waitForSelector('[data-pending="payment"]', { state: "detached" });
    checks.holds(
      "the cashier is still told to hand the cash back",
      await page.isVisible('[data-prompt="notice.cash-and-money-back"]'),
    );
    rig.devices.drawer.close();
    await waitUntil("the plan is free again", () => headquarters.mealAuthorisations().at(-1)?.state === "released");
    await waitForHeadquarters(rig);

    await waitUntil("both slips are on paper", () => lookSince(rig, mark).papers.length === 2);

    const { entries, papers, kicks, transactions } = lookSince(rig, mark);
    checks.equal(
      "a slip for each wallet, which names it",
      ["電子マネー返金", "ミール返金"].filter((title) => papers.some((paper) => packed(paper).includes(title))),
      ["電子マネー返金", "ミール返金"],
    );
    checks.holds(
      "which says that the sale was cancelled, and nothing of a result that was awaited",
      papers.every((paper) => !paper.includes("結果を確認していた")),
      papers[0],
    );
    checks.equal("each part went back the way it came", findEntry(entries, "sale-cancelled").data.returned, [
      { kind: "meal", amount: 594 },
      { kind: "emoney", amount: 300 },
      { kind: "cash", amount: 200 },
    ]);
    checks.equal(
      "both payments are refunded at the authority",
      transactions.map(({ type, refunded }) => [type, refunded]),
      [
        ["payment", true],
        ["payment", true],
      ],
    );
    checks.equal("each of them is journalled", kindsOf(entries).filter((kind) => kind === "pay-refunded").length, 2);
    checks.holds("the drawer opened to give the cash back", kicks >= 1, kicks);
    checks.equal("headquarters found nothing wrong", headquarters.findings(), []);
  },
};
