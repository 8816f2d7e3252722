import type { BalanceAnswer } from "./command.ts";
import type { Notice } from "./draft.ts";
import { settingsOf } from "./guard.ts";
import { type State, type Verdict, refuse } from "./verdict.ts";

/**
 * What a wallet may still be charged, in whole units, before any cash is taken. The wallet's own ceiling and limit count;
 * where it cannot be read (null) those of the settings. `why`: which limit leaves nothing, with its yen; null = something is left.
 */
export function mostCharge(
  state: State,
  wallet: string,
  answer: (BalanceAnswer & { kind: "answer" }) | null,
): { readonly most: number; readonly why: Notice | null } {
  const { charge } = settingsOf(state);
  const ceiling = answer?.maxBalance ?? charge.max_balance;
  const room = ceiling - (answer?.total ?? 0);
  const today = (charge.per_day ?? Number.POSITIVE_INFINITY) - (state.book.chargeDay[wallet] ?? 0);
  const least = Math.min(room, answer?.perCharge ?? charge.per_charge, today);
  const most = Math.max(0, Math.floor(least / charge.unit) * charge.unit);
  if (most > 0) return { most, why: null };
  const isToday = today < charge.unit && charge.per_day !== undefined;
  return {
    most,
    why: isToday ? { code: "charge-day", amount: charge.per_day } : { code: "charge-full", amount: ceiling },
  };
}

/** A second charge of one wallet waits until the first has ended: its money is posted, or its cash handed back. */
export function refuseSecondCharge({ book }: State, wallet: string): Verdict | null {
  const first = Object.values(book.intents).find(
    (intent) => intent.kind === "charge" && intent.wallet === wallet && intent.state !== "returned",
  );
  return first === undefined ? null : refuse("charge-waits", { amount: first.amount });
}

/** Whether cash may be taken now for a charge that is sent later: the authority is known to be away, and the settings allow it. */
export function mayDefer({ emoney, settings }: State): boolean {
  return emoney === "down" && settings?.charge.offline === true;
}
