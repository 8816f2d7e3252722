import type { Report } from "#ipc/report.ts";
import { instantOf } from "#register/instant-of.ts";
import { msOfInstant } from "#register/instant.ts";
import type { Settings } from "#register/settings.ts";
import type { SlipReport } from "#register/station-command.ts";
import type { DaySums } from "./task.ts";

/**
 * A day's sums as the screen shows them.
 * @param knows whether what the drawer holds may be told; else cash cannot be reckoned from anything that is
 */
export function composeReport(
  { totals, z, day, fromAt }: DaySums,
  o: { readonly settings: Settings | null; readonly nowMs: number; readonly knows: boolean },
): Report {
  const className = new Map(o.settings?.classes.map(({ id, name }) => [id, name]));
  const opName = new Map(o.settings?.operators.map(({ op, name }) => [op, name]));
  const { count } = totals;
  return {
    z: z?.z ?? null,
    seq: z?.seq ?? null,
    day,
    fromMs: msOfInstant(fromAt),
    atMs: z ? msOfInstant(z.at) : o.nowMs,
    sales: totals.sales,
    refunds: totals.refunds,
    customers: totals.customers ?? totals.sales.count,
    hours: totals.hours ?? [],
    classes: totals.classes.map(({ class: id, amount }) => ({ name: className.get(id) ?? id, amount })),
    taxes: totals.taxes,
    tenders: totals.tenders.map((row) => (o.knows ? row : { ...row, amount: null })),
    operators: totals.operators.map((row) => ({ ...row, name: opName.get(row.op) ?? "" })),
    charges: o.knows ? totals.charges : { ...totals.charges, total: null },
    rebate: totals.rebate,
    voids: totals.voids,
    cancelled: totals.cancelled,
    drawer: o.knows ? totals.drawer : null,
    gap: o.knows && count !== undefined ? count.counted - count.expected : null,
  };
}

/** The same for a slip: nothing of it tells what the drawer holds. */
export function slipReport(
  { totals, day, from, upTo }: DaySums,
  o: { readonly settings: Settings | null; readonly op: string | null; readonly nowMs: number },
): SlipReport {
  const className = new Map(o.settings?.classes.map(({ id, name }) => [id, name]));
  const offsetMin = -new Date(o.nowMs).getTimezoneOffset();
  return {
    day,
    at: instantOf(o.nowMs, offsetMin),
    op: o.op,
    from,
    upTo,
    sales: totals.sales,
    refunds: totals.refunds,
    customers: totals.customers ?? totals.sales.count,
    hours: totals.hours ?? [],
    classes: totals.classes.map(({ class: id, amount }) => ({ class: className.get(id) ?? id, amount })),
    taxes: totals.taxes,
  };
}
