import { open } from "node:fs/promises";
import type { Entry, Line } from "#register/entry.ts";

/** What a Z must say of a stretch, counted by hand from its entries: no code of the register's takes part. */
export function recount(entries: readonly Entry[]) {
  const sum = (amounts: readonly number[]): number => amounts.reduce((all, one) => all + one, 0);
  const sales = entries.flatMap((entry) => (entry.kind === "sale" ? [entry.data] : []));
  const refunds = entries.flatMap((entry) => (entry.kind === "refund" ? [entry.data] : []));
  const inCash = (of: typeof sales | typeof refunds) =>
    sum(of.flatMap(({ tenders }) => tenders.flatMap(({ kind, amount }) => (kind === "cash" ? [amount] : []))));
  const moved = (kind: "cash-in" | "cash-out", as?: string) =>
    entries.flatMap((entry) =>
      entry.kind === kind && "amount" in entry.data && entry.data.as === as ? [entry.data.amount] : [],
    );
  const some = (amounts: readonly number[]) => ({ count: amounts.length, total: sum(amounts) });
  const floats = entries.flatMap((entry) => (entry.kind === "day-open" ? [entry.data.float] : []));
  const voids = (lines: readonly Line[]) => lines.filter((line) => line.void).length;
  const all = (kind: "cash-in" | "cash-out") => sum([...moved(kind), ...moved(kind, "loan"), ...moved(kind, "pickup")]);
  return {
    sales: some(sales.map(({ total }) => total)),
    refunds: some(refunds.map(({ total }) => total)),
    rebate: sum(sales.map(({ rebate }) => rebate.total)),
    customers: sum(sales.map(({ guests = 1 }) => guests)),
    cancelled: entries.filter(({ kind }) => kind === "sale-cancelled").length,
    voids: sum(
      entries.map((entry) => (entry.kind === "sale" || entry.kind === "sale-cancelled" ? voids(entry.data.lines) : 0)),
    ),
    loans: some(moved("cash-in", "loan")),
    pickups: some(moved("cash-out", "pickup")),
    cash_in: some(moved("cash-in")),
    cash_out: some(moved("cash-out")),
    drawer: sum(floats) + inCash(sales) - inCash(refunds) + all("cash-in") - all("cash-out"),
  };
}

/** Makes a file that, loaded before a process, ends each of its first `times` summing workers at once. Returns how it is loaded. */
export async function killWorkers(file: string, times: number): Promise<{ readonly [name: string]: string }> {
  await using hook = await open(file, "w");
  await hook.write(`const { isMainThread, workerData } = require("node:worker_threads");
const { existsSync, unlinkSync } = require("node:fs");
if (!isMainThread && workerData && workerData.from !== undefined)
  for (let n = 0; n < ${times}; n += 1) {
    const mark = ${JSON.stringify(file)} + "." + n;
    if (!existsSync(mark)) continue;
    unlinkSync(mark);
    process.exit(9);
  }
`);
  for (let n = 0; n < times; n += 1) await (await open(`${file}.${n}`, "w")).close();
  return { NODE_OPTIONS: `--require ${file}` };
}
