import { answerLost, requestLost } from "#rig/behaviour.ts";
import type { Member } from "#rig/headquarters/seed.ts";
import { cardOf } from "#rig/open-rig.ts";
import {
  goOn,
  press,
  pressDigits,
  readScreen,
  see,
  seeNoSheet,
  seePrinted,
  seeReady,
  seeSheet,
} from "../../support/cashier.ts";
import { balanceOf, findEntry, findMember, lookSince, markNow, waitForHeadquarters, waitUntil } from "../facts.ts";
import type { Play, Step } from "../stage.ts";

async function openCharge({ rig, page }: Play, member: Member): Promise<void> {
  await seeReady(page);
  await press(page, "charge");
  await see(page, "card");
  await rig.devices.reader.tap(cardOf(member));
  await see(page, "charge");
}

/** 3,000 onto the card, paid with a note of 5,000. */
export const charge: Step = {
  name: "Cash onto a card",
  async run(stage) {
    const { rig, page, checks, shoot } = stage;
    const mark = markNow(rig);
    const member = findMember(rig, "学生 ポイントあり");
    const before = balanceOf(rig, member);
    await openCharge(stage, member);
    await shoot("charge");
    await press(page, "amount:3000");
    await pressDigits(page, "5000");
    await shoot("charge-3000", "small", "en", "customer");
    await press(page, "charge-cash");
    await see(page, "done");
    await seePrinted(page);
    await shoot("done-charge", "en", "customer");
    const screen = await readScreen(page);
    const balance = (before + 3_000).toLocaleString("en");
    checks.holds(
      "the screen shows change and balance",
      screen.includes("¥2,000") && (screen.includes(balance) || screen.includes("確認中")),
      screen,
    );
    await goOn(page, rig);
    await waitForHeadquarters(rig);

    const { entries, papers, kicks, transactions } = lookSince(rig, mark);
    const intent = findEntry(entries, "charge-intent");
    checks.equal(
      "amount, given and change",
      [intent.data.amount, intent.data.given, intent.data.change],
      [3_000, 5_000, 2_000],
    );
    checks.equal("posted with the same key", findEntry(entries, "charge-posted").data.key, intent.data.key);
    checks.equal(
      "credited once at the authority",
      transactions.map(({ type, money }) => [type, money]),
      [["topup", 3_000]],
    );
    checks.equal("the wallet holds that much more", balanceOf(rig, member) - before, 3_000);
    checks.equal("one slip, one pulse", [papers.length, kicks], [1, 1]);
    checks.holds("the slip says what was charged", papers[0]?.includes("チャージ額") === true);
    checks.equal("headquarters found nothing wrong", rig.servers.headquarters.findings(), []);
  },
};

/** The authority credits 2,000 and its answer is lost, and so is every look-up until the cable is back. */
export const chargeLost: Step = {
  name: "A charge whose answer is lost: unknown, parked, resolved by itself",
  async run(stage) {
    const { rig, kiosk, page, checks, shoot } = stage;
    const { pokepay } = rig.servers;
    const mark = markNow(rig);
    const member = findMember(rig, "教職員");
    const before = balanceOf(rig, member);
    await openCharge(stage, member);
    await press(page, "amount:2000");
    pokepay.behave(answerLost({ op: "topup", times: 1 }));
    const repair = pokepay.behave(requestLost({ op: "by-request-id", times: 1_000 }));
    await press(page, "charge-cash");
    await see(page, "unknown");
    await shoot("unknown-charge", "small", "en", "customer");
    await press(page, "park");
    await see(page, "done");
    await seePrinted(page);
    await shoot("done-unknown", "customer");
    checks.holds("the member is told nothing was lost", (await readScreen(kiosk.customer)).includes("確認"));
    await goOn(page, rig);
    await press(page, "pending");
    await seeSheet(page, "pending");
    await shoot("pending", "en");
    const unknown = lookSince(rig, mark);
    checks.equal("the journal says unknown", unknown.entries.filter(({ kind }) => kind === "charge-unknown").length, 1);
    checks.holds(
      "the slip says 処理未了",
      unknown.papers.some((paper) => paper.replaceAll(" ", "").includes("処理未了")),
    );
    repair();
    await page.waitForSelector("[data-pending]", { state: "detached", timeout: 60_000 });
    await press(page, "pending");
    await seeNoSheet(page);
    await waitUntil("the charge is posted", () =>
      lookSince(rig, mark).entries.some(({ kind }) => kind === "charge-posted"),
    );
    await waitForHeadquarters(rig);

    const { entries, transactions } = lookSince(rig, mark);
    checks.equal(
      "found posted with the key it was sent with",
      findEntry(entries, "charge-posted").data.key,
      findEntry(entries, "charge-intent").data.key,
    );
    checks.equal(
      "credited once",
      transactions.map(({ type, money }) => [type, money]),
      [["topup", 2_000]],
    );
    checks.equal("the wallet holds that much more", balanceOf(rig, member) - before, 2_000);
    checks.equal("headquarters found nothing wrong", rig.servers.headquarters.findings(), []);
  },
};
