import type { RigCard } from "#rig/card/felica.ts";
import { cardOf } from "#rig/open-rig.ts";
import { keyMember, openCardDesk, seeCardDone } from "../../support/card-desk.ts";
import { goOn, payByCard, press, see, seeMember, seePrinted, seeReady, touch } from "../../support/cashier.ts";
import { findMember, lookSince, markNow, packed, waitForHeadquarters, waitUntil } from "../facts.ts";
import type { Play, Step } from "../stage.ts";

/** A card nobody knows yet. */
const fresh: RigCard = { idm: "0114b34d0102ff07" };

async function putCard({ rig, page }: Play, card: RigCard): Promise<void> {
  await page.waitForSelector('[data-screen="desk-step"]:not(:has([data-key="desk-confirm"]))');
  await rig.devices.reader.tap(card);
}
async function endDesk(page: Play["page"]): Promise<void> {
  await press(page, "next");
  await see(page, "sale");
}

/** A first card is linked and pays at once; a new one takes its place; the old one says why it is refused; all are stopped. */
export const cardDesk: Step = {
  name: "Card set-up: link, move, why, stop",
  async run(stage) {
    const { rig, kiosk, page, checks, shoot } = stage;
    const { headquarters } = rig.servers;
    const mark = markNow(rig);
    const member = findMember(rig, "学生 カード未登録");
    const printed = (count: number) => waitUntil(`${count} slips`, () => lookSince(rig, mark).papers.length === count);
    await seeReady(page);
    await openCardDesk(page, "link");
    await shoot("desk-member", "small", "en");
    await keyMember(page, member.number);
    await seeMember(kiosk.customer, "name");
    await shoot("desk-confirm", "small", "en", "customer");
    await press(page, "desk-confirm");
    await page.waitForSelector('[data-screen="desk-step"]:not(:has([data-key="desk-confirm"]))');
    await shoot("desk-card", "customer");
    await putCard(stage, cardOf(member));
    await seeCardDone(page, "done");
    await printed(1);
    await shoot("desk-done", "small", "en", "customer");
    await endDesk(page);

    await touch(page, "20400064");
    await payByCard(page, rig, member);
    await see(page, "done");
    await seePrinted(page);
    await goOn(page, rig);

    await openCardDesk(page, "move");
    await keyMember(page, member.number);
    await press(page, "desk-confirm");
    await putCard(stage, fresh);
    await seeCardDone(page, "done");
    await printed(3);
    await endDesk(page);

    await openCardDesk(page, "why");
    await shoot("desk-why-card", "customer");
    await putCard(stage, cardOf(member));
    await seeCardDone(page, "why-moved");
    await shoot("desk-why", "small", "en", "customer");
    await endDesk(page);

    await openCardDesk(page, "stop");
    await keyMember(page, member.number);
    await shoot("desk-stop", "customer");
    await press(page, "desk-confirm");
    await seeCardDone(page, "done");
    await printed(4);
    await shoot("desk-stopped", "customer");
    await endDesk(page);
    await waitForHeadquarters(rig);

    const { entries, papers, transactions } = lookSince(rig, mark);
    const approvals = entries.filter((entry) => entry.kind === "approval").map(({ data }) => [data.for, data.member]);
    checks.equal("the journal says what, for whom", approvals, [
      ["card-link", member.member],
      ["card-move", member.member],
      ["card-stop", member.member],
    ]);
    checks.holds("no name in it", !JSON.stringify(entries).includes(member.name));
    checks.equal(
      "paid once by the new card",
      transactions.map(({ wallet }) => wallet),
      [member.wallet],
    );
    checks.equal(
      "headquarters knows both cards, both stopped",
      headquarters
        .cards()
        .filter((one) => one.member === member.member)
        .map(({ status }) => status),
      ["stopped", "stopped"],
    );
    checks.equal(
      "a slip each, and one receipt between them",
      papers.map(
        (paper) => ["カード登録", "カード切替", "カード停止"].find((word) => packed(paper).includes(word)) ?? "receipt",
      ),
      ["カード登録", "receipt", "カード切替", "カード停止"],
    );
    checks.equal("headquarters found nothing wrong", headquarters.findings(), []);
  },
};
