import { instantOf } from "./instant-of.ts";
import type { NoSaleReason, Settings } from "./settings.ts";

/** Why cash comes or goes without a sale, where the settings name no reasons of their own. The journal speaks Japanese. */
const usualIn: readonly NoSaleReason[] = [
  { reason: "立替金の戻り", en: "Advance returned" },
  { reason: "落とし物・拾得金", en: "Money found" },
  { reason: "その他の入金", en: "Something else" },
];
const usualOut: readonly NoSaleReason[] = [
  { reason: "小口の支払い", en: "Petty cash", approve: true },
  { reason: "仕入の現金払い", en: "Cash on delivery", approve: true },
  { reason: "お客様への返金", en: "Paid back to a customer", approve: true },
  { reason: "その他の出金", en: "Something else", approve: true },
];
/** To and from the safe. */
export const safeReasons = { loan: "釣銭の補充", pickup: "売上金の回収" } as const;

export type TillPolicy = {
  readonly in: readonly NoSaleReason[];
  readonly out: readonly NoSaleReason[];
  /** 釣銭準備金, yen; null = the settings name none. */
  readonly float: number | null;
  readonly isBlind: boolean;
  readonly approve: ReadonlySet<"loan" | "pickup">;
};

export function tillPolicyOf(settings: Settings | null): TillPolicy {
  const { in: ins = [], out = [], float = null, blind = true, approve = [] } = settings?.till ?? {};
  return {
    in: ins.length > 0 ? ins : usualIn,
    out: out.length > 0 ? out : usualOut,
    float,
    isBlind: blind,
    approve: new Set(approve),
  };
}

const usualCutoff = "00:00";

/** Minutes after midnight at which a business day turns. */
function cutoffMin(settings: Settings | null): number {
  const [hour = 0, minute = 0] = (settings?.register?.cutoff ?? usualCutoff).split(":").map(Number);
  const min = hour * 60 + minute;
  return Number.isInteger(min) && min >= 0 && min < 24 * 60 ? min : 0;
}

/** The business day it is now, YYYY-MM-DD: before the cut-off still the one before. `offsetMin`: the local clock ahead of UTC. */
export function businessDay(settings: Settings | null, nowMs: number, offsetMin: number): string {
  return instantOf(nowMs - cutoffMin(settings) * 60_000, offsetMin).slice(0, 10);
}
