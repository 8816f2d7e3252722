import type { Figure } from "./figure.ts";
import { countFsyncs } from "./fsyncs.ts";

let counted: ReturnType<typeof countFsyncs> | null = null;
/** Both rows come from one recording. */
const count = (): ReturnType<typeof countFsyncs> => (counted ??= countFsyncs());

/** Syncs from the tap to the first job on its way to the printer: the intent, the sale, the job marked as sent. */
export const fsyncs: Figure = {
  name: "fsyncs",
  limit: 3,
  isExact: true,
  run: async () => ({ value: (await count()).emoney, unit: "fsyncs", samples: 5, baseline: null }),
};

/** The same from the last key of a sale in cash, which has no intent. */
export const fsyncsCash: Figure = {
  name: "fsyncs-cash",
  limit: 2,
  isExact: true,
  run: async () => ({ value: (await count()).cash, unit: "fsyncs", samples: 5, baseline: null }),
};
