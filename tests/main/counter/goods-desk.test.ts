import { expect, test } from "vitest";
import { openGoodsDesk } from "#counter/goods-desk.ts";
import { openCatalogue } from "#db/catalogue.ts";
import { makeGoods } from "#tests/bench/make-goods.ts";
import { makeFolder } from "#tests/db/register-at-work.ts";

const worker = new URL("../../../main/counter/goods-worker.ts", import.meta.url);
const goods = makeGoods(3000);
const [first] = goods;
if (first === undefined) throw new Error("no goods");

function openDesk() {
  const folder = makeFolder();
  const catalogue = openCatalogue(folder);
  const told: string[] = [];
  const desk = openGoodsDesk({
    ...folder,
    worker,
    log: (event) => void told.push(event),
    damaged: () => void told.push("damaged"),
  });
  return {
    desk,
    catalogue,
    told,
    [Symbol.dispose]: () => {
      desk[Symbol.dispose]();
      catalogue[Symbol.dispose]();
      folder[Symbol.dispose]();
    },
  };
}

test("goods are written and found beside the counter, at the price of the day, while the counter goes on", async () => {
  using bench = openDesk();
  const { desk, catalogue } = bench;
  const dated = { ...first, next: [{ from: "2027-01-01", price: 1 }], sold_out: true };
  const storing = desk.store({ version: 3000, items: [dated, ...goods.slice(1)], removed: [] });
  // Time of this thread's own, so that a machine shared with others does not count.
  const spentMs = (): number => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1000;
  };
  let longestMs = 0;
  let isDone = false;
  void storing.finally(() => (isDone = true));
  for (let at = spentMs(); !isDone;) {
    await new Promise(setImmediate);
    const now = spentMs();
    longestMs = Math.max(longestMs, now - at);
    at = now;
  }
  expect(await storing).toBe(true);
  // Design: nothing in `register` over 50 ms; a deadline is asserted at three times its figure.
  expect(longestMs).toBeLessThan(150);
  expect(catalogue.versions().items).toBe(3000);
  const { code, name, rate, category } = first;
  expect(await desk.find(code, "2026-12-31")).toEqual([
    { code, name, price: first.price, rate, category, soldOut: true },
  ]);
  expect(await desk.find(code, "2027-01-01")).toMatchObject([{ price: 1 }]);
  expect(await desk.store({ version: 2999, items: [], removed: [code] })).toBe(false);
  expect(bench.told).toEqual([]);
});

test("a thread that dies answers with nothing, says so, and the next question starts another", async () => {
  using bench = openDesk();
  const { desk } = bench;
  await desk.store({ version: 1, items: [first], removed: [] });
  const waiting = desk.find("茶", "2026-12-31");
  desk.restart();
  expect(await waiting).toEqual([]);
  expect(await desk.find(first.code, "2026-12-31")).toHaveLength(1);
  expect(await desk.check()).toBe(true);
});
