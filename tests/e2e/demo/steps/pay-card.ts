import { cardOf } from "#rig/open-rig.ts";
import { goOn, press, readScreen, see, seePrinted, seePrompt, seeReady, touch } from "../../support/cashier.ts";
import { balanceOf, findEntry, findMember, lookSince, markNow, waitForHeadquarters } from "../facts.ts";
import type { Step } from "../stage.ts";

const lunch = ["20100018", "20400064", "20400132"] as const;

/** 唐揚げ定食 594, 味噌汁 33, おひたし 77 from the wallet of a student; 0.5 % comes back. */
export const payCard: Step = {
  name: "A lunch in e-money by card",
  async run({ rig, kiosk, page, checks, shoot }) {
    const mark = markNow(rig);
    const member = findMember(rig, "学生 残高あり");
    const before = balanceOf(rig, member);
    const requests = rig.servers.pokepay.requests();
    for (const code of lunch) await touch(page, code);
    await shoot("sale-lunch", "customer");
    await seeReady(page);
    await press(page, "emoney");
    await see(page, "card");
    await shoot("card", "small", "en", "customer");
    await rig.devices.reader.tap(cardOf(member));
    await see(page, "done");
    const asked = rig.servers.pokepay.requests() - requests;
    await seePrinted(page);
    await shoot("done-card", "small", "en", "customer");
    const screen = await readScreen(page);
    const seen = await readScreen(kiosk.customer);
    await goOn(page, rig);
    await waitForHeadquarters(rig);

    const { entries, papers, kicks, transactions } = lookSince(rig, mark);
    const { data, seq } = findEntry(entries, "sale");
    const intent = findEntry(entries, "pay-intent");
    const [tender] = data.tenders;
    checks.equal(
      "one tender in e-money of the whole sum",
      data.tenders.map(({ kind, amount }) => [kind, amount]),
      [["emoney", 704]],
    );
    checks.holds(
      "the intent was committed before the sale, with the same key",
      intent.seq < seq && intent.data.key === tender?.key,
    );
    checks.equal(
      "charged once at the authority",
      transactions.map(({ type, money, points }) => [type, money + points]),
      [["payment", 704]],
    );
    checks.equal("the wallet holds that much less", before - balanceOf(rig, member), 704);
    checks.holds("four requests at most", asked <= 4, asked);
    checks.equal("rebate of 0.5 %, rounded down", data.rebate.total, 3);
    const balance = (before - 704).toLocaleString("en");
    // The balance after is read for half a second at most; a receipt that it would have held up goes without it.
    const says = (text: string, word: string): boolean => !text.includes(word) || text.includes(balance);
    checks.holds(
      "cashier and member see the right balance after",
      screen.includes("確認中") || (screen.includes(balance) && says(seen, "残高")),
    );
    checks.holds("and so does the receipt", says(papers[0] ?? "", "電子マネー残高"), papers[0]);
    checks.equal("one paper, the drawer stays shut", [papers.length, kicks], [1, 0]);
    const words = ["電子マネー還元予定", "kcal", "食塩"];
    checks.equal(
      "the receipt says rebate and nutrition",
      words.filter((word) => !papers[0]?.includes(word)),
      [],
    );
    checks.equal("headquarters found nothing wrong", rig.servers.headquarters.findings(), []);
  },
};

/** The wallet holds 180 of 440: the rest in cash first, then the card pays all it can. */
export const payShort: Step = {
  name: "A card that is short, the rest in cash",
  async run({ rig, page, checks, shoot }) {
    const mark = markNow(rig);
    const member = findMember(rig, "学生 残高わずか");
    const held = balanceOf(rig, member);
    await touch(page, "20200015");
    await seeReady(page);
    await press(page, "emoney");
    await see(page, "card");
    await rig.devices.reader.tap(cardOf(member));
    await see(page, "short");
    await seePrompt(page, "prompt.short");
    await shoot("short", "small", "en", "customer");
    await press(page, "quick:500");
    await see(page, "done");
    await seePrinted(page);
    await shoot("done-short", "customer");
    await goOn(page, rig);
    await waitForHeadquarters(rig);

    const { entries, papers, kicks } = lookSince(rig, mark);
    const { data } = findEntry(entries, "sale");
    const paid = data.tenders.map(({ kind, amount }) => [kind, amount]);
    checks.equal("all that was on the card, the rest in cash", paid, [
      ["emoney", held],
      ["cash", 440 - held],
    ]);
    checks.equal("given and change", [data.given, data.change], [500, 500 - (440 - held)]);
    checks.equal("the wallet is empty", balanceOf(rig, member), 0);
    checks.equal("one paper, one pulse", [papers.length, kicks], [1, 1]);
    checks.equal("headquarters found nothing wrong", rig.servers.headquarters.findings(), []);
  },
};
