import type { DiscountData, Line, SaleData } from "#register/entry.ts";
import type { Note } from "./finding.ts";

/** As the settings in force have them, in their order. */
export type Discountable = readonly { readonly id: string; readonly discountable?: boolean }[];
type Sold = Pick<SaleData, "lines" | "discount">;

const grossOf = ({ qty, unit }: Line): number => qty * unit;
const ownOf = ({ off }: Line): number => off?.amount ?? 0;

/** Yen that the rule takes off a sum: a percent rounded down, yen at most all of it. */
function ruled({ yen, percent }: DiscountData, sum: number): number {
  return yen === undefined ? Math.floor((sum * (percent ?? 0)) / 100) : Math.min(yen, sum);
}

function checkRule(what: string, rule: DiscountData, sum: number, note: Note): void {
  if ((rule.yen === undefined) === (rule.percent === undefined))
    note("total", `${what}: ${rule.name} is yen or percent`);
  const want = ruled(rule, sum);
  if (rule.amount !== want) note("total", `${what}: ${rule.name} of ${sum} is ${want}, not ${rule.amount}`);
}

/** The order of every sum: rate descending, class, code bytewise, unit, amount. A class the settings do not know is last. */
function inOrder(lines: readonly Line[], classes: Discountable): Line[] {
  const place = (name: string): number =>
    (classes.findIndex(({ id }) => id === name) + classes.length + 1) % (classes.length + 1);
  const amount = (line: Line): number => grossOf(line) - ownOf(line);
  return lines.toSorted(
    (a, b) =>
      b.rate - a.rate ||
      place(a.class) - place(b.class) ||
      Buffer.compare(Buffer.from(a.code), Buffer.from(b.code)) ||
      a.unit - b.unit ||
      amount(a) - amount(b) ||
      a.qty - b.qty,
  );
}

/** spread(A, w) of design 6: floors, and the yen left over one each to the largest remainders, ties by order. In exact whole numbers. */
function spread(amount: number, weights: readonly number[]): number[] {
  const whole = weights.reduce((all, one) => all + one, 0);
  if (whole === 0) return weights.map(() => 0);
  const exact = weights.map((weight) => BigInt(amount) * BigInt(weight));
  const floors = exact.map((product) => Number(product / BigInt(whole)));
  const left = amount - floors.reduce((all, one) => all + one, 0);
  const byRest = exact
    .map((product, at) => ({ rest: product % BigInt(whole), at }))
    .toSorted((a, b) => (a.rest === b.rest ? a.at - b.at : a.rest > b.rest ? -1 : 1));
  const lucky = new Set(byRest.slice(0, left).map(({ at }) => at));
  return floors.map((floor, at) => floor + (lucky.has(at) ? 1 : 0));
}

/**
 * What was taken off, by whose rule: each line's own, and the basket's spread over the lines that may bear it. A sale that
 * names no discount is an older register's, and says nothing of them.
 */
export function checkDiscount({ lines, discount }: Sold, classes: Discountable, note: Note): void {
  if (discount === undefined && lines.every(({ off }) => off === undefined)) return;
  for (const line of lines) if (line.off !== undefined) checkRule(line.name, line.off, grossOf(line), note);
  const may = new Set(classes.filter((one) => one.discountable !== false).map(({ id }) => id));
  const bearing = inOrder(
    lines.filter((line) => !line.void && may.has(line.class)),
    classes,
  );
  const weights = bearing.map((line) => grossOf(line) - ownOf(line));
  if (discount !== undefined)
    checkRule(
      "basket",
      discount,
      weights.reduce((all, one) => all + one, 0),
      note,
    );
  const shares = new Map(spread(discount?.amount ?? 0, weights).map((share, at) => [bearing[at], share]));
  for (const line of lines) {
    const want = ownOf(line) + (shares.get(line) ?? 0);
    if (line.discount !== want) note("total", `${line.name}: ${want} is taken off, not ${line.discount}`);
    if (line.off !== undefined && !may.has(line.class)) note("total", `${line.name}: ${line.class} bears no discount`);
  }
}
