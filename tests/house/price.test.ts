import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readManifestOf, rowsOf } from "#db/export.ts";
import { openFile } from "#db/open-file.ts";
import { verifyJournal } from "#db/verify/verify-journal.ts";
import { badgeOf, cardOf } from "#rig/open-rig.ts";
import { verifyInPython } from "#tests/db/verify-in-python.ts";
import { atDrawer, soon } from "./at-drawer.ts";
import { type Shop, openShop, payCash, printed, ring } from "./open-shop.ts";
import { bun, chicken, memberOf, pork } from "./ways.ts";

let shop: Shop;
let at: ReturnType<typeof atDrawer>;
beforeAll(async () => {
  shop = await openShop();
  at = atDrawer(shop);
});
afterAll(() => shop[Symbol.asyncDispose]());

const staff = { kind: "discount", id: "staff" } as const;
const paper = (): string => shop.rig.devices.printer.papers().at(-1)?.text.join("\n") ?? "";

describe("a staff discount", () => {
  test("is approved by a staff card at the reader without leaving the sale, and a member's card approves and pays nothing", async () => {
    const { window, rig } = shop;
    await ring(window, chicken, pork);
    const { total } = window.view().basket;
    expect(await at.say(staff)).toMatchObject({ kind: "refused", code: "need-supervisor" });
    await at.say({ kind: "ask-approval", act: staff });
    await window.see(({ badge }) => badge === true, "a staff card is waited for");

    await rig.devices.reader.tap(cardOf(memberOf(shop, 0)));
    await window.see(({ notice }) => notice?.code === "badge-unknown", "a member's card");
    expect(window.view().screen.kind).toBe("sale");
    expect(at.ofKind("pay-intent")).toEqual([]);

    await rig.devices.reader.tap(badgeOf("01"));
    const off = Math.floor(total / 10);
    const view = await window.see(({ basket }) => basket.off !== undefined, "discounted");
    expect(view.basket).toMatchObject({ total: total - off, off: { name: "職員割引", percent: 10, amount: off } });
    expect([view.screen.kind, view.badge]).toEqual(["sale", undefined]);
    expect(at.ofKind("approval").map(({ op, data }) => [op, data])).toEqual([
      ["07", { for: "discount", by: "01", via: "badge", amount: off }],
    ]);

    // It stands as such when more is rung up, and on the paper.
    await ring(window, bun);
    const { basket } = window.view();
    expect(basket.off?.amount).toBe(Math.floor((total + (basket.lines.at(-1)?.amount ?? 0)) / 10));
    await payCash(window, 10_000);
    await printed(window);
    expect(paper()).toMatch(new RegExp(`職員割引 10%\\s+[－−-]¥${basket.off?.amount}`, "u"));
    expect(at.ofKind("sale").at(-1)?.data.discount).toMatchObject({
      id: "staff",
      by: "01",
      amount: basket.off?.amount,
    });
  });

  test("is a card like any other when nothing is asked", async () => {
    const { window, rig } = shop;
    await ring(window, chicken);
    await at.say({ kind: "ask-approval", act: staff });
    await window.see(({ badge }) => badge === true, "asked");
    await at.say({ kind: "approval-over" });
    await window.see(({ badge }) => badge === undefined, "not asked");
    await rig.devices.reader.tap(badgeOf("01"));
    await window.see(({ notice }) => notice?.code === "tap-unlinked", "a card nobody knows");
    expect(window.view().basket.off).toBeUndefined();
    expect(at.ofKind("approval")).toHaveLength(1);
    await at.say({ kind: "cancel-sale" });
  });
});

describe("a price", () => {
  test("is changed in a cashier's sale by a supervisor's PIN, and taken back", async () => {
    const { window, rig } = shop;
    await window.see(({ basket }) => basket.count === 0, "free");
    await ring(window, chicken);
    const { n = 0, unit = 0 } = window.view().basket.lines[0] ?? {};
    const reason = (await window.ask({ kind: "layout" })).prices?.priceReasons[0]?.reason ?? "";
    const act = { kind: "price", n, unit: 500, reason } as const;
    expect(await at.say(act)).toMatchObject({ code: "need-supervisor" });
    await at.say({ kind: "approve", op: "01", pin: rig.servers.pins["01"] ?? "", act });
    const view = await window.see(({ basket }) => basket.total === 500, "changed", 20_000);
    expect([view.op?.op, view.basket.lines[0]]).toMatchObject(["07", { unit: 500, was: unit }]);
    expect(at.ofKind("price-override").map(({ data }) => data)).toMatchObject([
      { was: unit, now: 500, reason, by: "01" },
    ]);
    await at.say({ kind: "price-back", n });
    await window.see(({ basket }) => basket.total === unit, "back");
    await at.say({ kind: "discount", id: "near-20", n });
    await window.see(({ basket }) => basket.lines[0]?.off !== undefined, "near its date");
    await payCash(window, 1000);
    await printed(window);
    expect(paper()).toMatch(/見切り 20%引\s+[－−-]¥/u);
  });
});

describe("containers", () => {
  test("come back for cash: a kick, a slip, less in the drawer; and the whole day verifies in two languages", async () => {
    const { window, rig } = shop;
    const { kicks } = rig.devices.drawer;
    expect(
      await at.say({
        kind: "deposit-return",
        items: [
          { id: "bento", count: 3 },
          { id: "cup", count: 1 },
        ],
      }),
    ).toEqual({ kind: "taken" });
    await window.see(({ notice }) => notice?.code === "deposit-returned", "returned");
    await expect.poll(() => rig.devices.drawer.kicks, soon).toBe(kicks + 1);
    await expect.poll(paper, soon).toContain("デポジット返却");
    expect(paper()).toMatch(/弁当容器 {2}@¥10 × 3\s+¥30/u);
    await expect.poll(at.openJobs, soon).toEqual([]);
    await window.send({ kind: "day-close" });
    await window.see(({ screen }) => screen.kind === "done" && screen.of === "close", "closed", 40_000);
    const [z] = at.ofKind("z-report");
    const cash = at.ofKind("sale").reduce((sum, { data }) => sum + data.total, 0);
    expect(z?.data).toMatchObject({ deposits: { count: 1, total: 130 }, overrides: 1, drawer: 50_000 + cash - 130 });
    const store = openFile(rig.data, { readonly: true });
    const [rows, manifest] = [[...rowsOf(store)], readManifestOf(store)];
    store.db.close();
    const ours = await verifyJournal(rows, { manifest });
    expect(ours.filter(({ finding }) => finding !== "unanchored")).toEqual([]);
    const trust = { key: manifest.genesis.key, headquarters: [rig.servers.settingsKey] };
    const theirs = [...(await verifyInPython({ rows, manifest, trust }))];
    expect(theirs.filter((each) => !each.endsWith("unanchored"))).toEqual([]);
  }, 90_000);
});
