import { goOn, payByCard, payQuick, press, pressMenu, scan, see, seePrinted, touch } from "../../support/cashier.ts";
import {
  balanceOf,
  findEntry,
  findLast,
  findMember,
  kindsOf,
  lookSince,
  markNow,
  packed,
  qrOf,
  waitForHeadquarters,
  waitUntil,
} from "../facts.ts";
import type { Step } from "../stage.ts";

const book = "9784999990108";
const bread = "4569990001009";

/** 線形代数学入門 2,750 and two あんパン by card; one bread comes back by the QR of its receipt. */
export const returnPart: Step = {
  name: "One of two breads returned by the receipt's code",
  async run({ rig, page, checks, shoot }) {
    const { headquarters } = rig.servers;
    const member = findMember(rig, "院生");
    await touch(page, bread);
    await touch(page, bread);
    await scan(page, rig, book);
    const sold = markNow(rig);
    await payByCard(page, rig, member);
    await see(page, "done");
    await seePrinted(page);
    await goOn(page, rig);
    await waitForHeadquarters(rig);
    const { papers: receipts, entries: sale } = lookSince(rig, sold);
    const mark = markNow(rig);
    const before = balanceOf(rig, member);
    await rig.devices.scanner.scan(qrOf(receipts[0]));
    await see(page, "refund");
    await shoot("refund-empty");
    await press(page, "more:0");
    await page.waitForSelector('[data-refund="0"][data-picked]');
    await shoot("refund-part", "small", "en", "customer");
    await press(page, "refund-take");
    await see(page, "done");
    await seePrinted(page);
    await shoot("done-refund", "small", "en", "customer");
    await goOn(page, rig);
    await waitUntil("the wallet was credited", () => balanceOf(rig, member) - before === 140);
    await waitForHeadquarters(rig);

    const { entries, papers, kicks, transactions } = lookSince(rig, mark);
    const { data } = findEntry(entries, "refund");
    checks.equal(
      "one piece of one line",
      data.lines.map(({ code, qty, amount, at }) => [code, qty, amount, at]),
      [[bread, 1, 140, 0]],
    );
    checks.equal("of that sale", data.of.receipt, findEntry(sale, "sale").data.receipt);
    checks.equal(
      "credited once, exactly that",
      transactions.map(({ type, wallet, money }) => [type, wallet, money]),
      [["topup", member.wallet, 140]],
    );
    checks.equal("no cash is given for e-money", kicks, 0);
    checks.equal(
      "headquarters allowed it once",
      headquarters.refundAllowances().map(({ total }) => total),
      [140],
    );
    checks.equal(
      "the paper says what it must",
      ["適格返還請求書", "あんパン", "電子マネー", data.of.receipt, "8%対象"].filter(
        (word) => !packed(papers[0]).includes(word),
      ),
      [],
    );
    checks.equal("headquarters found nothing wrong", headquarters.findings(), []);
  },
};

/** A sale in cash just now, void as a whole: found by its own key, without the paper. */
export const voidLast: Step = {
  name: "The last sale void, in cash",
  async run({ rig, page, checks, shoot }) {
    const { headquarters } = rig.servers;
    await touch(page, bread);
    const sold = markNow(rig);
    await payQuick(page, 500);
    await seePrinted(page);
    await goOn(page, rig);
    await waitForHeadquarters(rig);
    const sale = findEntry(lookSince(rig, sold).entries, "sale").data;
    const mark = markNow(rig);
    await pressMenu(page, "refund");
    await see(page, "refund-find");
    await page.waitForSelector("[data-sale]");
    await shoot("refund-find", "small", "en", "customer");
    await press(page, "void-last");
    await see(page, "refund");
    await page.waitForSelector('[data-refund="0"][data-picked]');
    await shoot("refund-void", "customer");
    await press(page, "refund-take");
    await see(page, "done");
    await seePrinted(page);
    await shoot("done-void", "small", "customer");
    await waitUntil("the drawer was opened", () => lookSince(rig, mark).kicks > 0);
    await goOn(page, rig);
    await waitForHeadquarters(rig);

    const { entries, papers, kicks, transactions } = lookSince(rig, mark);
    const { data } = findLast(entries, "refund");
    checks.equal(
      "all of it, as it was sold",
      [data.of.receipt, data.total, data.taxes],
      [sale.receipt, sale.total, sale.taxes],
    );
    checks.equal(
      "in cash",
      data.tenders.map(({ kind, amount }) => [kind, amount]),
      [["cash", 140]],
    );
    checks.equal("return and drawer are one", kindsOf(entries), ["refund", "drawer-kick"]);
    checks.equal("nothing at the authority", transactions, []);
    checks.equal("one paper, one pulse", [papers.length, kicks], [1, 1]);
    checks.holds("the paper says cash", packed(papers[0]).includes("現金でお返し"), papers[0]);
    checks.equal("headquarters found nothing wrong", headquarters.findings(), []);
  },
};
