import * as v from "valibot";

const z = v.pipe(v.number(), v.integer(), v.minValue(1));
/** The day so far, or a Z by its number. */
const of = v.union([v.literal("today"), z]);

/** What a finger can say of the register itself: its lock, its reports, practice. */
export function stationCommands<Text extends v.GenericSchema<string>>(o: { readonly op: Text; readonly pin: Text }) {
  return [
    v.strictObject({ kind: v.literal("lock") }),
    v.strictObject({ kind: v.literal("unlock"), op: o.op, pin: o.pin }),
    v.strictObject({ kind: v.literal("report-print") }),
    v.strictObject({ kind: v.literal("report-export"), of }),
    v.strictObject({ kind: v.literal("training-end") }),
  ] as const;
}

/** 日報: one day, and the last Zs. */
export const reportQuery = [
  v.strictObject({ kind: v.literal("report"), of }),
  v.strictObject({ kind: v.literal("zs") }),
] as const;
