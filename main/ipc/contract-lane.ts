import * as v from "valibot";

/** What a cashier says of the queue: see `lane-command`. */
export const laneCommands = [
  v.strictObject({ kind: v.literal("hold") }),
  v.strictObject({ kind: v.literal("recall"), n: v.pipe(v.number(), v.integer(), v.minValue(1)) }),
  v.strictObject({ kind: v.literal("held-drop"), n: v.pipe(v.number(), v.integer(), v.minValue(1)) }),
  v.strictObject({ kind: v.literal("guests"), guests: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(99)) }),
  v.strictObject({ kind: v.literal("express"), on: v.boolean() }),
  v.strictObject({ kind: v.literal("large-type"), on: v.boolean() }),
] as const;
