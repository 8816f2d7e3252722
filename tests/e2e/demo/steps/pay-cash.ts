import {
  goOn,
  payQuick,
  press,
  pressDigits,
  readScreen,
  scan,
  see,
  seeLine,
  seeNoSheet,
  seePrinted,
  seeSheet,
  touch,
} from "../../support/cashier.ts";
import { findEntry, lookSince, markNow, waitForHeadquarters, waitUntil } from "../facts.ts";
import type { Step } from "../stage.ts";

const bread = "4569990001009";
const tea = "4569990002006";
const notebook = "4569990003003";
const pen = "4569990003041";

/** あんパン 140, 緑茶 2 × 129 (8 %), ノート 3 × 176 (10 %); a pen is taken out again. Paid with a note of 1,000. */
export const payCash: Step = {
  name: "A sale in cash with change",
  async run({ rig, page, checks, shoot }) {
    const mark = markNow(rig);
    await scan(page, rig, bread);
    await touch(page, tea);
    await touch(page, tea);
    await scan(page, rig, notebook);
    await press(page, "qty");
    await seeSheet(page, "qty");
    await pressDigits(page, "3");
    await shoot("quantity");
    await press(page, "ok");
    await seeNoSheet(page);
    await seeLine(page, "×3");
    await scan(page, rig, pen);
    await press(page, "void");
    await page.waitForSelector("[data-line][data-void]");
    await shoot("sale", "small", "en", "customer");
    await press(page, "cash");
    await see(page, "tender");
    await pressDigits(page, "1000");
    await shoot("tender", "small", "en", "customer");
    await press(page, "back");
    await see(page, "sale");
    await payQuick(page, 1_000);
    await seePrinted(page);
    await shoot("done-cash", "small", "en", "customer");
    checks.holds("the screen shows the change", (await readScreen(page)).includes("¥74"));
    await waitUntil("the drawer was opened", () => lookSince(rig, mark).kicks > 0);
    await goOn(page, rig);
    await waitForHeadquarters(rig);

    const { entries, papers, kicks } = lookSince(rig, mark);
    const { data } = findEntry(entries, "sale");
    checks.equal("total, given and change", [data.total, data.given, data.change], [926, 1_000, 74]);
    checks.equal("tax by rate, once each", data.taxes, [
      { rate: 10, total: 528, tax: 48 },
      { rate: 8, total: 398, tax: 29 },
    ]);
    checks.equal(
      "lines and the void one",
      data.lines.map((line) => [line.qty, line.void]),
      [
        [1, false],
        [2, false],
        [3, false],
        [1, true],
      ],
    );
    checks.equal("no rebate on cash", data.rebate.total, 0);
    checks.equal("one paper and one pulse at the drawer", [papers.length, kicks], [1, 1]);
    const [paper = ""] = papers;
    const words = [
      "試",
      "レ シ ー ト",
      "登録番号 T1234567890123",
      "あんパン",
      "10%対象",
      "8%対象",
      "お釣り",
      data.receipt,
    ];
    checks.equal(
      "the receipt says all it must",
      words.filter((word) => !paper.includes(word)),
      [],
    );
    checks.holds("the line taken out is not on the receipt", !paper.includes("ボールペン"));
    checks.equal("headquarters found nothing wrong", rig.servers.headquarters.findings(), []);
  },
};
