import { type Bag, type Row, bag, list, yen } from "./row.ts";

const idle = {
  voids: 0,
  cancelled: 0,
  no_sales: 0,
  openings: 0,
  copies: 0,
  overrides: 0,
  discounts: { count: 0, total: 0 },
};

const isOpening = (kind: string): boolean => kind === "drawer-kick" || kind === "drawer-opened";

/** What each operator did beside selling, by number; "" = nobody was signed on. Whoever did nothing of it is left out. */
export function actsOf(day: readonly Row[]): Readonly<Record<string, Bag>> {
  const operators = new Set(day.map(({ op }) => op ?? ""));
  const told = [...operators].map((op) => {
    const mine = day.filter((row) => (row.op ?? "") === op).map(({ kind, data }) => ({ kind, data: bag(data) }));
    const of = (kind: string) => mine.filter((row) => row.kind === kind);
    const isVoid = (line: Bag): boolean => line["void"] === true;
    const lines = (kind: string): readonly Bag[] => of(kind).flatMap(({ data }) => list(data["lines"]));
    const off = lines("sale").filter((line) => !isVoid(line) && yen(line["discount"]) > 0);
    const acts = {
      voids: [...lines("sale"), ...lines("sale-cancelled")].filter(isVoid).length,
      cancelled: of("sale-cancelled").length,
      no_sales: of("no-sale").length,
      openings: mine.filter(({ kind }) => isOpening(kind)).length,
      copies: of("receipt-copy").filter(({ data }) => yen(data["copy"]) > 0).length,
      overrides: of("price-override").filter(({ data }) => data["undo"] === undefined).length,
      discounts: { count: off.length, total: off.reduce((sum, line) => sum + yen(line["discount"]), 0) },
    };
    return [op, acts] as const;
  });
  return Object.fromEntries(told.filter(([, acts]) => JSON.stringify(acts) !== JSON.stringify(idle)));
}
