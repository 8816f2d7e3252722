import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { searchRows } from "./support/goods-answers.ts";
import { openCashier } from "./support/open-cashier.ts";

let desk: Awaited<ReturnType<typeof openCashier>>;
beforeAll(async () => {
  desk = await openCashier();
}, 60_000);
afterAll(() => desk[Symbol.asyncDispose]());
beforeEach(() => desk.open());

const sheet = (): Promise<unknown> => desk.page.waitForSelector('[data-sheet="search"]');
/** The questions for goods, the oldest first, once there are so many. */
async function searches(count: number): Promise<readonly { readonly id: number; readonly text: string }[]> {
  const found = async (): Promise<readonly { readonly id: number; readonly text: string }[]> =>
    (await desk.asked()).flatMap(({ id, query }) => (query.kind === "search" ? [{ id, text: query.text }] : []));
  await expect.poll(async () => (await found()).length).toBe(count);
  return found();
}
const hits = (): Promise<readonly string[]> =>
  desk.page.$$eval('[data-key^="hit:"]', (all) => all.map((each) => each.getAttribute("data-key") ?? ""));

describe("検索", () => {
  test("Each key asks, only the newest answer is shown, and one touch rings up and goes back to the basket", async () => {
    await desk.show("sale-empty");
    await desk.press("search");
    await sheet();
    for (const char of ["ち", "や"]) await desk.press(`kana:${char}`);
    await desk.press("kana:small");
    const [first, second, third] = await searches(3);
    expect([first?.text, second?.text, third?.text]).toEqual(["ち", "ちや", "ちゃ"]);
    await desk.answer(third?.id ?? 0, searchRows("x"));
    await expect.poll(hits).toEqual(["hit:4900000001000"]);
    await desk.answer(first?.id ?? 0, searchRows("茶"));
    await desk.answer(second?.id ?? 0, []);
    await desk.page.waitForFunction(() => document.querySelectorAll('[data-key^="hit:"]').length === 1);
    await desk.press("hit:4900000001000");
    await expect.poll(desk.commands).toEqual([{ kind: "item", code: "4900000001000", qty: 1 }]);
    await desk.page.waitForSelector("[data-sheet]", { state: "detached" });
  });

  test("A typed letter opens it with that letter, the arrows choose, Enter rings up what is chosen and nothing that is not found", async () => {
    await desk.show("sale-empty");
    await desk.page.keyboard.press("t");
    await sheet();
    const [asked] = await searches(1);
    expect(asked?.text).toBe("t");
    await desk.page.keyboard.press("Enter");
    expect(await desk.commands()).toEqual([]);
    await desk.answer(asked?.id ?? 0, searchRows("t"));
    await expect.poll(async () => (await hits()).length).toBe(50);
    await desk.page.keyboard.press("ArrowDown");
    await desk.page.waitForSelector('[data-picked] [data-key="hit:4900000001001"]');
    // One letter more: what stands there is of the text before.
    await desk.page.keyboard.press("e");
    await desk.page.keyboard.press("Enter");
    const [, later] = await searches(2);
    expect(await desk.commands()).toEqual([]);
    await desk.answer(later?.id ?? 0, searchRows("t"));
    await desk.page.waitForSelector('[data-picked] [data-key="hit:4900000001000"]');
    await desk.page.keyboard.press("ArrowDown");
    await desk.page.keyboard.press("Enter");
    await expect.poll(desk.commands).toEqual([{ kind: "item", code: "4900000001001", qty: 1 }]);
  });

  test("Nothing found says what to do next, and 部門で登録 leads there", async () => {
    await desk.show("sale-empty");
    await desk.press("search");
    await desk.press("kana:ぬ");
    const [asked] = await searches(1);
    await desk.answer(asked?.id ?? 0, []);
    await desk.press("hits-department");
    await desk.page.waitForSelector('[data-sheet="department"]');
  });

  test("Erased to nothing it asks for nothing, and an answer that comes then is not shown", async () => {
    await desk.show("sale-empty");
    await desk.page.keyboard.press("t");
    await sheet();
    const [asked] = await searches(1);
    await desk.page.keyboard.press("Backspace");
    await desk.answer(asked?.id ?? 0, searchRows("t"));
    await desk.page.waitForSelector('[data-hits="none"]');
    expect(await hits()).toEqual([]);
    await searches(1);
  });
});

describe("売切", () => {
  test("A key marked sold out takes no finger while selling, and its sheet marks and takes the mark off", async () => {
    const view = await desk.show("sale-empty");
    await desk.see({ ...view, soldOut: ["4900000000010"] });
    expect(await desk.page.isDisabled('[data-key="item:4900000000010"]')).toBe(true);
    expect(await desk.page.innerText('[data-key="item:4900000000010"]')).toContain("売切");
    await desk.press("menu");
    await desk.press("sold-out-open");
    await desk.press("item:4900000000010");
    await desk.press("item:4900000000011");
    await expect.poll(desk.commands).toEqual([
      { kind: "sold-out", code: "4900000000010", on: false },
      { kind: "sold-out", code: "4900000000011", on: true },
    ]);
    // What headquarters has sold out is not for this register to put on sale.
    expect(await desk.page.isDisabled('[data-key="item:4900000000012"]')).toBe(true);
  });
});
