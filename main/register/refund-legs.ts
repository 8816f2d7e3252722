import type { Fact, Tender } from "./entry.ts";
import { plainTender, sourceOf } from "./refund-part.ts";
import type { RefundSale, RefundTender } from "./refund-stage.ts";
import type { Effect } from "./verdict.ts";

export type Legs =
  | { readonly kind: "legs"; readonly facts: readonly Fact[]; readonly effects: readonly Effect[] }
  /** code: of a sentence. */
  | { readonly kind: "refused"; readonly code: "refund-claim" | "refund-wallet" };
type Partial = "credit" | "repay";

/** Who it goes back to, as far as the register knows. */
function payeeOf({ wallet, customer, member, kind }: RefundTender) {
  return {
    wallet: wallet ?? "",
    ...(customer === undefined ? {} : { customer }),
    ...(member === undefined ? {} : { member }),
    ...(kind === "meal" ? { money: "meal" as const } : {}),
  };
}

/** The authorisation of a meal goes back but for what is still eaten. */
function leaveOf({ leave, amount: left }: RefundTender, amount: number) {
  if (leave === undefined) return {};
  return amount === left ? { leave } : { leave, leave_keep: left - amount };
}

/** One tender back to its wallet. The whole of a payment is refunded as such; a part of it is credited, or the rest is taken again. */
function legOf(
  source: RefundTender,
  amount: number,
  o: { readonly receipt: string; readonly saleReceipt: string; readonly key: string; readonly partial: Partial },
): Legs {
  const { key, authority, was, wallet, customer } = source;
  const { receipt: of } = o;
  if (key === undefined || authority === undefined) return { kind: "refused", code: "refund-claim" };
  const payee = payeeOf(source);
  const leave = leaveOf(source, amount);
  if (amount === was) {
    const data = {
      key,
      ...payee,
      ...leave,
      amount: was,
      authority,
      of,
    };
    return { kind: "legs", facts: [{ kind: "pay-refund-due", data }], effects: [{ kind: "refund", key }] };
  }
  if (wallet === undefined || customer === undefined) return { kind: "refused", code: "refund-wallet" };
  // Refunded once, a payment can be refunded no more: only its first return can be taken back whole.
  if (o.partial === "repay" && source.amount === was) {
    const kept = { kept: was - amount, kept_of: o.saleReceipt };
    return {
      kind: "legs",
      facts: [{ kind: "pay-refund-due", data: { key, ...payee, ...leave, amount: was, authority, of, ...kept } }],
      effects: [{ kind: "refund", key }],
    };
  }
  return {
    kind: "legs",
    facts: [{ kind: "pay-refund-due", data: { key: o.key, how: "credit", ...payee, ...leave, amount, authority, of } }],
    effects: [{ kind: "credit", key: o.key }],
  };
}

/** Everything that has to go back to wallets, a leg for each tender. `keys`: fresh, one for each leg. */
export function legsOf(
  sale: RefundSale,
  tenders: readonly Tender[],
  o: { readonly receipt: string; readonly keys: readonly string[]; readonly partial: Partial },
): Legs {
  const facts: Fact[] = [];
  const effects: Effect[] = [];
  for (const [n, tender] of tenders.filter(({ kind }) => kind !== "cash").entries()) {
    const source = sourceOf(sale, tender);
    const key = o.keys[n];
    if (source === undefined || key === undefined) return { kind: "refused", code: "refund-wallet" };
    const leg = legOf(source, tender.amount, {
      receipt: o.receipt,
      saleReceipt: sale.receipt,
      key,
      partial: o.partial,
    });
    if (leg.kind === "refused") return leg;
    facts.push(...leg.facts);
    effects.push(...leg.effects);
  }
  return { kind: "legs", facts, effects };
}

/** The tenders of a return with the authority's id of each payment, where only a later entry knew it. */
export function withAuthority(sale: RefundSale, tenders: readonly Tender[]): Tender[] {
  return tenders.map((tender) => {
    const authority = tender.authority ?? sourceOf(sale, tender)?.authority;
    return plainTender(authority === undefined ? tender : { ...tender, authority });
  });
}
