import { orderClasses, sumByClass } from "./class-sums.ts";
import type { ClassAmount, Line, TenderKind } from "./entry.ts";
import { checkYen, sum } from "./money.ts";
import type { GoodsClass } from "./settings.ts";
import { spread } from "./spread.ts";

type Paid = { readonly kind: TenderKind; readonly amount: number };
type Priced = Pick<Line, "class" | "amount" | "void">;
export type Allocated<T extends Paid = Paid> = T & { readonly by: readonly ClassAmount[] };
export type Allocation<T extends Paid = Paid> =
  | { readonly kind: "allocated"; readonly tenders: Allocated<T>[] }
  | { readonly kind: "refused"; readonly tender: TenderKind; readonly most: number };

/** Whatever order the customer pays in, the money is spread in this one. */
export const tenderOrder: readonly TenderKind[] = ["meal", "emoney", "cash"];

/**
 * Spreads each tender over the classes it may pay, weighed by what of the class totals is still unallocated. Tenders come
 * back in the fixed order (several of one kind in the given order) with whatever else they carry; rows of 0 are left out.
 * A tender above what it may still pay is refused with the most it may be. Tenders below the total are no error here.
 */
export function allocate<T extends Paid>(
  lines: readonly Priced[],
  tenders: readonly T[],
  classes: readonly GoodsClass[],
): Allocation<T> {
  const totals = sumByClass(lines);
  const order = orderClasses(totals.keys(), classes);
  const left = order.map(({ id }) => totals.get(id) ?? 0);
  const done: Allocated<T>[] = [];
  for (const tender of tenderOrder.flatMap((kind) => tenders.filter((one) => one.kind === kind))) {
    const { kind, amount } = tender;
    const weights = order.map(({ pays }, at) => (kind === "cash" || pays.includes(kind) ? (left[at] ?? 0) : 0));
    const most = sum(weights);
    if (checkYen(amount, "tender") > most) return { kind: "refused", tender: kind, most };
    const shares = spread(amount, weights);
    const by = order.flatMap(({ id }, at): ClassAmount[] => {
      const share = shares[at] ?? 0;
      left[at] = (left[at] ?? 0) - share;
      return share === 0 ? [] : [{ class: id, amount: share }];
    });
    done.push({ ...tender, by });
  }
  return { kind: "allocated", tenders: done };
}

/**
 * The most a tender of this kind can still cover beside those taken so far, in yen: with it they can all be allocated, with
 * one yen more they cannot. 0 if those taken so far are already too much.
 */
export function payable(
  lines: readonly Priced[],
  tendersSoFar: readonly Paid[],
  kind: TenderKind,
  classes: readonly GoodsClass[],
): number {
  const fits = (amount: number) =>
    allocate<Paid>(lines, [...tendersSoFar, { kind, amount }], classes).kind === "allocated";
  const open = sum([...sumByClass(lines).values()]) - sum(tendersSoFar.map(({ amount }) => amount));
  if (open <= 0 || !fits(0)) return 0;
  if (fits(open)) return open;
  // A tender taken earlier in time may come later in the fixed order and need its classes left free, so the bound is
  // found by asking, not by a formula.
  let [most, tooMuch] = [0, open];
  while (tooMuch - most > 1) {
    const middle = Math.floor((most + tooMuch) / 2);
    if (fits(middle)) most = middle;
    else tooMuch = middle;
  }
  return most;
}
