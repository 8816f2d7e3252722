import type { Command } from "./command.ts";
import type { Draft, Notice, Payer } from "./draft.ts";
import type { Fact, SaleData } from "./entry.ts";
import { namedBy, payerOf } from "./payer.ts";
import type { Effect, Stamp, State, Verdict } from "./verdict.ts";

type Grant = { readonly facts: readonly Fact[]; readonly effects: readonly Effect[] };

/**
 * Points of `amount` yen for the wallet of `payer`, as the rebate of `receipt`, under a request id of its own: journalled with the
 * commit that owes them, granted after it (acts/grant.ts), resolved like a charge. Nothing of 0 yen, nothing where no wallet is known.
 */
export function grantPoints(o: { receipt: string; amount: number; payer: Payer; key: string }): Grant {
  const { receipt, amount, payer, key } = o;
  if (amount === 0 || payer.wallet === "") return { facts: [], effects: [] };
  const data = { key, ...namedBy(payer), amount, given: 0, change: 0, rebate_of: receipt };
  return { facts: [{ kind: "charge-intent", data }], effects: [{ kind: "grant", key }] };
}

/** Points the authority's own campaign gave for a sale, as it answered with the payments. */
export function campaignOf({ tenders }: Pick<SaleData, "tenders">): number {
  return tenders.reduce((sum, { authority }) => sum + (authority?.campaign ?? 0), 0);
}

/** The authority is the creditor, and gave another rebate than the rules say: told at once; both figures stand in the sale. */
export function campaignNotice(sale: SaleData): Notice | null {
  // Sold on trust: the authority has not answered yet.
  const isAnswered = sale.tenders.every(({ kind, authority }) => kind === "cash" || authority !== undefined);
  const gap = sale.rebate.total - campaignOf(sale);
  return sale.rebate.creditor !== "pokepay" || !isAnswered || gap === 0
    ? null
    : { code: "rebate-differs", amount: Math.abs(gap) };
}

/** Whose e-money paid: of a code on the customer's window nobody knew before the answer; of the meal plan the draft remembers. */
function earnerOf({ book, draft }: State, sale: SaleData, command: Command, facts: readonly Fact[]): Payer | undefined {
  if (command.kind === "tray-told" && command.told.kind === "captured") return command.told.payer;
  for (const { kind, key } of sale.tenders) {
    if (kind !== "emoney" || key === undefined) continue;
    const intent = book.intents[key];
    if (intent !== undefined && intent.wallet !== "") return payerOf(intent);
    const kept = draft.captured.find((part) => part.key === key);
    if (kept !== undefined) return kept.payer;
    for (const fact of facts) if (fact.kind === "pay-intent" && fact.data.key === key) return fact.data;
  }
  return draft.earner;
}

/** The meal plan is paid from a wallet of its own: that of the e-money, which gets the rebate, is kept with the basket. */
function keepEarner(draft: Draft): Draft {
  const { stage } = draft;
  if (stage.kind !== "paying" || stage.restBy === undefined) return draft;
  return { ...draft, earner: namedBy(stage.restBy) };
}

/**
 * Whatever closed a basket: what the sale owes its payer in points, where this register is the creditor of the rebate, goes into
 * the same commit; where the authority is, a difference is told. `key`: a fresh request id.
 */
export function settleRebate(state: State, command: Command, { key2: key }: Stamp, verdict: Verdict): Verdict {
  if (verdict.kind === "refused") return verdict;
  const { facts, effects, draft } = verdict;
  const fact = facts.find((one) => one.kind === "sale");
  if (fact === undefined) return { ...verdict, draft: keepEarner(draft) };
  const { data: sale } = fact;
  const notice = campaignNotice(sale);
  const told = notice === null ? draft : { ...draft, notice };
  const payer = earnerOf(state, sale, command, facts);
  if (sale.rebate.creditor !== "register" || payer === undefined) return { ...verdict, draft: told };
  const grant = grantPoints({ receipt: sale.receipt, amount: sale.rebate.total, payer, key });
  return { ...verdict, draft: told, facts: [...facts, ...grant.facts], effects: [...effects, ...grant.effects] };
}
