import { denominations } from "#register/denominations.ts";
import * as v from "valibot";

const yen = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9_999_999));
const text = v.pipe(
  v.string(),
  v.maxLength(128),
  v.check((said) => said.isWellFormed()),
);

/** Cash by denomination; whether it comes to its sum is decided by the core. */
export const counts = v.pipe(
  v.array(
    v.strictObject({
      yen: v.picklist(denominations),
      count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9999)),
    }),
  ),
  v.maxLength(denominations.length),
  v.readonly(),
);

const move = {
  amount: yen,
  reason: text,
  as: v.optional(v.picklist(["loan", "pickup"])),
  counts: v.optional(counts),
};
/** 入金・出金: said by the cashier, or approved by a supervisor. */
export const cashMoves = [
  v.strictObject({ kind: v.literal("cash-in"), ...move }),
  v.strictObject({ kind: v.literal("cash-out"), ...move }),
] as const;

/** What a cashier says of the drawer's cash and of the shift: see `till-command`. */
export const tillCommands = [
  ...cashMoves,
  v.strictObject({ kind: v.literal("count-drawer") }),
  v.strictObject({
    kind: v.literal("cash-count"),
    counted: yen,
    counts: v.optional(counts),
    for: v.picklist(["x", "z", "hand-over"]),
  }),
  v.strictObject({ kind: v.literal("hand-over") }),
] as const;
