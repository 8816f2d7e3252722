import { answerLost, requestLost } from "#rig/behaviour.ts";
import {
  goOn,
  payByCard,
  press,
  pressFirst,
  see,
  seeNoSheet,
  seePrinted,
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
  packed,
  waitForHeadquarters,
  waitUntil,
} from "../facts.ts";
import type { Step } from "../stage.ts";

const late = "あとから引き落とされていました";

/** カレーライス中 440: taken, but nobody knows; cash instead; found taken later, and given back once. */
export const parkPayment: Step = {
  name: "An unknown payment parked, paid in cash, found taken and given back",
  async run({ rig, page, checks, shoot }) {
    const { pokepay, headquarters } = rig.servers;
    const mark = markNow(rig);
    const member = findMember(rig, "院生");
    const before = balanceOf(rig, member);
    await touch(page, "20200015");
    pokepay.behave(answerLost({ op: "payment", times: 1 }));
    const repair = pokepay.behave(requestLost({ op: "by-request-id", times: 1_000 }));
    await payByCard(page, rig, member);
    await see(page, "unknown");
    await press(page, "park");
    await see(page, "tender");
    await shoot("parked", "customer");
    await press(page, "quick:440");
    await see(page, "done");
    await seePrinted(page);
    await goOn(page, rig);
    checks.equal("the wallet was charged, and nobody knows", before - balanceOf(rig, member), 440);
    await press(page, "pending");
    await seeSheet(page, "pending");
    await shoot("pending-payment", "small", "en");
    await pressFirst(page, "ask:");
    await shoot("pending-asked");
    repair();
    await page.waitForSelector('[data-pending="payment"]', { state: "detached", timeout: 60_000 });
    await press(page, "pending");
    await seeNoSheet(page);
    await waitUntil("the wallet has it back", () => balanceOf(rig, member) === before);
    const slips = (): readonly string[] => lookSince(rig, mark).papers.filter((paper) => packed(paper).includes(late));
    await waitUntil("the slip is on paper", () => slips().length > 0);
    await shoot("parked-refunded", "customer");
    await waitForHeadquarters(rig);

    const { entries, papers, transactions } = lookSince(rig, mark);
    checks.equal(
      "one payment at the authority, refunded",
      transactions.map(({ type, refunded }) => [type, refunded]),
      [["payment", true]],
    );
    checks.equal(
      "the journal tells it in order",
      kindsOf(entries).filter((kind) => kind.startsWith("pay-") || kind === "sale"),
      ["pay-intent", "pay-unknown", "pay-parked", "sale", "pay-refund-due", "pay-refunded"],
    );
    checks.equal(
      "the sale was paid in cash",
      findEntry(entries, "sale").data.tenders.map(({ kind, amount }) => [kind, amount]),
      [["cash", 440]],
    );
    checks.equal("one slip says what happened", slips().length, 1);
    checks.holds(
      "and the one before it that nobody knew yet",
      papers.some((paper) => packed(paper).includes("処理未了") && paper.includes("¥440")),
    );
    checks.equal("headquarters found nothing wrong", headquarters.findings(), []);
  },
};
