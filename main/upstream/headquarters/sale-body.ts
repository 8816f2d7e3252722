import * as v from "valibot";
import type { SaleData } from "#register/entry.ts";
import { nutritionSchema } from "./schemas.ts";

const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const text = v.string();
const by = v.array(v.strictObject({ class: text, amount: whole }));
const rate = v.picklist([10, 8, 0]);

/** What a register of this version writes; a newer one may say more, which is left aside. */
const saleDataSchema = v.object({
  receipt: text,
  shift: whole,
  member: v.nullable(text),
  lines: v.array(
    v.object({
      code: text,
      name: text,
      class: text,
      rate,
      tax: v.picklist(["standard", "reduced", "exempt", "outside"]),
      qty: whole,
      unit: whole,
      discount: whole,
      amount: whole,
      void: v.boolean(),
      kana: v.exactOptional(text),
      nutrition: v.exactOptional(nutritionSchema),
    }),
  ),
  total: whole,
  taxes: v.array(v.object({ rate, total: whole, tax: whole })),
  tenders: v.array(
    v.object({
      kind: v.picklist(["meal", "emoney", "cash"]),
      amount: whole,
      by,
      key: v.exactOptional(text),
      authority: v.exactOptional(v.object({ id: text, money: whole, points: whole })),
    }),
  ),
  given: whole,
  change: whole,
  rebate: v.object({
    total: whole,
    creditor: v.picklist(["headquarters", "register", "pokepay"]),
    by: v.array(v.object({ class: text, base: whole, bp: whole, amount: whole })),
  }),
});
const bodySchema = v.looseObject({
  reg: text,
  epoch: whole,
  seq: whole,
  kind: v.literal("sale"),
  day: text,
  at: text,
  data: saleDataSchema,
});

/** Another register's sale as its journal has it. `at`: RFC 3339. */
export type SaleBody = {
  readonly reg: string;
  readonly epoch: number;
  readonly seq: number;
  readonly day: string;
  readonly at: string;
  readonly data: SaleData;
};

/** The sale an entry's text is, or null when it is none. */
export function readSaleBody(body: string): SaleBody | null {
  try {
    const parsed = v.safeParse(bodySchema, JSON.parse(body));
    if (!parsed.success) return null;
    const { reg, epoch, seq, day, at, data } = parsed.output;
    return { reg, epoch, seq, day, at, data };
  } catch {
    return null;
  }
}
