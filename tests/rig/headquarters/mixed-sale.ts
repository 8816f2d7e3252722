import { buildChain, type Chain } from "./build-chain.ts";

const line = (code: string, cls: string, qty: number, unit: number, discount: number) => ({
  code,
  name: code,
  class: cls,
  rate: 10,
  tax: "standard",
  qty,
  unit,
  discount,
  amount: qty * unit - discount,
  void: false,
});
const rows = (...by: readonly (readonly [string, number])[]) => by.map(([cls, amount]) => ({ class: cls, amount }));

export const mixedConfig = {
  classes: [
    { id: "cafeteria", name: "食堂", bp: 50, pays: ["meal", "emoney"], discountable: true },
    { id: "shop", name: "購買", bp: 50, pays: ["emoney"], discountable: true },
  ],
};

/** Three rice of 110 less 30 and a pen of 500: 200 by meal plan, 400 by e-money, 200 in cash. All shares are worked by hand. */
export const mixedSale = (receipt: string, member: string | null = "m-310003") => ({
  receipt,
  shift: 1,
  member,
  lines: [line("20040039", "cafeteria", 3, 110, 30), line("4569990003003", "shop", 1, 500, 0)],
  total: 800,
  taxes: [{ rate: 10, total: 800, tax: 72 }],
  tenders: [
    { kind: "meal", amount: 200, by: rows(["cafeteria", 200]) },
    // 400 × 100 / 600 = 66.67, 400 × 500 / 600 = 333.33: the left-over yen goes to the larger remainder.
    { kind: "emoney", amount: 400, by: rows(["cafeteria", 67], ["shop", 333]) },
    { kind: "cash", amount: 200, by: rows(["cafeteria", 33], ["shop", 167]) },
  ],
  given: 200,
  change: 0,
  // 267 × 0.5 % = 1.3, 333 × 0.5 % = 1.6.
  rebate: {
    total: 2,
    creditor: "headquarters",
    by: [
      { class: "cafeteria", base: 267, bp: 50, amount: 1 },
      { class: "shop", base: 333, bp: 50, amount: 1 },
    ],
  },
});

type Rows = readonly (readonly [string, number])[];
/** One rice back. `tenders`: kind and yen of the cafeteria's; `rebate`: base and yen taken back of it. */
export const riceBack = (
  receipt: string,
  of: { readonly receipt: string; readonly seq: number },
  tenders: Rows,
  rebate: readonly [number, number] | null,
  amount = 100,
) => ({
  receipt,
  of,
  lines: [{ ...line("20040039", "cafeteria", 1, 110, 10), amount }],
  total: amount,
  taxes: [{ rate: 10, total: amount, tax: Math.floor((amount * 10) / 110) }],
  tenders: tenders.map(([kind, yen]) => ({ kind, amount: yen, by: rows(["cafeteria", yen]) })),
  rebate: {
    total: rebate?.[1] ?? 0,
    creditor: "headquarters",
    by: rebate === null ? [] : [{ class: "cafeteria", base: rebate[0], bp: 50, amount: rebate[1] }],
  },
});

/** provision, config and one mixed sale: entry 3, receipt `{reg}-1-1`. */
export function mixedChain(reg: string, member?: string): Chain {
  const chain = buildChain(reg);
  chain.add("provision", { prev: null, pending: [], approved_by: "test", reason: "test" });
  chain.add("config", mixedConfig);
  chain.add("sale", mixedSale(`${reg}-1-1`, member));
  return chain;
}
