import type { Fact, FactOf, Line, SaleData } from "#register/entry.ts";
import type { Settings } from "#register/settings.ts";

export const settings: Settings = {
  version: 1,
  shop: { name: "中央食堂", issuer: "京都大学生活協同組合", tnumber: "T1234567890123" },
  classes: [
    { id: "books", name: "書籍", bp: 1000, pays: ["emoney"], discountable: false },
    { id: "cafeteria", name: "食堂", bp: 50, pays: ["meal", "emoney"], discountable: true },
    { id: "shop", name: "購買", bp: 50, pays: ["emoney"], discountable: true },
  ],
  creditor: "headquarters",
  policy: { card: { per_sale: 20_000, per_card_day: 50_000 } },
  charge: { unit: 1000, max_balance: 50_000, per_charge: 20_000 },
  authority: { limit_ms: 10_000, id_keep_ms: 43_200_000 },
  operators: [],
  fcf: { offset: 0, length: 8, pattern: "^[0-9]{8}$" },
  layout: [],
  catalogue: 1,
};

const line = (code: string, name: string, more: Partial<Line> & Pick<Line, "class" | "unit" | "amount">): Line => ({
  code,
  name,
  rate: 10,
  tax: "standard",
  qty: 1,
  discount: 0,
  void: false,
  ...more,
});

export const sampleKey = "6f1c5b1e-6f0a-4a53-9a3e-0a4a0f8d3c11";

/** Books, a meal and rice balls at a discount, a void line between; all paid in e-money. */
export function emoneySale(receipt: string): SaleData {
  const by = [
    { class: "books", amount: 1100 },
    { class: "cafeteria", amount: 550 },
    { class: "shop", amount: 280 },
  ];
  return {
    receipt,
    shift: 1,
    member: "m-1",
    lines: [
      line("9784000000000", "岩波講座 𠮷", { class: "books", unit: 1100, amount: 1100 }),
      line("100", "カレーライス", { class: "cafeteria", unit: 550, amount: 550, kana: "カレーライス" }),
      line("101", "唐揚げ", { class: "cafeteria", unit: 120, amount: 120, void: true }),
      line("4900000000001", "おにぎり", {
        class: "shop",
        unit: 150,
        amount: 280,
        qty: 2,
        discount: 20,
        rate: 8,
        tax: "reduced",
      }),
    ],
    total: 1930,
    taxes: [
      { rate: 10, total: 1650, tax: 150 },
      { rate: 8, total: 280, tax: 20 },
    ],
    tenders: [{ kind: "emoney", amount: 1930, by, key: sampleKey, authority: { id: "tx-1", money: 1900, points: 30 } }],
    given: 0,
    change: 0,
    rebate: {
      total: 113,
      creditor: "headquarters",
      by: [
        { class: "books", base: 1100, bp: 1000, amount: 110 },
        { class: "cafeteria", base: 550, bp: 50, amount: 2 },
        { class: "shop", base: 280, bp: 50, amount: 1 },
      ],
    },
  };
}

/** One rice ball in cash, 50 yen back. */
export function cashSale(receipt: string): SaleData {
  return {
    receipt,
    shift: 1,
    member: null,
    lines: [
      line("4900000000001", "おにぎり", {
        class: "shop",
        unit: 150,
        amount: 150,
        rate: 8,
        tax: "reduced",
        unlisted: true,
      }),
    ],
    total: 150,
    taxes: [{ rate: 8, total: 150, tax: 11 }],
    tenders: [{ kind: "cash", amount: 150, by: [{ class: "shop", amount: 150 }] }],
    given: 200,
    change: 50,
    rebate: { total: 0, creditor: "headquarters", by: [] },
  };
}

const payer = { wallet: "w-1", customer: "c-1", member: "m-1" };
export const payIntent: FactOf<"pay-intent"> = {
  kind: "pay-intent",
  data: { key: sampleKey, ...payer, amount: 1930, basket: "ab".repeat(32) },
};
export const chargeIntent = (key: string, amount: number): Fact => ({
  kind: "charge-intent",
  data: { key, ...payer, amount, given: amount, change: 0 },
});
export const chargePosted = (key: string, amount: number): Fact => ({
  kind: "charge-posted",
  data: { key, wallet: payer.wallet, amount, authority: { id: "tx-2", money: amount, points: 0 } },
});
