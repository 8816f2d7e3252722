import QRCode from "qrcode";
import {
  goOn,
  press,
  readTray,
  scanApp,
  see,
  seePrinted,
  seePrompt,
  seeReady,
  showTray,
  touch,
} from "../../support/cashier.ts";
import {
  balanceOf,
  findEntry,
  findMember,
  lookSince,
  markNow,
  readEntries,
  waitForHeadquarters,
  waitUntil,
} from "../facts.ts";
import type { Play, Step } from "../stage.ts";

/** さば味噌煮定食 528 by the barcode of the app: first one that is out of time, then a fresh one. */
export const payApp: Step = {
  name: "A lunch by the app's barcode, the first one out of time",
  async run({ rig, page, checks, shoot }) {
    const { pokepay, headquarters } = rig.servers;
    const mark = markNow(rig);
    const member = findMember(rig, "院生");
    const before = balanceOf(rig, member);
    await touch(page, "20100025");
    await seeReady(page);
    await press(page, "emoney");
    await scanApp(page, rig, pokepay.showBarcode(member.wallet, { forMs: -1_000 }));
    await seePrompt(page, "notice.code");
    await shoot("refused-barcode", "en", "customer");
    const barcode = pokepay.showBarcode(member.wallet);
    await rig.devices.scanner.scan(barcode);
    await see(page, "done");
    await seePrinted(page);
    await shoot("done-app", "customer");
    await goOn(page, rig);
    await waitForHeadquarters(rig);

    const { entries, papers, kicks, transactions } = lookSince(rig, mark);
    const intent = findEntry(entries, "pay-intent").data;
    checks.equal(
      "the intent says by which way and whose",
      [intent.via, intent.wallet, intent.member],
      ["barcode", member.wallet, member.member],
    );
    checks.equal(
      "charged once at the authority",
      transactions.map(({ type, wallet, money, points }) => [type, wallet, money + points]),
      [["payment", member.wallet, 528]],
    );
    checks.equal("the wallet holds that much less", before - balanceOf(rig, member), 528);
    checks.holds("the barcode itself is in no entry", !JSON.stringify(readEntries(rig)).includes(barcode));
    checks.equal("one paper, the drawer stays shut", [papers.length, kicks], [1, 0]);
    checks.holds("the receipt names e-money", papers[0]?.includes("電子マネー") === true);
    checks.equal("headquarters found nothing wrong", headquarters.findings(), []);
  },
};

/** The newest code this register made, as its journal names it. */
function newestTray({ rig }: Play): string {
  const intents = readEntries(rig).filter((entry) => entry.kind === "pay-intent");
  return intents.findLast(({ data }) => data.via === "tray")?.data.tray ?? "";
}

/** A symbol as the standard has it, dark squares as `x,y`. */
function drawCode(text: string): readonly string[] {
  const { size, data } = QRCode.create(text, { errorCorrectionLevel: "M" }).modules;
  return [...data].flatMap((dark, at) => (dark === 1 ? [`${at % size},${Math.floor(at / size)}`] : []));
}

/** カレーライス中 440: the member's app reads the code on the customer's window. */
export const payQr: Step = {
  name: "A curry by the code on the customer's window",
  async run(stage) {
    const { rig, kiosk, page, checks, shoot } = stage;
    const { pokepay, headquarters } = rig.servers;
    const mark = markNow(rig);
    const member = findMember(rig, "教職員");
    const before = balanceOf(rig, member);
    await touch(page, "20200015");
    await showTray(page, kiosk.customer);
    await shoot("tray", "small", "en", "customer");
    const tray = newestTray(stage);
    const [shown, expected] = [
      await readTray(kiosk.customer),
      drawCode(`https://www-rig.pokepay.jp/cashtrays/${tray}`),
    ];
    checks.holds("what the window shows is that code, square by square", shown.join(" ") === expected.join(" "), tray);
    checks.equal("nothing was charged yet", lookSince(rig, mark).transactions, []);
    checks.equal("the member's app reads it", pokepay.scanCashtray(tray, member.wallet), { kind: "done" });
    await see(page, "done");
    await seePrinted(page);
    await shoot("done-tray", "customer");
    await goOn(page, rig);
    await waitForHeadquarters(rig);

    const { entries, papers, transactions } = lookSince(rig, mark);
    const { data } = findEntry(entries, "sale");
    checks.equal(
      "one payment of the whole sum, named by the sale",
      transactions.map(({ id, type, money, points }) => [id, type, money + points]),
      [[data.tenders[0]?.authority?.id, "payment", 440]],
    );
    checks.equal("the wallet holds that much less", before - balanceOf(rig, member), 440);
    checks.equal("one receipt", papers.length, 1);
    checks.equal("headquarters found nothing wrong", headquarters.findings(), []);
  },
};

/** The code is taken back, believed only when the authority says so, and cash is taken instead. */
export const cancelQr: Step = {
  name: "A code taken back, and cash instead",
  async run(stage) {
    const { rig, kiosk, page, checks, shoot } = stage;
    const mark = markNow(rig);
    const member = findMember(rig, "教職員");
    const before = balanceOf(rig, member);
    await touch(page, "20200015");
    await showTray(page, kiosk.customer);
    const tray = newestTray(stage);
    await press(page, "back");
    await see(page, "tender");
    await shoot("tray-cancelled", "customer");
    checks.equal("the app is told that it is over", rig.servers.pokepay.scanCashtray(tray, member.wallet), {
      kind: "refused",
      type: "cashtray_already_canceled",
    });
    await press(page, "quick:440");
    await see(page, "done");
    await seePrinted(page);
    await waitUntil("the drawer was opened", () => lookSince(rig, mark).kicks > 0);
    await goOn(page, rig);
    await waitForHeadquarters(rig);

    const { entries, papers, transactions } = lookSince(rig, mark);
    checks.equal("the journal says why", findEntry(entries, "pay-declined").data.reason, "tray-cancelled");
    checks.equal(
      "paid in cash alone",
      findEntry(entries, "sale").data.tenders.map(({ kind, amount }) => [kind, amount]),
      [["cash", 440]],
    );
    checks.equal("nothing was charged", [transactions, balanceOf(rig, member)], [[], before]);
    checks.equal("one receipt", papers.length, 1);
    checks.equal("headquarters found nothing wrong", rig.servers.headquarters.findings(), []);
  },
};
