import { afterAll, beforeAll, expect, test } from "vitest";
import { readManifestOf, rowsOf } from "#db/export.ts";
import { openFile } from "#db/open-file.ts";
import { verifyJournal } from "#db/verify/verify-journal.ts";
import type { JournalRow } from "#ipc/journal.ts";
import { verifyInPython } from "#tests/db/verify-in-python.ts";
import { type Shop, askCard, openShop, payCash, printed, ring, tap } from "./open-shop.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop[Symbol.asyncDispose]());

const papers = (): string[] => shop.rig.devices.printer.papers().map(({ text }) => text.join("\n"));
const paperAfter = async (count: number): Promise<string> => {
  await expect.poll(() => papers().length, { timeout: 15_000 }).toBe(count + 1);
  return papers().at(-1) ?? "";
};
async function publish(
  more: object,
  version: (settings: { readonly receipt?: { readonly when?: string } }) => boolean,
) {
  const { headquarters } = shop.rig.servers;
  headquarters.publishSettings(more);
  const config = () => {
    const bodies = headquarters.entries("R1", 1).map(({ body }) => JSON.parse(body) as { kind: string; data: object });
    return bodies.findLast(({ kind }) => kind === "config")?.data ?? {};
  };
  await expect.poll(() => version(config()), { timeout: 30_000, interval: 100 }).toBe(true);
}
async function codeOf(name: string): Promise<string> {
  const { categories } = await shop.window.ask({ kind: "layout" });
  const keys = categories.flatMap((category) => category.keys);
  return keys.find((key) => key.name.includes(name))?.code ?? keys[0]?.code ?? "";
}
async function sellCash(qty = 1, given = 10_000, name = "定食"): Promise<number> {
  const { window } = shop;
  const code = await codeOf(name);
  if (window.view().screen.kind === "done") await window.send({ kind: "next" });
  await window.see(({ screen }) => screen.kind === "sale", "sale");
  await window.send({ kind: "item", code, qty });
  await window.see(({ basket }) => basket.count === qty, "rung");
  return (await payCash(window, given)).seq;
}
const namedRows = async (receipt: string): Promise<readonly JournalRow[]> =>
  (await shop.window.ask({ kind: "journal", receipt, what: "all" })).rows;
const send = async (command: Parameters<Shop["window"]["send"]>[0]): Promise<string> => {
  const answer = await shop.window.send(command);
  return answer.kind === "refused" ? answer.code : answer.kind;
};
const asked = { to: "リグ大学 御中", proviso: "書籍代として", takenBack: false, member: false } as const;

test("receipts on request: none comes by itself, the first is the original, the next 再発行, one in English, all in the journal", async () => {
  const { window } = shop;
  await publish({ receipt: { when: "asked", language: "ja" } }, ({ receipt }) => receipt?.when === "asked");
  const before = papers().length;
  const seq = await sellCash();
  const view = await window.see(({ screen }) => screen.kind === "done", "done");
  expect(view.screen).toMatchObject({ printing: "none" });
  expect(papers().length).toBe(before);

  expect(await send({ kind: "receipt-copy", seq })).toBe("taken");
  const first = await paperAfter(before);
  expect(first).not.toContain("再発行");
  expect(first).toContain("登録番号 T1234567890123");
  await printed(window);
  expect(await send({ kind: "receipt-copy", seq, lang: "en" })).toBe("taken");
  const second = await paperAfter(before + 1);
  expect(second).toContain("再発行");
  for (const word of ["RECEIPT", "TOTAL", "Cash received", "T1234567890123", "10% taxable"])
    expect(second).toContain(word);
  const rows = await namedRows(view.last?.receipt ?? "");
  expect(rows.map(({ kind, copy = null }) => [kind, copy])).toEqual([
    ["receipt-copy", 1],
    ["receipt-copy", 0],
    ["sale", null],
  ]);
});

test("領収書: the original, then 再発行; the receipt taken back; a stamp box for cash of ¥50,000 without tax, not for a member", async () => {
  const { window } = shop;
  await publish({ receipt: { when: "always" } }, ({ receipt }) => receipt?.when === "always");
  const qty = 150;
  const seq = await sellCash(qty, 200_000);
  const { total } = await printed(window);
  expect(total).toBeGreaterThan(55_000);
  let count = papers().length;
  // The law asks for it on the receipt as well: it is a paper about the same money.
  expect(papers().at(-1)).toContain("貼　付　欄");
  const offer = await window.ask({ kind: "invoice-offer", seq });
  expect(offer).toMatchObject({ total, hasReceipt: true, invoices: 0, stamp: "due" });
  expect(offer?.addressees[0]).toBe("上様");

  expect(await send({ kind: "invoice", seq, ...asked })).toBe("taken");
  const original = await paperAfter(count);
  const amount = `￥${total.toLocaleString("en-US")}-`;
  for (const word of [
    "領　収　書",
    "リグ大学 御中",
    amount,
    "但し 書籍代として",
    "現金支払",
    "内消費税",
    "レシートを発行済み",
    "貼　付　欄",
  ])
    expect(original).toContain(word);
  expect(original).not.toContain("再発行");
  count += 1;
  expect(await send({ kind: "invoice", seq, ...asked, to: "", takenBack: true, member: true })).toBe("taken");
  const again = await paperAfter(count);
  for (const word of ["再発行", "＿＿", "回収済み", "組合員への領収書のため印紙不要"]) expect(again).toContain(word);
  expect(again).not.toContain("貼　付　欄");
});

test("領収書 after returns: over what is left, and none of what came back whole", async () => {
  const { window } = shop;
  const seq = await sellCash(2);
  const { total } = await printed(window);
  const receipt = window.view().last?.receipt ?? "";
  const giveBack = async (): Promise<void> => {
    if (window.view().screen.kind === "done") await window.send({ kind: "next" });
    await window.see(({ screen }) => screen.kind === "sale", "sale");
    expect(await send({ kind: "refund" })).toBe("taken");
    await window.see(({ screen }) => screen.kind === "refund-find", "search");
    expect(await send({ kind: "refund-number", receipt })).toBe("taken");
    await window.see(({ screen }) => screen.kind === "refund", "found");
    expect(await send({ kind: "refund-pick", at: 0, qty: 1 })).toBe("taken");
    expect(await send({ kind: "refund-take" })).toBe("taken");
    await window.see(({ screen }) => screen.kind === "done" && screen.of === "refund", "returned", 30_000);
    await printed(window);
  };
  await giveBack();
  const count = papers().length;
  expect(await send({ kind: "invoice", seq, ...asked })).toBe("taken");
  const half = await paperAfter(count);
  expect(half).toContain(`￥${(total / 2).toLocaleString("en-US")}-`);
  expect(half).toContain("差し引いた金額です");
  expect(await send({ kind: "receipt-copy", seq })).toBe("taken");
  expect(await paperAfter(count + 1)).toContain("返品済みです");
  await giveBack();
  expect(await send({ kind: "invoice", seq, ...asked })).toBe("invoice-returned");
  expect(await send({ kind: "invoice", seq: 1, ...asked })).toBe("paper-unknown");
  const rows = await namedRows(receipt);
  expect(rows.map(({ kind }) => kind)).toEqual(["refund", "receipt-copy", "receipt-copy", "refund", "sale"]);
  expect(rows.at(-1)).toMatchObject({ returned: total, copies: 1, invoices: 1 });
});

test("the journal is looked through by any two things, and shows each paper as it was printed; a return and a charge are printed again", async () => {
  const { window } = shop;
  if (window.view().screen.kind === "done") await window.send({ kind: "next" });
  await window.see(({ screen }) => screen.kind === "sale", "sale");
  await ring(window, await codeOf("定食"));
  await askCard(window);
  await tap(shop, 0);
  const done = await window.see(({ screen }) => screen.kind === "done", "paid by card", 20_000);
  await printed(window);
  const member = shop.rig.servers.members[0]?.member ?? "";
  const total = done.screen.kind === "done" ? done.screen.total : 0;
  const day = window.view().day ?? "";
  const { rows } = await window.ask({
    kind: "journal",
    member: member.slice(-6),
    least: total,
    most: total,
    from: day,
    op: "07",
  });
  expect(rows).toMatchObject([{ kind: "sale", member, amount: total }]);
  expect((await window.ask({ kind: "journal", member, least: total + 1 })).rows).toEqual([]);
  expect((await window.ask({ kind: "journal", what: "refund", from: "2000-01-01", to: "2000-12-31" })).rows).toEqual(
    [],
  );

  const { epoch, seq } = rows[0] ?? { epoch: 0, seq: 0 };
  const paper = await window.ask({ kind: "journal-paper", epoch, seq });
  expect(paper?.svg).toMatch(/^<svg/);
  expect(await window.ask({ kind: "journal-paper", epoch: epoch + 1, seq })).toBeNull();
  const [back] = (await window.ask({ kind: "journal", what: "refund" })).rows;
  const count = papers().length;
  expect(await send({ kind: "receipt-copy", seq: back?.seq ?? 0 })).toBe("taken");
  const again = await paperAfter(count);
  expect(again).toContain("再発行");
  expect(again).toContain("返 品 伝 票");
});

test("both verifiers accept all of it", async () => {
  const store = openFile(shop.rig.data, { readonly: true });
  const [rows, manifest] = [[...rowsOf(store)], readManifestOf(store)];
  store.db.close();
  const ours = await verifyJournal(rows, { manifest });
  expect(ours.filter(({ finding }) => finding !== "unanchored")).toEqual([]);
  const trust = { key: manifest.genesis.key, headquarters: [shop.rig.servers.settingsKey] };
  expect(await verifyInPython({ rows, manifest, trust })).toEqual(new Set());
});
