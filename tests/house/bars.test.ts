import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Shop, forwarded, openShop, payCash } from "./open-shop.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop[Symbol.asyncDispose]());

const anpan = "4569990001009";
/** 線形代数学入門, ¥2,750 with tax: the bars below say 2500 without. */
const algebra = { isbn: "9784999990108", row: "1923041025001" };
/** Nobody has listed these. */
const paperback = { isbn: "9784003101018", row: "1920041010006" };
const magazine = "4910123450667";
const noodles = "4569999999994";

const scan = (code: string) => shop.rig.devices.scanner.scan(code);
const lines = async (count: number) => {
  const view = await shop.window.see(
    ({ basket, screen }) => basket.lines.length === count && screen.kind === "sale",
    `${count} lines`,
  );
  return view.basket.lines.map(({ name, qty, unit }) => [name, qty, unit]);
};
const asks = (what: string) =>
  shop.window.see(({ screen }) => screen.kind === "goods" && screen.asks === what, `asking for ${what}`);
const notice = (code: string) => shop.window.see((view) => view.notice?.code === code, code);

describe("bars through a scanner on its line", () => {
  test("of books in two rows sell in either order; half a pair sells nothing", async () => {
    await scan(paperback.isbn);
    await asks("row");
    await scan(paperback.row);
    expect(await lines(1)).toEqual([[`書籍 C0041 ${paperback.isbn}`, 1, 1100]]);
    await scan(algebra.isbn);
    expect((await lines(2))[1]).toEqual(["線形代数学入門", 1, 2750]);
    await scan(algebra.row);
    await scan(algebra.row);
    await scan("1923041018003");
    // Another price in the bars: the next book's row, which waits for its upper one.
    await asks("upper");
    await scan(anpan);
    await notice("goods-dropped");
    expect((await lines(3)).map(([name]) => name)).not.toContain("C3041");
  });

  test("of a magazine sell at the price of the add-on, and wait where it was not read", async () => {
    await scan(`]E3${magazine}00857`);
    expect((await lines(4))[3]).toEqual(["雑誌 12345-06", 1, 942]);
    await scan(magazine);
    await asks("add-on");
    await scan(anpan);
    await notice("price-first");
    await scan(`${magazine}00857`);
    const view = await shop.window.see(
      ({ basket, screen }) => screen.kind === "sale" && basket.lines[3]?.qty === 2,
      "two",
    );
    expect(view.basket.lines).toHaveLength(4);
  });

  test("with the price inside sell at it, by one row of the catalogue", async () => {
    shop.rig.servers.headquarters.setItem({
      code: "2100123000005",
      name: "量り売り惣菜",
      kana: "ハカリウリソウザイ",
      class: "shop",
      tax: "reduced",
      rate: 8,
      price: 0,
      category: "惣菜",
    });
    await expect
      .poll(() => shop.window.ask({ kind: "search", text: "hakariuri" }), { timeout: 30_000 })
      .toMatchObject([{ code: "2100123000005" }]);
    await scan("2100123703982");
    expect((await lines(5))[4]).toEqual(["量り売り惣菜", 1, 398]);
    await scan("2100123000005");
    await asks("price");
    await shop.window.send({ kind: "goods-price", price: 450 });
    expect((await lines(6))[5]).toEqual(["量り売り惣菜", 1, 450]);
  });

  test("that nobody listed sell under a department, and headquarters hears of them", async () => {
    const { window, rig } = shop;
    await scan(noodles);
    const asked = await asks("unknown");
    // A finger that saw the sale screen is not heard on this one.
    window.post({ kind: "send", id: 80_001, boot: asked.boot, gate: asked.gate - 1, command: { kind: "tender" } });
    await window.send({ kind: "department", id: "food", price: 216, qty: 1 });
    expect((await lines(7))[6]).toEqual([`食品 ${noodles}`, 1, 216]);
    await window.send({ kind: "times", qty: 3 });
    await window.send({ kind: "department", id: "goods", price: 110, qty: 3 });
    expect((await lines(8))[7]).toEqual(["文具・雑貨", 3, 110]);
    await window.send({ kind: "repeat" });
    await window.see(({ basket }) => basket.lines[7]?.qty === 4, "once more");
    await payCash(window, 20_000);
    await forwarded(shop);
    const page = await (await fetch(`${rig.servers.headquarters.portal}/unlisted`)).text();
    expect(page).toContain(noodles);
    expect(page).toContain(paperback.isbn);
    expect(page).not.toContain(anpan);
    expect(rig.servers.headquarters.findings()).toEqual([]);
  });

  test("read by halves survive the death of the register, and can still be taken back", async () => {
    const { window, house } = shop;
    await scan(paperback.row);
    await asks("upper");
    const { boot } = window.view();
    house.register().child.kill("SIGKILL");
    await house.register().exited;
    await house.restartRegister();
    await window.see((view) => view.boot !== boot && view.screen.kind === "goods", "the half pair again");
    await window.see(({ lamps }) => lamps.scanner.state === "ok", "the scanner");
    await scan(paperback.isbn);
    await lines(1);
    await scan(paperback.isbn);
    await asks("row");
    await window.send({ kind: "back" });
    await lines(1);
    expect(await window.send({ kind: "item", code: "4901234567893", qty: 1, keyed: true })).toMatchObject({
      kind: "refused",
      code: "code-wrong",
    });
  });
});
