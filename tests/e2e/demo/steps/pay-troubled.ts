import { answerLost, requestLost } from "#rig/behaviour.ts";
import { cardOf } from "#rig/open-rig.ts";
import { declines } from "#rig/pokepay/behaviours.ts";
import { goOn, payByCard, payQuick, press, see, seePrinted, seePrompt, touch } from "../../support/cashier.ts";
import { balanceOf, findEntry, findMember, lookSince, markNow, waitForHeadquarters } from "../facts.ts";
import type { Step } from "../stage.ts";

/** カレーライス中 440: the authority takes it, its answer is lost, the look-up finds it. */
export const payLost: Step = {
  name: "A payment whose answer is lost: unknown, then found, charged once",
  async run({ rig, page, checks, shoot }) {
    const { pokepay } = rig.servers;
    const mark = markNow(rig);
    const member = findMember(rig, "学生 残高あり");
    const before = balanceOf(rig, member);
    await touch(page, "20200015");
    pokepay.behave(answerLost({ op: "payment", times: 1 }));
    const repair = pokepay.behave(requestLost({ op: "by-request-id", times: 1_000 }));
    await payByCard(page, rig, member);
    await see(page, "unknown");
    await shoot("unknown-payment", "small", "en", "customer");
    repair();
    await page.waitForSelector('[data-screen="done"]', { timeout: 60_000 });
    await seePrinted(page);
    await goOn(page, rig);
    await waitForHeadquarters(rig);

    const { entries, papers, transactions } = lookSince(rig, mark);
    checks.equal("the journal said unknown once", entries.filter(({ kind }) => kind === "pay-unknown").length, 1);
    const [tender] = findEntry(entries, "sale").data.tenders;
    checks.equal("the sale names the transaction that was found", tender?.authority?.id, transactions[0]?.id);
    checks.equal(
      "charged once",
      transactions.map(({ money, points }) => money + points),
      [440],
    );
    checks.equal("the wallet holds that much less", before - balanceOf(rig, member), 440);
    checks.equal(
      "one receipt, not a copy",
      papers.map((paper) => paper.includes("再発行")),
      [false],
    );
    checks.equal("headquarters found nothing wrong", rig.servers.headquarters.findings(), []);
  },
};

/** A suspended wallet, then a payment the authority refuses; the customer pays in cash. */
export const payDeclined: Step = {
  name: "A card that is refused, and cash instead",
  async run({ rig, page, checks, shoot }) {
    const mark = markNow(rig);
    await touch(page, "20300029");
    await payByCard(page, rig, findMember(rig, "学生 利用停止中"));
    await seePrompt(page, "notice.wallet-suspended");
    await shoot("refused-suspended", "customer");
    rig.servers.pokepay.behave(declines("account_restricted", { op: "payment", times: 1 }));
    if (await page.isVisible('[data-screen="card"]'))
      await rig.devices.reader.tap(cardOf(findMember(rig, "学生 残高あり")));
    else await payByCard(page, rig, findMember(rig, "学生 残高あり"));
    await page.waitForSelector('[data-prompt^="notice."]:not([data-prompt="notice.wallet-suspended"])');
    await shoot("refused-declined", "en", "customer");
    if (await page.isVisible('[data-key="back"]')) await press(page, "back");
    await see(page, "sale");
    await payQuick(page, 462);
    await seePrinted(page);
    await goOn(page, rig);
    await waitForHeadquarters(rig);

    const { entries, transactions } = lookSince(rig, mark);
    checks.equal(
      "the journal says declined, with the reason",
      findEntry(entries, "pay-declined").data.reason,
      "account_restricted",
    );
    checks.equal("nothing was charged", transactions, []);
    checks.equal(
      "paid in cash",
      findEntry(entries, "sale").data.tenders.map(({ kind, amount }) => [kind, amount]),
      [["cash", 462]],
    );
    checks.equal("headquarters found nothing wrong", rig.servers.headquarters.findings(), []);
  },
};
