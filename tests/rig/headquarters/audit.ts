import type { MealDesk } from "./meal-desk.ts";
import type { Facts, RefundFact, SaleFact } from "./read-facts.ts";
import type { RefundDesk } from "./refund-desk.ts";
import { leftOfSale, lessPart, takeRebate, takeTenders, type Left } from "./refund-left.ts";
import { partOfJournal } from "./refund-part.ts";
import type { ClassAmount, SaleTender } from "./sums.ts";

/** What only headquarters can see, because it takes the journals of all registers and what it allowed itself. */
export type AuditFinding = {
  readonly reg: string;
  readonly epoch: number;
  readonly seq: number;
  readonly finding: "refund" | "tenders" | "rebate" | "meal";
  readonly detail: string;
};
type Say = (at: RefundFact | SaleFact, finding: AuditFinding["finding"], detail: string) => void;

const inOrder = (rows: ReadonlyMap<string, number>): string =>
  [...rows]
    .filter(([, amount]) => amount > 0)
    .map(([what, amount]) => `${what} ${amount}`)
    .toSorted()
    .join(", ");
const byKind = (tenders: readonly Pick<SaleTender, "kind" | "by">[]): string => {
  const rows = new Map<string, number>();
  for (const { kind, by } of tenders)
    for (const row of by) rows.set(`${kind} ${row.class}`, (rows.get(`${kind} ${row.class}`) ?? 0) + row.amount);
  return inOrder(rows);
};
const byClass = (rows: readonly ClassAmount[]): string => inOrder(new Map(rows.map((row) => [row.class, row.amount])));

function classesOf(refund: RefundFact): Map<string, number> {
  const rows = new Map<string, number>();
  for (const line of refund.data.lines) rows.set(line.class, (rows.get(line.class) ?? 0) + line.amount);
  return rows;
}

/** One refund against what was left of its sale before it; answers what is left after. */
function checkRefund(sale: SaleFact, left: Left, refund: RefundFact, desk: RefundDesk, say: Say): Left {
  const leave = desk.leaveOf(refund);
  const part = partOfJournal(sale.data, left, refund.data);
  const units = (lines: readonly { readonly qty: number }[]) => lines.reduce((so, { qty }) => so + qty, 0);
  if (units(part.lines) !== units(refund.data.lines)) say(refund, "refund", "more units than are left");
  for (const [id, amount] of classesOf(refund)) {
    const most = left.lines.reduce((so, one) => so + (sale.data.lines[one.line]?.class === id ? one.amount : 0), 0);
    if (amount > most) say(refund, "refund", `${amount} of ${id}, left ${most}`);
  }
  for (const line of refund.data.lines) {
    // Of n units q are worth a·q/n, give or take less than a yen, whichever of them they are.
    const sold = sale.data.lines.filter((one) => one.code === line.code && one.unit === line.unit && !one.void);
    const fits = sold.some(({ amount, qty }) => Math.abs(line.amount * qty - amount * line.qty) < qty);
    if (!fits && leave === undefined) say(refund, "refund", `${line.amount} for ${line.qty} of ${line.code}`);
  }
  if (leave?.state === "released") say(refund, "refund", "its allowance was given back");
  if (leave !== undefined && leave.total !== refund.data.total)
    say(refund, "refund", `${refund.data.total}, allowed ${leave.total}`);
  const tenders = leave?.tenders ?? takeTenders(classesOf(refund), left);
  if (byKind(tenders) !== byKind(refund.data.tenders)) say(refund, "tenders", `want ${byKind(tenders)}`);
  const rebate = leave?.rebate ?? takeRebate(refund.data.tenders, left);
  if (byClass(rebate) !== byClass(refund.data.rebate.by)) say(refund, "rebate", `want ${byClass(rebate)}`);
  return lessPart(left, part);
}

function checkRefunds(facts: Facts, desk: RefundDesk, say: Say): void {
  const left = new Map<string, Left>();
  for (const refund of facts.refunds()) {
    const { receipt } = refund.data.of;
    const sale = facts.saleOf(receipt);
    // The sale may stand in the book of a register that has not come through yet; its own it must hold.
    if (sale === undefined && receipt.startsWith(`${refund.reg}-${refund.epoch}-`))
      say(refund, "refund", `of ${receipt}, which was never sold`);
    if (sale === undefined) continue;
    left.set(receipt, checkRefund(sale, left.get(receipt) ?? leftOfSale(sale.data), refund, desk, say));
  }
}

const mealOf = (tenders: readonly SaleTender[]): number =>
  tenders.filter(({ kind }) => kind === "meal").reduce((so, { amount }) => so + amount, 0);

/** By member and day: what was eaten on the plan, less what went back, is at most what was authorised. */
function checkMeals(facts: Facts, meals: MealDesk, say: Say): void {
  const left = new Map<string, number>();
  const name = (member: string | null, day: string): string => `${member ?? ""} ${day}`;
  const add = (at: string, yen: number): void => void left.set(at, (left.get(at) ?? 0) + yen);
  for (const { member, day, amount } of meals.authorisations()) add(name(member, day), amount);
  for (const refund of facts.refunds()) {
    const sale = facts.saleOf(refund.data.of.receipt);
    if (sale !== undefined) add(name(sale.data.member, sale.day), mealOf(refund.data.tenders));
  }
  for (const sale of facts.eaten()) {
    const at = name(sale.data.member, sale.day);
    add(at, -mealOf(sale.data.tenders));
    const rest = left.get(at) ?? 0;
    if (rest < 0) say(sale, "meal", `${-rest} more than was authorised that day`);
  }
}

/** All findings across registers; read again only when something was written. */
export function openAudit(o: {
  readonly facts: Facts;
  readonly refunds: RefundDesk;
  readonly meals: MealDesk;
  readonly entries: () => number;
}): () => readonly AuditFinding[] {
  let of = "";
  let found: readonly AuditFinding[] = [];
  return () => {
    const now = [o.entries(), o.refunds.version(), o.meals.version()].join(" ");
    if (now === of) return found;
    const findings: AuditFinding[] = [];
    const say: Say = ({ reg, epoch, seq }, finding, detail) => void findings.push({ reg, epoch, seq, finding, detail });
    checkRefunds(o.facts, o.refunds, say);
    checkMeals(o.facts, o.meals, say);
    [of, found] = [now, findings];
    return found;
  };
}
