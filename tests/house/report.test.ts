import { existsSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Report, ReportAnswer } from "#ipc/report.ts";
import { firstKey } from "./first-key.ts";
import { askCard, openShop, payCash, printed, ring, type Shop, tap } from "./open-shop.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop[Symbol.asyncDispose]());

function reportOf(answer: ReportAnswer): Report {
  if (answer.kind !== "report") throw new Error(answer.kind);
  return answer.report;
}
async function sell(): Promise<{ cash: number; emoney: number }> {
  const { window } = shop;
  const code = await firstKey(window);
  await ring(window, code, code);
  const cash = await payCash(window, 10_000);
  await printed(window);
  await ring(window, code);
  await askCard(window);
  await tap(shop);
  await window.see(({ screen }) => screen.kind === "done" && screen.emoney > 0, "paid by card");
  const done = await printed(window);
  await window.send({ kind: "next" });
  await window.see(({ screen }) => screen.kind === "sale", "sale");
  return { cash: cash.total, emoney: done.emoney };
}
const lastPaper = (): string => shop.rig.devices.printer.papers().at(-1)?.text.join("\n") ?? "";

test("today's report tells a cashier the sales and nothing of the cash; after the Z it tells all, on paper and as files", async () => {
  const { window, rig } = shop;
  const sold = await sell();
  const total = sold.cash + sold.emoney;

  const today = reportOf(await window.ask({ kind: "report", of: "today" }));
  expect(today).toMatchObject({ z: null, sales: { count: 2, total }, customers: 2, drawer: null, gap: null });
  expect(today.hours.reduce((so, { total: yen }) => so + yen, 0)).toBe(total);
  expect(today.tenders.map(({ kind, amount }) => [kind, amount])).toEqual([
    ["emoney", null],
    ["cash", null],
  ]);
  expect(today.charges.total).toBeNull();
  expect(await window.send({ kind: "report-export", of: "today" })).toMatchObject({ code: "report-supervisor" });

  const { seq } = window.view();
  expect(await window.send({ kind: "report-print" })).toEqual({ kind: "taken" });
  await expect.poll(lastPaper, { timeout: 10_000 }).toContain("日 報");
  expect(lastPaper()).not.toContain("現金");
  // Being read changes no book.
  expect(window.view().seq).toBe(seq);

  await window.send({ kind: "day-close" });
  await window.see(({ screen }) => screen.kind === "done" && screen.of === "close", "closed", 30_000);
  expect(await window.ask({ kind: "report", of: "today" })).toEqual({ kind: "none" });
  const [row, ...others] = await window.ask({ kind: "zs" });
  expect(others).toEqual([]);
  expect(row).toMatchObject({ z: 1, count: 2, total, customers: 2 });
  const z = reportOf(await window.ask({ kind: "report", of: 1 }));
  expect(z).toMatchObject({ z: 1, seq: row?.seq, drawer: 50_000 + sold.cash });
  expect(z.tenders).toMatchObject([{ amount: sold.emoney }, { kind: "cash", amount: sold.cash }]);

  await window.send({ kind: "report-export", of: 1 });
  const { notice } = await window.see(({ notice: now }) => now?.code === "report-written", "written");
  expect(notice?.text).toBe(`${rig.data}/reports/R1-Z1`);
  for (const ending of [".csv", "-z.csv", ".json"]) expect(existsSync(`${notice?.text}${ending}`), ending).toBe(true);
  expect(readFileSync(`${notice?.text}-z.csv`, "utf8")).toContain(`現金在高(計算),,,${50_000 + sold.cash}`);

  await window.send({ kind: "receipt-copy", seq: row?.seq ?? 0 });
  await expect.poll(() => lastPaper().replaceAll(/\s/g, ""), { timeout: 10_000 }).toMatch(/再発行[^]*精算/);
});
