import type { Entry, Line, Tender, ZTotals } from "#register/entry.ts";
import { startMoreSums } from "./z-more-sums.ts";

/**
 * The sums of a day, made again from its entries and apart from how the register makes them: an auditor's second opinion.
 * Taxes, classes, tenders, operators and rebate are of the sales alone; refunds stand beside them.
 */
export function startDaySums() {
  const counts = {
    sale: 0,
    refund: 0,
    "sale-cancelled": 0,
    "no-sale": 0,
    "drawer-kick": 0,
    "drawer-opened": 0,
    "drawer-left-open": 0,
  };
  const more = startMoreSums();
  const sums = { sale: 0, refund: 0, rebate: 0, rebateBack: 0, voids: 0, copies: 0, drawer: 0 };
  const beside: Record<"charges" | "paidBack" | "reversed" | "claims", number[]> = {
    charges: [],
    paidBack: [],
    reversed: [],
    claims: [],
  };
  const taxes: ZTotals["taxes"][number][] = [];
  const classes: Line[] = [];
  const tenders: Tender[] = [];
  const reasons: string[] = [];
  const tickets: { readonly op: string; readonly total: number }[] = [];

  const cash = (of: readonly Tender[]) => of.reduce((all, { kind, amount }) => all + (kind === "cash" ? amount : 0), 0);
  const countVoids = (lines: readonly Line[]): void => void (sums.voids += lines.filter((line) => line.void).length);

  function add(entry: Entry): void {
    more.add(entry);
    if (entry.kind === "receipt-copy" && entry.data.copy > 0) sums.copies += 1;
    if (entry.kind in counts) counts[entry.kind as keyof typeof counts] += 1;
    switch (entry.kind) {
      case "sale": {
        const { data } = entry;
        sums.sale += data.total;
        sums.rebate += data.rebate.total;
        sums.drawer += cash(data.tenders);
        countVoids(data.lines);
        taxes.push(...data.taxes);
        classes.push(...data.lines.filter((line) => !line.void));
        tenders.push(...data.tenders);
        tickets.push({ op: entry.op ?? "", total: data.total });
        break;
      }
      case "refund":
        sums.refund += entry.data.total;
        sums.drawer -= cash(entry.data.tenders);
        sums.rebateBack += entry.data.rebate.total;
        break;
      case "no-sale":
        reasons.push(entry.data.reason);
        break;
      case "sale-cancelled":
        countVoids(entry.data.lines);
        break;
      case "day-open":
        sums.drawer += entry.data.float;
        break;
      case "charge-posted":
        if (entry.data.rebate_of === undefined) beside.charges.push(entry.data.amount);
        break;
      case "charge-reversed":
        if (entry.data.rebate_of === undefined) beside.reversed.push(entry.data.amount);
        break;
      case "pay-refunded":
        beside.paidBack.push(entry.data.amount);
        break;
      case "pay-intent":
        if (entry.data.claim && entry.data.kept_of === undefined) beside.claims.push(entry.data.amount);
        break;
      case "charge-intent":
        if (entry.data.rebate_of === undefined) sums.drawer += entry.data.amount;
        break;
      case "cash-in":
        sums.drawer += entry.data.amount;
        break;
      case "charge-cash-returned":
      case "cash-out":
      // Returned deposits: cash out of the drawer, outside gt and gta.
      case "deposit-return":
        sums.drawer -= entry.data.amount;
        break;
      default:
    }
  }
  const total = (amounts: readonly number[]) => amounts.reduce((all, one) => all + one, 0);
  const names = (of: readonly string[]) =>
    [...new Set(of)].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));

  const counted = (amounts: readonly number[]) => ({ count: amounts.length, total: total(amounts) });

  function totals(): ZTotals {
    return {
      sales: { count: counts.sale, total: sums.sale },
      refunds: { count: counts.refund, total: sums.refund },
      taxes: ([10, 8, 0] as const).flatMap((rate) => {
        const rows = taxes.filter((row) => row.rate === rate);
        return rows.length === 0
          ? []
          : [{ rate, total: total(rows.map((row) => row.total)), tax: total(rows.map((row) => row.tax)) }];
      }),
      classes: names(classes.map((line) => line.class)).map((name) => ({
        class: name,
        amount: total(classes.filter((line) => line.class === name).map((line) => line.amount)),
      })),
      tenders: (["meal", "emoney", "cash"] as const).flatMap((kind) => {
        const of = tenders.filter((tender) => tender.kind === kind);
        return of.length === 0 ? [] : [{ kind, count: of.length, amount: total(of.map((tender) => tender.amount)) }];
      }),
      operators: names(tickets.map((ticket) => ticket.op)).map((op) => {
        const of = tickets.filter((ticket) => ticket.op === op);
        return { op, count: of.length, total: total(of.map((ticket) => ticket.total)) };
      }),
      rebate: sums.rebate,
      charges: counted(beside.charges),
      paid_back: counted(beside.paidBack),
      charges_reversed: counted(beside.reversed),
      rebate_back: sums.rebateBack,
      claims: counted(beside.claims),
      voids: sums.voids,
      cancelled: counts["sale-cancelled"],
      no_sales: counts["no-sale"],
      no_sale_by: names(reasons).map((reason) => ({
        reason,
        count: reasons.filter((one) => one === reason).length,
      })),
      kicks: counts["drawer-kick"],
      opened: counts["drawer-opened"],
      left_open: counts["drawer-left-open"],
      copies: sums.copies,
      drawer: sums.drawer,
      ...more.totals(),
    };
  }
  return { add, totals, drawer: () => sums.drawer };
}
