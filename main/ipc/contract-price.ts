import * as v from "valibot";
import { paperCommands } from "./contract-paper.ts";

const n = v.pipe(v.number(), v.integer(), v.minValue(0));
const yen = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9_999_999));
const percent = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100));
const pieces = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(999));
/** The journal holds well-formed Unicode only. */
const text = v.pipe(
  v.string(),
  v.maxLength(128),
  v.check((said) => said.isWellFormed()),
);
/** A key is named once. */
const deposits = v.pipe(
  v.array(v.strictObject({ id: text, count: pieces })),
  v.minLength(1),
  v.maxLength(40),
  v.readonly(),
);

const discount = v.strictObject({
  kind: v.literal("discount"),
  id: text,
  n: v.optional(n),
  yen: v.optional(yen),
  percent: v.optional(percent),
  reason: v.optional(text),
});
const price = v.strictObject({ kind: v.literal("price"), n, unit: yen, reason: text });
const depositReturn = v.strictObject({ kind: v.literal("deposit-return"), items: deposits });

/** What may need a supervisor by the permissions: see `Permitted`. */
const permitted = v.variant("kind", [
  v.strictObject({ kind: v.literal("line-void"), n }),
  v.strictObject({ kind: v.literal("cancel-sale") }),
  v.strictObject({ kind: v.literal("refund-take") }),
  ...paperCommands,
]);

/** What of prices a supervisor approves. */
export const priceActs = [
  discount,
  price,
  depositReturn,
  v.strictObject({ kind: v.literal("permit"), command: permitted }),
] as const;

/** What a cashier says of prices: see `price-command`. */
export function priceCommands<Act extends v.GenericSchema>(act: Act) {
  return [
    discount,
    price,
    depositReturn,
    v.strictObject({ kind: v.literal("discount-off"), n: v.optional(n) }),
    v.strictObject({ kind: v.literal("price-back"), n }),
    v.strictObject({ kind: v.literal("ask-approval"), act }),
    v.strictObject({ kind: v.literal("approval-over") }),
  ] as const;
}
