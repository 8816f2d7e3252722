/** The money rules of a sale, computed here a second time from the rules alone; nothing of the register's code is used. */
export type ClassRule = { readonly id: string; readonly bp: number; readonly pays: readonly string[] };
export type SaleLine = {
  readonly class: string;
  readonly rate: number;
  readonly qty: number;
  readonly unit: number;
  readonly discount: number;
  readonly amount: number;
  readonly void: boolean;
};
export type ClassAmount = { readonly class: string; readonly amount: number };
export type SaleTender = { readonly kind: string; readonly amount: number; readonly by: readonly ClassAmount[] };
export type Sale = {
  readonly lines: readonly SaleLine[];
  readonly total: number;
  readonly taxes: readonly { readonly rate: number; readonly total: number; readonly tax: number }[];
  readonly tenders: readonly SaleTender[];
  readonly given?: number;
  readonly change?: number;
  readonly rebate: {
    readonly total: number;
    readonly by: readonly {
      readonly class: string;
      readonly base: number;
      readonly bp: number;
      readonly amount: number;
    }[];
  };
};
export type SumFinding = { readonly finding: "total" | "tax" | "tenders" | "rebate"; readonly detail: string };

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
/** Exact for yen: the products stay far below 2^53 in every sale a till can hold; larger ones go through BigInt. */
const mulDiv = (a: number, b: number, c: number): { readonly floor: number; readonly rest: number } => {
  const product = BigInt(a) * BigInt(b);
  return { floor: Number(product / BigInt(c)), rest: Number(product % BigInt(c)) };
};

/** Shares of `amount` by weight: floors first, left-over yen one each to the largest remainders, ties by list order. */
export function share(amount: number, weights: readonly number[]): readonly number[] {
  const whole = sum(weights);
  if (whole === 0) return weights.map(() => 0);
  const cuts = weights.map((weight) => mulDiv(amount, weight, whole));
  const left = amount - sum(cuts.map((cut) => cut.floor));
  const lucky = new Set(
    cuts
      .map((cut, at) => ({ at, rest: cut.rest }))
      .sort((a, b) => b.rest - a.rest || a.at - b.at)
      .slice(0, left)
      .map((one) => one.at),
  );
  return cuts.map((cut, at) => cut.floor + (lucky.has(at) ? 1 : 0));
}

export function taxRows(lines: readonly SaleLine[]): Sale["taxes"] {
  const counted = lines.filter((line) => !line.void);
  return [10, 8, 0]
    .filter((rate) => counted.some((line) => line.rate === rate))
    .map((rate) => {
      const total = sum(counted.filter((line) => line.rate === rate).map((line) => line.amount));
      return { rate, total, tax: mulDiv(total, rate, 100 + rate).floor };
    });
}

/** Allocation in the fixed order meal, emoney, cash; undefined when a tender is above what it may pay. */
export function allocate(
  totals: ReadonlyMap<string, number>,
  tenders: readonly SaleTender[],
  classes: readonly ClassRule[],
): readonly (ReadonlyMap<string, number> | undefined)[] {
  const left = new Map(totals);
  const order = ["meal", "emoney", "cash"];
  const placed = new Map<SaleTender, ReadonlyMap<string, number> | undefined>();
  for (const tender of [...tenders].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))) {
    const open = classes.filter((rule) => tender.kind === "cash" || rule.pays.includes(tender.kind));
    const weights = open.map((rule) => left.get(rule.id) ?? 0);
    if (tender.amount > sum(weights)) {
      placed.set(tender, undefined);
      continue;
    }
    const rows = share(tender.amount, weights).map((amount, at) => [open[at]?.id ?? "", amount] as const);
    for (const [id, amount] of rows) left.set(id, (left.get(id) ?? 0) - amount);
    placed.set(tender, new Map(rows.filter(([, amount]) => amount > 0)));
  }
  return tenders.map((tender) => placed.get(tender));
}

const same = (rows: readonly ClassAmount[], want: ReadonlyMap<string, number>): boolean =>
  rows.length === want.size && rows.every((row) => want.get(row.class) === row.amount);

function checkRebate(sale: Sale, classes: readonly ClassRule[]): readonly SumFinding[] {
  const bases = new Map<string, number>();
  for (const tender of sale.tenders.filter((one) => one.kind !== "cash"))
    for (const row of tender.by) bases.set(row.class, (bases.get(row.class) ?? 0) + row.amount);
  const want = [...bases].filter(([, base]) => base > 0);
  const bad = want.find(([id, base]) => {
    const row = sale.rebate.by.find((one) => one.class === id);
    const bp = classes.find((rule) => rule.id === id)?.bp ?? 0;
    return row === undefined || row.base !== base || row.bp !== bp || row.amount !== mulDiv(base, bp, 10_000).floor;
  });
  if (bad !== undefined) return [{ finding: "rebate", detail: `class ${bad[0]} with base ${bad[1]}` }];
  if (sale.rebate.by.length !== want.length) return [{ finding: "rebate", detail: "a class without base" }];
  const total = sum(sale.rebate.by.map((row) => row.amount));
  return total === sale.rebate.total
    ? []
    : [{ finding: "rebate", detail: `rows ${total}, total ${sale.rebate.total}` }];
}

function checkTotals(sale: Sale): readonly SumFinding[] {
  const found: SumFinding[] = [];
  const total = sum(sale.lines.filter((line) => !line.void).map((line) => line.amount));
  if (total !== sale.total || total < 0)
    found.push({ finding: "total", detail: `lines ${total}, total ${sale.total}` });
  const rows = taxRows(sale.lines);
  const equal =
    rows.length === sale.taxes.length &&
    rows.every((row, at) => JSON.stringify(row) === JSON.stringify(pick(sale.taxes[at])));
  if (!equal) found.push({ finding: "tax", detail: `want ${JSON.stringify(rows)}` });
  const paid = sum(sale.tenders.map((tender) => tender.amount));
  if (paid !== sale.total) found.push({ finding: "tenders", detail: `tenders ${paid}, total ${sale.total}` });
  for (const tender of sale.tenders)
    if (sum(tender.by.map((row) => row.amount)) !== tender.amount)
      found.push({ finding: "tenders", detail: `${tender.kind} by class` });
  return found;
}
const pick = (row: Sale["taxes"][number] | undefined) => ({ rate: row?.rate, total: row?.total, tax: row?.tax });

export function checkSale(sale: Sale, classes: readonly ClassRule[]): readonly SumFinding[] {
  const found = [...checkTotals(sale)];
  const wrong = sale.lines.find((line) => line.amount !== line.qty * line.unit - line.discount || line.amount < 0);
  if (wrong !== undefined) found.push({ finding: "total", detail: `line of ${wrong.amount}` });
  const totals = new Map<string, number>();
  for (const line of sale.lines.filter((one) => !one.void))
    totals.set(line.class, (totals.get(line.class) ?? 0) + line.amount);
  const places = allocate(totals, sale.tenders, classes);
  sale.tenders.forEach((tender, at) => {
    const want = places[at];
    if (want === undefined || !same(tender.by, want))
      found.push({ finding: "tenders", detail: `${tender.kind} is allocated otherwise` });
  });
  const cash = sum(sale.tenders.filter((tender) => tender.kind === "cash").map((tender) => tender.amount));
  const [given, change] = [sale.given ?? 0, sale.change ?? 0];
  if (change < 0 || given - change !== cash)
    found.push({ finding: "tenders", detail: `given ${given}, change ${change}, cash ${cash}` });
  return [...found, ...checkRebate(sale, classes)];
}

/** A refund's own sums; what it may take back is bound by the sale and checked at the register. */
export const checkRefund = (refund: Sale): readonly SumFinding[] => checkTotals(refund);
