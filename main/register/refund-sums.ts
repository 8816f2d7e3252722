import type { ClassAmount, RebateRow, Tender, TenderKind } from "./entry.ts";
import { checkYen, mulDiv, sum } from "./money.ts";
import { rebateAt } from "./rebate.ts";

/**
 * Yen for `units` more of a line of `qty` with `amount`, of which `returned` came back before:
 * floor(a·(r+q)/n) − floor(a·r/n), so that the pieces of a line sum to the line however it is returned.
 * @throws RangeError if more would come back than was sold
 */
export function refundPiece(o: { qty: number; amount: number; returned: number; units: number }): number {
  const { qty, amount, returned, units } = o;
  if (checkYen(returned, "returned") + checkYen(units, "units") > checkYen(qty, "quantity") || qty === 0)
    throw new RangeError(`${returned} + ${units} of ${qty}`);
  return mulDiv(amount, returned + units, qty).quotient - mulDiv(amount, returned, qty).quotient;
}

/** Cash first: it leaves no one waiting, and what e-money earned stays earned longest. */
const wayBack: readonly TenderKind[] = ["cash", "emoney", "meal"];

export type MoneyBack =
  | { readonly kind: "returned"; readonly tenders: Tender[] }
  | { readonly kind: "refused"; readonly class: string; readonly most: number };

/**
 * Where the money of a refund goes: class by class out of what the sale's tenders still hold for it (`left`), in the order
 * cash, emoney, meal. Each tender keeps its key and authority, because e-money goes back to the wallet it came from and by
 * law never becomes cash (資金決済法20条5項). A class that holds less is refused with the most it can give.
 */
export function moneyBack(byClass: readonly ClassAmount[], left: readonly Tender[]): MoneyBack {
  const order = wayBack.flatMap((kind) => left.filter((tender) => tender.kind === kind));
  const taken = order.map((): ClassAmount[] => []);
  const short = byClass.find(({ class: id, amount }) => amount > leftFor(id, left));
  if (short !== undefined) return { kind: "refused", class: short.class, most: leftFor(short.class, left) };
  for (const { class: id, amount } of byClass) {
    let due = checkYen(amount, "refund");
    for (const [at, tender] of order.entries()) {
      const part = Math.min(due, leftFor(id, [tender]));
      if (part > 0) taken[at]?.push({ class: id, amount: part });
      due -= part;
    }
  }
  const tenders = order.flatMap((tender, at): Tender[] => {
    const by = taken[at] ?? [];
    return by.length === 0 ? [] : [{ ...tender, amount: sum(by.map((row) => row.amount)), by }];
  });
  return { kind: "returned", tenders };
}

function leftFor(id: string, tenders: readonly Tender[]): number {
  return sum(tenders.flatMap(({ by }) => by.filter((row) => row.class === id).map(({ amount }) => amount)));
}

/**
 * The rebate taken back from each class: what is still given − floor(E left × bp / 10000). `given` holds the rebate rows
 * as they still stand (base = E before this refund, amount = still given); `back` is the e-money and meal money returned.
 * Rows come back with base = what left the base, amount = what is taken back; rows with neither are left out.
 */
export function rebateBack(given: readonly RebateRow[], back: ReadonlyMap<string, number>): RebateRow[] {
  return given.flatMap(({ class: id, base, bp, amount }): RebateRow[] => {
    const off = back.get(id) ?? 0;
    if (off > base) throw new RangeError(`${off} yen back of a base of ${base} in ${id}`);
    // After leave that was given back unused, less may still be given than the rest of the base earns.
    const owed = Math.max(0, amount - rebateAt(base - off, bp));
    return off === 0 ? [] : [{ class: id, base: off, bp, amount: owed }];
  });
}
