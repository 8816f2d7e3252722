import type { Counts } from "./denominations.ts";
import type { CashCountData, CountFor, FactOf } from "./entry.ts";
import type { State } from "./verdict.ts";

/** A count is journalled with what the journal expects at that moment, before anybody has seen either beside the other. */
export function countFact(
  { book }: Pick<State, "book">,
  count: { readonly counted: number; readonly counts?: Counts | undefined; readonly for: CountFor },
): FactOf<"cash-count"> {
  const { counted, counts } = count;
  const data: CashCountData = {
    counted,
    expected: book.drawer,
    ...(counts === undefined ? {} : { counts }),
    n: book.countN + 1,
    for: count.for,
  };
  return { kind: "cash-count", data };
}
