import type { Entry, Line, OperatorActs, RefundData, SaleData, ZMore } from "#register/entry.ts";

type Ticket = { readonly seq: number; readonly op: string; readonly hour: number; readonly data: SaleData };
type Act = { readonly op: string; readonly what: Exclude<keyof OperatorActs, "op" | "discounts"> };
type Move = { readonly as: "cash_in" | "cash_out" | "loans" | "pickups" | "deposits"; readonly amount: number };

const total = (amounts: readonly number[]): number => amounts.reduce((all, one) => all + one, 0);
const sorted = (names: Iterable<string>): string[] =>
  [...new Set(names)].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
const counted = (amounts: readonly number[]) => ({ count: amounts.length, total: total(amounts) });
const off = (tickets: readonly Ticket[]): readonly Line[] =>
  tickets.flatMap(({ data }) => data.lines.filter((line) => !line.void && line.discount > 0));

/** What an entry is in the operators' rows, by its kind. */
const actOf: { readonly [kind: string]: Act["what"] } = {
  "sale-cancelled": "cancelled",
  "no-sale": "no_sales",
  "drawer-kick": "openings",
  "drawer-opened": "openings",
};

function moveOf(entry: Entry): Move | null {
  if (entry.kind === "cash-in")
    return { as: entry.data.as === "loan" ? "loans" : "cash_in", amount: entry.data.amount };
  if (entry.kind === "cash-out")
    return { as: entry.data.as === "pickup" ? "pickups" : "cash_out", amount: entry.data.amount };
  return entry.kind === "deposit-return" ? { as: "deposits", amount: entry.data.amount } : null;
}

/** What refunds are made of: the same rows as of sales. */
function refundRows(refunds: readonly RefundData[]) {
  const lines = refunds.flatMap((data) => data.lines.filter((line) => !line.void));
  const taxes = refunds.flatMap((data) => data.taxes);
  const tenders = refunds.flatMap((data) => data.tenders);
  return {
    refund_classes: sorted(lines.map((line) => line.class)).map((name) => ({
      class: name,
      amount: total(lines.filter((line) => line.class === name).map((line) => line.amount)),
    })),
    refund_taxes: ([10, 8, 0] as const).flatMap((rate) => {
      const of = taxes.filter((one) => one.rate === rate);
      return of.length === 0
        ? []
        : [{ rate, total: total(of.map((one) => one.total)), tax: total(of.map((one) => one.tax)) }];
    }),
    refund_tenders: (["meal", "emoney", "cash"] as const).flatMap((kind) => {
      const of = tenders.filter((one) => one.kind === kind);
      return of.length === 0 ? [] : [{ kind, count: of.length, amount: total(of.map((one) => one.amount)) }];
    }),
  };
}

/** The second opinion over hours, customers, operators, the till, refunds and counts. */
export function startMoreSums() {
  const tickets: Ticket[] = [];
  const acts: Act[] = [];
  const moves: Move[] = [];
  const refunds: RefundData[] = [];
  const counts: NonNullable<ZMore["count"]>[] = [];
  let invoices = 0;

  const voided = (op: string, lines: readonly Line[]): void => {
    for (const line of lines) if (line.void) acts.push({ op, what: "voids" });
  };

  function add(entry: Entry): void {
    const op = entry.op ?? "";
    const what = actOf[entry.kind];
    if (what !== undefined) acts.push({ op, what });
    const move = moveOf(entry);
    if (move) moves.push(move);
    if (entry.kind === "sale" || entry.kind === "sale-cancelled") voided(op, entry.data.lines);
    if (entry.kind === "sale")
      tickets.push({ seq: entry.seq, op, hour: Number(/T(\d\d):/.exec(entry.at)?.[1]), data: entry.data });
    if (entry.kind === "refund") refunds.push(entry.data);
    if (entry.kind === "price-override" && entry.data.undo === undefined) acts.push({ op, what: "overrides" });
    if (entry.kind === "receipt-copy" && entry.data.copy > 0) acts.push({ op, what: "copies" });
    if (entry.kind === "receipt-copy" && entry.data.as === "invoice") invoices += 1;
    if (entry.kind === "cash-count")
      counts.push({ seq: entry.seq, counted: entry.data.counted, expected: entry.data.expected });
  }

  function operatorRow(op: string): OperatorActs {
    const times = (what: Act["what"]): number => acts.filter((act) => act.op === op && act.what === what).length;
    return {
      op,
      voids: times("voids"),
      cancelled: times("cancelled"),
      no_sales: times("no_sales"),
      openings: times("openings"),
      copies: times("copies"),
      overrides: times("overrides"),
      discounts: counted(off(tickets.filter((ticket) => ticket.op === op)).map((line) => line.discount)),
    };
  }

  function totals(): ZMore {
    const moved = (as: Move["as"]) => counted(moves.filter((move) => move.as === as).map((move) => move.amount));
    const discounting = tickets.filter((ticket) => off([ticket]).length > 0);
    const hours = [...new Set(tickets.map(({ hour }) => hour))].sort((a, b) => a - b);
    const count = counts.at(-1);
    return {
      hours: hours.map((hour) => ({
        hour,
        ...counted(tickets.filter((ticket) => ticket.hour === hour).map(({ data }) => data.total)),
      })),
      customers: total(tickets.map(({ data }) => data.guests ?? 1)),
      by_operator: sorted([...acts, ...discounting].map(({ op }) => op)).map(operatorRow),
      discounts: counted(off(tickets).map((line) => line.discount)),
      overrides: acts.filter(({ what }) => what === "overrides").length,
      cash_in: moved("cash_in"),
      cash_out: moved("cash_out"),
      loans: moved("loans"),
      pickups: moved("pickups"),
      deposits: moved("deposits"),
      invoices,
      ...refundRows(refunds),
      counts: counts.length,
      ...(count === undefined ? {} : { count }),
    };
  }
  return { add, totals };
}
