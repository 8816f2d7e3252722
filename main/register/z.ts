import { compareBytewise } from "./bytewise.ts";
import type { Entry, SaleData, TaxRate, TenderKind, ZTotals } from "./entry.ts";

type Sum = { count: number; total: number };

function addTo<K>(sums: Map<K, Sum>, key: K, total: number): void {
  const so = sums.get(key) ?? { count: 0, total: 0 };
  sums.set(key, { count: so.count + 1, total: so.total + total });
}

function cashOf(tenders: readonly { readonly kind: TenderKind; readonly amount: number }[]): number {
  return tenders.reduce((sum, { kind, amount }) => (kind === "cash" ? sum + amount : sum), 0);
}

/** What an entry adds to or takes from the drawer, yen. */
function drawerMove(entry: Entry): number {
  switch (entry.kind) {
    case "day-open":
      return entry.data.float;
    case "sale":
      return cashOf(entry.data.tenders);
    case "refund":
      return -cashOf(entry.data.tenders);
    case "charge-intent":
      // A rebate in points is a charge without cash.
      return entry.data.rebate_of === undefined ? entry.data.amount : 0;
    case "cash-in":
      return entry.data.amount;
    case "charge-cash-returned":
    case "cash-out":
      return -entry.data.amount;
    // `sale-cancelled.returned` moves nothing: cash counted into an open basket enters the drawer's sum only with the
    // sale's tenders, and a cancelled basket never had any. What was laid in and given back cancels out.
    default:
      return 0;
  }
}

const rates: readonly TaxRate[] = [10, 8, 0];
const tenderKinds: readonly TenderKind[] = ["meal", "emoney", "cash"];

const byName = <T>(sums: Map<string, T>) => [...sums].toSorted(([a], [b]) => compareBytewise(a, b));

/** Sums of a stretch of sales. Split from `sumDay` so that each of them can be read against its Σ. */
function sumSales(sales: readonly { readonly op: string | null; readonly data: SaleData }[]) {
  const taxes = new Map<TaxRate, { total: number; tax: number }>();
  const classes = new Map<string, Sum>();
  const tenders = new Map<TenderKind, Sum>();
  const operators = new Map<string, Sum>();
  let rebate = 0;
  for (const { op, data } of sales) {
    for (const { rate, total, tax } of data.taxes) {
      const so = taxes.get(rate) ?? { total: 0, tax: 0 };
      taxes.set(rate, { total: so.total + total, tax: so.tax + tax });
    }
    for (const line of data.lines) if (!line.void) addTo(classes, line.class, line.amount);
    for (const { kind, amount } of data.tenders) addTo(tenders, kind, amount);
    addTo(operators, op ?? "", data.total);
    rebate += data.rebate.total;
  }
  return {
    taxes: rates.flatMap((rate) => {
      const row = taxes.get(rate);
      return row === undefined ? [] : [{ rate, ...row }];
    }),
    classes: byName(classes).map(([name, { total }]) => ({ class: name, amount: total })),
    tenders: tenderKinds.flatMap((kind) => {
      const row = tenders.get(kind);
      return row === undefined ? [] : [{ kind, count: row.count, amount: row.total }];
    }),
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
 * The Z sums of one business day, from its `day-open` to the entry before the Z. All yen, all ≥ 0.
 * `taxes`, `classes`, `tenders`, `operators` and `rebate` are of the sales alone, before refunds, so that each of the
 * first four sums to `sales.total`; refunds stand beside them. A rebate in points is no charge: it is not in `charges`. A tax is the sum of the taxes on the day's receipts, never
 * recomputed. `classes` and `operators` are in bytewise order. `charges` are those the authority posted; the drawer holds
 * the cash of every charge taken and not given back. `voids` counts lines, in sales and in cancelled ones.
 */
export function sumDay(entries: Iterable<Entry>): ZTotals {
  const sales: { op: string | null; data: SaleData }[] = [];
  const kinds = new Map<string, Sum>();
  let voids = 0;
  let rebateBack = 0;
  let drawer = 0;
  const reasons = new Map<string, Sum>();
  for (const entry of entries) {
    const { kind } = entry;
    if (kind === "sale") sales.push({ op: entry.op, data: entry.data });
    if (kind === "sale" || kind === "sale-cancelled") voids += entry.data.lines.filter((line) => line.void).length;
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
    copies: of("receipt-copy").count,
    drawer,
  };
}
