import { refuseCardPolicy, refuseOldDenyList } from "./card-policy.ts";
import { closeSale } from "./close-sale.ts";
import type { Payer } from "./draft.ts";
import { refuseMoney, settingsOf } from "./guard.ts";
import { payableBy } from "./part.ts";
import { namedBy } from "./payer.ts";
import { dueOf } from "./sale.ts";
import { hasClaim, trustLeft } from "./trust.ts";
import { type Effect, type Stamp, type State, type Verdict, refuse } from "./verdict.ts";

/** Why this card may not buy on trust now: each cap has a sentence of its own. Null = it may. */
function refuseTrust(state: State, wallet: string, amount: number, stamp: Stamp, ageMs: number | null): Verdict | null {
  const caps = settingsOf(state).policy.trust;
  const left = trustLeft(state, stamp.nowMs);
  if (caps === undefined || left === null || left.untilMs === 0) return refuse("emoney-away");
  if (state.book.forked) return refuse("forked");
  // A card whose owner lost it is known by the list alone while nobody can be asked.
  const old = refuseOldDenyList(state, ageMs, caps.deny_age_ms);
  if (old) return old;
  if (amount > caps.per_sale) return refuse("trust-limit-sale", { amount: caps.per_sale });
  if (hasClaim(state.book, wallet)) return refuse("trust-card-used");
  if (amount > caps.per_card) return refuse("trust-limit-sale", { amount: caps.per_card });
  if (left.sales === 0) return refuse("trust-limit-register", { amount: 0 });
  return amount > left.yen ? refuse("trust-limit-register", { amount: left.yen }) : null;
}

/**
 * Sells the basket on claim while the authority is away: intent, sale and the caps they use up are one commit, so that no
 * crash comes between the check and the money. `amount` is all that is due; `denyAgeMs` as the tap brought it.
 */
export function sellOnTrust(
  state: State,
  payer: Payer,
  amount: number,
  stamp: Stamp,
  denyAgeMs?: number | null,
): Verdict {
  const { draft } = state;
  if (state.emoney !== "down" || payer.via !== undefined) return refuse("emoney-away");
  const held = refuseMoney(state) ?? refuseTrust(state, payer.wallet, amount, stamp, denyAgeMs ?? null);
  if (held) return held;
  if (amount === 0 || amount !== dueOf(draft)) return refuse("trust-whole");
  const most = payableBy(state, "emoney");
  if (amount > most) return refuse("class-not-payable", { amount: amount - most });
  const overCard = refuseCardPolicy(state, payer.wallet, amount);
  if (overCard) return overCard;
  const { key, basket } = stamp;
  const closed = closeSale(
    state,
    [{ key, amount, payer }],
    [{ kind: "pay-intent", data: { key, ...namedBy(payer), amount, basket, claim: true } }],
  );
  return closed.kind === "accepted" ? onClaim(closed, key, amount) : closed;
}

/** What is said of the sale: not paid yet, collected later; there is no balance to read. */
function onClaim(closed: Verdict & { kind: "accepted" }, key: string, claim: number): Verdict {
  const { stage } = closed.draft;
  if (stage.kind !== "done" || stage.done.of !== "sale") return refuse("trust-whole");
  const done = { ...stage.done, emoney: stage.done.emoney - claim, wallet: null, claim };
  const effects: readonly Effect[] = closed.effects.filter(({ kind }) => kind !== "balance-after");
  return {
    ...closed,
    draft: { ...closed.draft, stage: { kind: "done", done } },
    effects: [...effects, { kind: "collect", key }],
  };
}
