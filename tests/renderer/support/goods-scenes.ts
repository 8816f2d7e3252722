import type { GoodsScreen, View } from "#ipc/view.ts";
import { rung, viewOf } from "./view-of.ts";

const goods = (asks: GoodsScreen["asks"], more: Partial<GoodsScreen> = {}): GoodsScreen => ({
  kind: "goods",
  asks,
  code: "9784003101018",
  name: "9784003101018",
  price: null,
  qty: 1,
  ...more,
});
const basket = rung;
const long = "講座 現代社会学 第12巻 文化と社会の変動をめぐる諸問題 上下巻セット";

/** Goods that were read and cannot be sold yet, and what is said of goods on the sale screen. */
export const goodsScenes: Readonly<Record<string, View>> = {
  "goods-row": viewOf(goods("row"), { basket }),
  "goods-row-dropped": viewOf(goods("row", { qty: 12 }), {
    basket,
    notice: { code: "goods-dropped", text: "9784122037144" },
  }),
  "goods-upper": viewOf(goods("upper", { code: "", name: "C0041", price: 1111 })),
  "goods-upper-none": viewOf(goods("upper", { code: "", name: "C0041" }), { basket }),
  "goods-price": viewOf(goods("price", { code: "77", name: long, qty: 999 }), { basket }),
  "goods-price-first": viewOf(goods("price", { code: "77", name: "雑品" }), {
    basket,
    notice: { code: "price-first", text: long },
  }),
  "goods-book": viewOf(goods("book", { name: "書籍 C0195 9784167414085", hint: 450 }), { basket }),
  "goods-add-on": viewOf(goods("add-on", { code: "4910123450667", name: "雑誌 12345-06" }), { basket }),
  "goods-magazine": viewOf(goods("magazine", { code: "4910123450667", name: "雑誌 12345-06" }), { basket }),
  "goods-unknown": viewOf(goods("unknown", { code: "4569999999994", name: "4569999999994" }), { basket }),
  "goods-unknown-priced": viewOf(goods("unknown", { code: "2100123000005", name: "2100123000005", price: 398 })),
  "sale-price-differs": viewOf(
    { kind: "sale" },
    { basket, notice: { code: "price-differs", amount: 1111, text: "線形代数学入門 第2版" } },
  ),
  "sale-goods-dropped": viewOf({ kind: "sale" }, { basket, notice: { code: "goods-dropped", text: "9784122037144" } }),
  "sale-times": viewOf({ kind: "sale" }, { basket, times: 12 }),
};
