import * as v from "valibot";

const yen = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9_999_999));
const qty = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(999));
const id = v.pipe(
  v.string(),
  v.maxLength(40),
  v.check((said) => said.isWellFormed()),
);

/** Goods no plain code names. */
export const goodsCommands = [
  v.strictObject({ kind: v.literal("department"), id, price: yen, qty }),
  v.strictObject({ kind: v.literal("goods-price"), price: yen }),
  v.strictObject({ kind: v.literal("repeat") }),
  v.strictObject({ kind: v.literal("times"), qty }),
] as const;
