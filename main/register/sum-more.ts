import type { Entry, EntryOf, Line, OperatorActs, RefundData, ZMore } from "./entry.ts";
import { type Sum, addTo, byName, classRows, taxRows, tenderRows } from "./sum-rows.ts";

/** The hour as it stood on the register's clock: `at` says its own offset. */
const hourOf = (at: string): number => Number(at.slice(11, 13));
const none: Sum = { count: 0, total: 0 };
const noActs = { voids: 0, cancelled: 0, no_sales: 0, openings: 0, copies: 0, overrides: 0, discounts: none };
type Acts = Omit<OperatorActs, "op">;
type Heading = "discounts" | "cash_in" | "cash_out" | "loans" | "pickups" | "deposits";

const countVoids = (lines: readonly Line[]): number => lines.filter((line) => line.void).length;

/** What was taken off lines that stand, before it is summed. */
function discountsOf(lines: readonly Line[]): Sum {
  const off = lines.filter((line) => !line.void && line.discount > 0);
  return { count: off.length, total: off.reduce((sum, { discount }) => sum + discount, 0) };
}

const plus = (a: Sum, b: Sum): Sum => ({ count: a.count + b.count, total: a.total + b.total });

/** 再発行. A receipt given for the first time because it was asked for is none. */
export const isCopy = ({ data: { copy } }: EntryOf<"receipt-copy">): boolean => copy > 0;

/** What one entry counts for the operator who stood at the register; null = nothing of it. */
function actsOf(entry: Entry): Partial<Acts> | null {
  switch (entry.kind) {
    case "sale":
      return { voids: countVoids(entry.data.lines), discounts: discountsOf(entry.data.lines) };
    case "sale-cancelled":
      return { voids: countVoids(entry.data.lines), cancelled: 1 };
    case "no-sale":
      return { no_sales: 1 };
    case "drawer-kick":
    case "drawer-opened":
      return { openings: 1 };
    case "receipt-copy":
      return { copies: isCopy(entry) ? 1 : 0 };
    case "price-override":
      // Putting the price back is not another.
      return { overrides: entry.data.undo === undefined ? 1 : 0 };
    default:
      return null;
  }
}

function addActs(a: Acts, { discounts = none, ...b }: Partial<Acts>): Acts {
  return {
    voids: a.voids + (b.voids ?? 0),
    cancelled: a.cancelled + (b.cancelled ?? 0),
    no_sales: a.no_sales + (b.no_sales ?? 0),
    openings: a.openings + (b.openings ?? 0),
    copies: a.copies + (b.copies ?? 0),
    overrides: a.overrides + (b.overrides ?? 0),
    discounts: plus(a.discounts, discounts),
  };
}

const isSomething = ({ discounts, ...acts }: Acts): boolean =>
  discounts.count > 0 || Object.values(acts).some((count) => count > 0);

/** The heading of money that went through the drawer beside sales. */
function headingOf(entry: Entry): readonly [Heading, number] | null {
  switch (entry.kind) {
    case "cash-in":
      return [entry.data.as === "loan" ? "loans" : "cash_in", entry.data.amount];
    case "cash-out":
      return [entry.data.as === "pickup" ? "pickups" : "cash_out", entry.data.amount];
    case "deposit-return":
      return ["deposits", entry.data.amount];
    default:
      return null;
  }
}

/** Sums a stretch of entries one by one: hours, customers, operators, the till, what refunds are made of, counts. */
export function startMore() {
  const hours = new Map<number, Sum>();
  const operators = new Map<string, Acts>();
  const headings = new Map<Heading, Sum>();
  const refunds: RefundData[] = [];
  let customers = 0;
  let invoices = 0;
  let counts = 0;
  let count: ZMore["count"];

  function add(entry: Entry): void {
    const acts = actsOf(entry);
    if (acts) operators.set(entry.op ?? "", addActs(operators.get(entry.op ?? "") ?? noActs, acts));
    const heading = headingOf(entry);
    if (heading) addTo(headings, ...heading);
    switch (entry.kind) {
      case "sale":
        addTo(hours, hourOf(entry.at), entry.data.total);
        customers += entry.data.guests ?? 1;
        break;
      case "refund":
        refunds.push(entry.data);
        break;
      case "receipt-copy":
        if (entry.data.as === "invoice") invoices += 1;
        break;
      case "cash-count":
        counts += 1;
        count = { seq: entry.seq, counted: entry.data.counted, expected: entry.data.expected };
        break;
      default:
    }
  }

  function sums(): ZMore {
    const rows = byName(operators).filter(([, acts]) => isSomething(acts));
    const of = (heading: Heading): Sum => headings.get(heading) ?? none;
    const discounts = rows.reduce((sum, [, acts]) => plus(sum, acts.discounts), none);
    return {
      hours: [...hours].toSorted(([a], [b]) => a - b).map(([hour, sum]) => ({ hour, ...sum })),
      customers,
      by_operator: rows.map(([op, acts]) => ({ op, ...acts })),
      discounts,
      overrides: rows.reduce((sum, [, acts]) => sum + acts.overrides, 0),
      cash_in: of("cash_in"),
      cash_out: of("cash_out"),
      loans: of("loans"),
      pickups: of("pickups"),
      deposits: of("deposits"),
      invoices,
      refund_classes: classRows(refunds),
      refund_taxes: taxRows(refunds),
      refund_tenders: tenderRows(refunds),
      counts,
      ...(count === undefined ? {} : { count }),
    };
  }
  return { add, sums };
}
