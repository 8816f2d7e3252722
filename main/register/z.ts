import { drawerMove } from "./drawer-sum.ts";
import type { Entry, SaleData, ZTotals } from "./entry.ts";
import { type Sum, addTo, byName, classRows, taxRows, tenderRows } from "./sum-rows.ts";
import { isCopy, startMore } from "./sum-more.ts";

/** Sums of a stretch of sales. Split from `sumDay` so that each of them can be read against its Σ. */
function sumSales(sales: readonly { readonly op: string | null; readonly data: SaleData }[]) {
  const operators = new Map<string, Sum>();
  let rebate = 0;
  for (const { op, data } of sales) {
    addTo(operators, op ?? "", data.total);
    rebate += data.rebate.total;
  }
  const datas = sales.map(({ data }) => data);
  return {
    taxes: taxRows(datas),
    classes: classRows(datas),
    tenders: tenderRows(datas),
    operators: byName(operators).map(([op, sum]) => ({ op, ...sum })),
    rebate,
  };
}

/** The heading of the Z under which an entry's amount is counted, beside the sales; null = none. */
function headingOf(entry: Entry): readonly [string, number] {
  switch (entry.kind) {
    case "refund":
      return [entry.kind, entry.data.total];
    case "charge-posted":
    case "charge-reversed":
      return entry.data.rebate_of === undefined ? [entry.kind, entry.data.amount] : ["rebate", 0];
    case "pay-refunded":
      return [entry.kind, entry.data.amount];
    case "pay-intent":
      // What is kept of a return is collected like a claim, but was sold before.
      return entry.data.claim && entry.data.kept_of === undefined ? ["claim", entry.data.amount] : [entry.kind, 0];
    default:
      return [entry.kind, entry.kind === "sale" ? entry.data.total : 0];
  }
}

/**
 * The Z sums of one business day, from its `day-open` to the entry before the Z. All yen, all ≥ 0; of a stretch that
 * begins elsewhere `drawer` is what the stretch moved.
 * `taxes`, `classes`, `tenders`, `operators` and `rebate` are of the sales alone, before refunds, so that each of the
 * first four sums to `sales.total`; refunds stand beside them. A rebate in points is no charge: it is not in `charges`. A tax is the sum of the taxes on the day's receipts, never
 * recomputed. `classes` and `operators` are in bytewise order. `charges` are those the authority posted; the drawer holds
 * the cash of every charge taken and not given back. `voids` counts lines, in sales and in cancelled ones.
 */
export function sumDay(entries: Iterable<Entry>): ZTotals {
  const sales: { op: string | null; data: SaleData }[] = [];
  const kinds = new Map<string, Sum>();
  let voids = 0;
  let copies = 0;
  let rebateBack = 0;
  let drawer = 0;
  const reasons = new Map<string, Sum>();
  const more = startMore();
  for (const entry of entries) {
    more.add(entry);
    const { kind } = entry;
    if (kind === "sale") sales.push({ op: entry.op, data: entry.data });
    if (kind === "sale" || kind === "sale-cancelled") voids += entry.data.lines.filter((line) => line.void).length;
    if (entry.kind === "receipt-copy" && isCopy(entry)) copies += 1;
    if (kind === "no-sale") addTo(reasons, entry.data.reason, 0);
    if (kind === "refund") rebateBack += entry.data.rebate.total;
    const [heading, amount] = headingOf(entry);
    addTo(kinds, heading, amount);
    drawer += drawerMove(entry);
  }
  const of = (kind: Entry["kind"] | "claim"): Sum => kinds.get(kind) ?? { count: 0, total: 0 };
  return {
    sales: of("sale"),
    refunds: of("refund"),
    ...sumSales(sales),
    charges: of("charge-posted"),
    paid_back: of("pay-refunded"),
    charges_reversed: of("charge-reversed"),
    rebate_back: rebateBack,
    claims: of("claim"),
    voids,
    cancelled: of("sale-cancelled").count,
    no_sales: of("no-sale").count,
    no_sale_by: byName(reasons).map(([reason, { count }]) => ({ reason, count })),
    kicks: of("drawer-kick").count,
    opened: of("drawer-opened").count,
    left_open: of("drawer-left-open").count,
    copies,
    drawer,
    ...more.sums(),
  };
}
