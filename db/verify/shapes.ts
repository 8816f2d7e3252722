import { kinds } from "#register/entry.ts";
import * as v from "valibot";

/** Only what the sums are made from; a newer register may say more. */
const text = v.string();
const yen = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const signed = v.pipe(v.number(), v.safeInteger());
const hex = (digits: number) => v.pipe(text, v.regex(new RegExp(`^[0-9a-f]{${digits}}$`)));

export const headShape = v.looseObject({
  v: v.literal(1),
  reg: text,
  epoch: yen,
  seq: yen,
  kind: v.picklist(kinds),
  id: v.pipe(text, v.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)),
  day: v.pipe(text, v.regex(/^\d{4}-\d\d-\d\d$/)),
  at: v.pipe(text, v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d$/)),
  clk: v.picklist(["ok", "suspect"]),
  op: v.nullable(text),
  app: text,
  cfg: v.optional(hex(64)),
  gt: signed,
  gta: yen,
  data: v.record(text, v.unknown()),
});

const guests = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(999));
const off = v.looseObject({
  id: text,
  name: text,
  amount: yen,
  yen: v.optional(yen),
  percent: v.optional(v.pipe(yen, v.maxValue(100))),
});
const line = v.looseObject({
  code: text,
  name: text,
  class: text,
  rate: v.picklist([10, 8, 0]),
  tax: v.picklist(["standard", "reduced", "exempt", "outside"]),
  qty: yen,
  unit: yen,
  discount: yen,
  amount: yen,
  void: v.boolean(),
  unlisted: v.optional(v.literal(true)),
  off: v.optional(off),
});
const by = v.array(v.looseObject({ class: text, amount: yen }));
const tender = v.looseObject({ kind: v.picklist(["meal", "emoney", "cash"]), amount: yen, by });
const sums = {
  receipt: text,
  lines: v.array(line),
  total: yen,
  taxes: v.array(v.looseObject({ rate: v.picklist([10, 8, 0]), total: yen, tax: yen })),
  tenders: v.array(tender),
  rebate: v.looseObject({
    total: yen,
    creditor: text,
    by: v.array(v.looseObject({ class: text, base: yen, bp: yen, amount: yen })),
  }),
};
const money = v.looseObject({ amount: yen });
const counts = v.optional(v.array(v.looseObject({ yen, count: yen })));
const cash = v.looseObject({ amount: yen, reason: text, counts });

type Item = { readonly unit: number; readonly count: number; readonly amount: number };
function areDeposits(items: readonly Item[], amount: number): boolean {
  const isRight = items.every((item) => item.amount === item.unit * item.count);
  return isRight && items.reduce((sum, item) => sum + item.amount, 0) === amount;
}

/** By kind, where a sum or a link rests on the data. */
export const dataShapes: { readonly [kind: string]: v.GenericSchema } = {
  provision: v.looseObject({
    prev: v.nullable(v.looseObject({ epoch: yen, seq: yen, head: hex(64), gt: signed, gta: yen })),
  }),
  sale: v.looseObject({
    ...sums,
    shift: yen,
    member: v.nullable(text),
    given: yen,
    change: yen,
    guests: v.optional(guests),
    discount: v.optional(off),
  }),
  refund: v.looseObject({ ...sums, of: v.looseObject({ receipt: text, seq: yen }) }),
  "sale-cancelled": v.looseObject({ lines: v.array(line), total: yen }),
  "day-open": v.looseObject({ day: text, shift: yen, float: yen, counts }),
  "charge-intent": money,
  "charge-posted": money,
  "charge-reversed": money,
  "pay-intent": money,
  "pay-refunded": money,
  "charge-cash-returned": money,
  "deposit-return": v.pipe(
    v.looseObject({ amount: yen, items: v.array(v.looseObject({ unit: yen, count: yen, amount: yen })) }),
    v.check(({ amount, items }) => areDeposits(items, amount), "the items are not the amount"),
  ),
  "price-override": v.looseObject({
    code: text,
    name: text,
    was: yen,
    now: yen,
    reason: text,
    by: text,
    undo: v.optional(yen),
  }),
  approval: v.looseObject({ for: text, by: text, via: v.optional(v.picklist(["pin", "badge"])) }),
  "cash-in": cash,
  "cash-count": v.looseObject({ counted: yen, expected: signed, counts, n: v.optional(yen) }),
  "x-report": v.looseObject({ from: yen, upTo: yen }),
  "no-sale": v.looseObject({ reason: text }),
  "drawer-opened": v.looseObject({ by: v.picklist(["key", "unseen", "start"]), after: v.optional(yen) }),
  "drawer-left-open": v.looseObject({ by: v.picklist(["kick", "key", "unseen", "start"]), since: text, open_ms: yen }),
  "cash-out": cash,
  "receipt-copy": v.variant("as", [
    v.looseObject({ as: v.optional(v.undefined()), receipt: text, seq: yen, copy: yen }),
    v.looseObject({
      as: v.literal("invoice"),
      receipt: text,
      seq: yen,
      copy: yen,
      to: text,
      proviso: text,
      total: yen,
      taxes: sums.taxes,
      tenders: v.array(money),
    }),
  ]),
  "z-report": v.looseObject({ z: yen, first: yen, last: yen, head: hex(64) }),
  anchor: v.looseObject({ seq: yen, hash: hex(64), at: yen, key_id: hex(16), sig: hex(128) }),
  "key-rotate": v.looseObject({ key: hex(64) }),
};
