import type { Fact } from "./entry.ts";
import { grantPoints } from "./grant-rebate.ts";
import type { RefundSale } from "./refund-stage.ts";
import type { Effect } from "./verdict.ts";

export type RebateLegs = { readonly facts: readonly Fact[]; readonly effects: readonly Effect[] };
const none: RebateLegs = { facts: [], effects: [] };

/** Whether the points of this sale are still on their way: what is not there yet cannot be taken back. */
export function isRebateOpen({ creditor, granted }: RefundSale, back: number): boolean {
  return creditor === "register" && back > 0 && granted !== undefined && granted.authority === undefined;
}

/**
 * The rebate a return takes back, where this register granted it itself: the grant is taken back whole, because the authority
 * knows no part of a booking, and what is still owed is granted anew. Elsewhere there is nothing to send: headquarters counts
 * the return in its own books, and the authority takes its campaign's points back with the payment.
 * `keys`: two fresh ones.
 */
export function rebateLegs(sale: RefundSale, back: number, keys: readonly string[]): RebateLegs {
  const { creditor, granted, receipt, isOwn } = sale;
  const [grant = "", person = ""] = keys;
  if (creditor !== "register" || back === 0) return none;
  if (granted?.authority !== undefined) {
    const { key, amount, authority, wallet, customer, member } = granted;
    const payer = { wallet, customer, ...(member === undefined ? {} : { member }) };
    const rest = grantPoints({ receipt, amount: Math.max(0, amount - back), payer, key: grant });
    return {
      facts: [
        { kind: "charge-reverse-due", data: { key, wallet, amount, authority, rebate_of: receipt } },
        ...rest.facts,
      ],
      effects: [{ kind: "refund", key }, ...rest.effects],
    };
  }
  // Of its own sale the register knows that nothing was granted; of another's it cannot say which booking it was.
  if (isOwn) return none;
  const wallet = sale.tenders.find((tender) => tender.wallet !== undefined)?.wallet ?? "";
  const authority = { id: "", money: 0, points: back };
  const data = { key: person, wallet, amount: back, authority, rebate_of: receipt, refused: "rebate-elsewhere" };
  return { facts: [{ kind: "charge-reverse-due", data }], effects: [] };
}
