import type { NoSaleReason, Settings } from "./settings.ts";

/** Why a drawer is opened without a sale, where the settings name no reasons of their own. The journal speaks Japanese. */
const usualReasons: readonly NoSaleReason[] = [
  { reason: "両替", en: "Give change" },
  { reason: "つり銭の補充", en: "Top up the change" },
  { reason: "つり銭の渡し直し", en: "Put wrong change right" },
  { reason: "現金の確認", en: "Look over the cash" },
  { reason: "その他", en: "Something else" },
];

/** On the screen after half a minute, an alarm after a minute and a half, where the settings say nothing. */
const leftMs = 30_000;
const alarmMs = 90_000;

export type DrawerPolicy = {
  readonly reasons: readonly NoSaleReason[];
  /** Open for this long after the last kick: the screen says so. */
  readonly leftMs: number;
  /** Open for this long in all: a sound, an entry, and it stands on the screen until it is shut. */
  readonly alarmMs: number;
};

export function drawerPolicyOf(settings: Settings | null): DrawerPolicy {
  const { reasons = [], left_ms = leftMs, alarm_ms = alarmMs } = settings?.drawer ?? {};
  return { reasons: reasons.length > 0 ? reasons : usualReasons, leftMs: left_ms, alarmMs: alarm_ms };
}
