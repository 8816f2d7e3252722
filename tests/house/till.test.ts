import { afterAll, beforeAll, expect, test } from "vitest";
import type { View } from "#ipc/view.ts";
import type { EntryData } from "#register/entry.ts";
import { type Shop, forwarded, isReady, openShop, payCash, ring } from "./open-shop.ts";
import { chicken, factsOf } from "./ways.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop[Symbol.asyncDispose]());

const papers = (): readonly string[] => shop.rig.devices.printer.papers().map(({ text }) => text.join("\n"));
async function paper(title: string): Promise<string> {
  await expect.poll(() => papers().at(-1) ?? "", { timeout: 10_000 }).toContain(title);
  return papers().at(-1) ?? "";
}
async function send(command: Parameters<Shop["window"]["send"]>[0], is: (view: View) => boolean): Promise<View> {
  expect(await shop.window.send(command)).toEqual({ kind: "taken" });
  return shop.window.see(is, command.kind, 20_000);
}
async function last<K extends keyof EntryData>(kind: K): Promise<EntryData[K]> {
  await forwarded(shop);
  return factsOf(shop).findLast((fact) => fact.kind === kind)?.data as never;
}
async function sell(): Promise<number> {
  const { window } = shop;
  await ring(window, chicken);
  const { total } = await payCash(window, 1000);
  await send({ kind: "next" }, ({ screen }) => screen.kind === "sale");
  return total;
}

test("Change from the safe opens the drawer, prints its pieces, and moves nothing else", async () => {
  const counts = [{ yen: 100, count: 50 }] as const;
  await send(
    { kind: "cash-in", amount: 5000, reason: "", as: "loan", counts: [...counts] },
    (view) => view.notice?.code === "loan",
  );
  const slip = await paper("釣 銭 補 充");
  expect(slip).toContain("¥5,000");
  expect(slip).toContain("¥100 × 50");
  expect(await last("cash-in")).toEqual({ amount: 5000, reason: "釣銭の補充", as: "loan", counts });
  expect(await last("drawer-kick")).toEqual({ for: "cash-in" });
});

test("Petty cash waits for a supervisor's PIN, and names him", async () => {
  const { window, rig } = shop;
  const act = { kind: "cash-out", amount: 800, reason: "小口の支払い" } as const;
  expect(await window.send(act)).toMatchObject({ kind: "refused", code: "need-supervisor" });
  await send(
    { kind: "approve", op: "01", pin: rig.servers.pins["01"] ?? "", act },
    (view) => view.notice?.code === "cash-out",
  );
  expect(await last("cash-out")).toMatchObject({ amount: 800, by: "01" });
  expect(await paper("出 金")).toContain("承認");
});

test("Before the cash is counted nothing says what ought to be there: no View, no X", async () => {
  const { window } = shop;
  const total = await sell();
  const expected = 50_000 + 5000 - 800 + total;
  await window.see(isReady, "ready");
  await send({ kind: "reconcile" }, (view) => view.notice?.code === "reconciled" && !view.isReconciling);
  const slip = await paper("点 検");
  expect(slip).toContain("数えるまで記しません");
  const digits = expected.toLocaleString("en");
  expect(slip).not.toContain(digits);
  expect(slip).not.toContain("現金  ");
  const view = JSON.stringify(window.view());
  expect(view).not.toContain(String(expected));
  expect(view).not.toContain('"expected"');
  await send({ kind: "cash-count", counted: expected - 10, for: "x" }, ({ till }) => till.count?.n === 1);
  expect(window.view().till.count).toEqual({ n: 1, counted: expected - 10, expected });
  await send({ kind: "cash-count", counted: expected, for: "x" }, ({ till }) => till.count?.n === 2);
  await send({ kind: "reconcile" }, (next) => next.notice?.code === "reconciled" && !next.isReconciling);
  const known = await paper("数え直し");
  expect(known).toContain(digits);
  expect(await last("x-report")).toMatchObject({ drawer: expected, asked: { drawer: true }, totals: { counts: 2 } });
});

test("Handed over, the day goes on in the next shift, with what was put aside", async () => {
  const { window, rig } = shop;
  await ring(window, chicken);
  await send({ kind: "hold" }, ({ lane }) => lane.held.length === 1);
  await send({ kind: "hand-over" }, ({ screen }) => screen.kind === "sign-on");
  expect(await paper("交 代")).toContain("シフト1");
  expect(await last("sign-off")).toMatchObject({ op: "07", hand_over: true });
  await send(
    { kind: "sign-on", op: "01", pin: rig.servers.pins["01"] ?? "" },
    ({ op, screen }) => op?.op === "01" && screen.kind === "sale",
  );
  expect(window.view().till.shift).toBe(2);
  expect(window.view().lane.held).toHaveLength(1);
  await sell();
  expect(await last("sale")).toMatchObject({ shift: 2 });
});

test("The Z says it all, and its two shifts come to it", async () => {
  const { window } = shop;
  await send({ kind: "cash-count", counted: 1, for: "z" }, ({ till }) => till.count !== null);
  await send({ kind: "day-close" }, ({ screen }) => screen.kind === "done" && screen.of === "close");
  const z = await last("z-report");
  const first = await last("x-report");
  expect(first.asked.drawer).toBe(true);
  const shifts = factsOf(shop).flatMap(({ kind, data }) => (kind === "x-report" && "shift" in data ? [data] : []));
  expect(shifts).toHaveLength(1);
  expect(z).toMatchObject({
    sales: { count: 2 },
    customers: 2,
    cancelled: 1,
    loans: { count: 1, total: 5000 },
    cash_out: { count: 1, total: 800 },
    counts: 3,
    count: { counted: 1, expected: z.drawer },
    operators: [
      { op: "01", count: 1 },
      { op: "07", count: 1 },
    ],
  });
  const slip = await paper("精 算");
  for (const said of ["不足", "釣銭の補充", "担当 01", "担当 07", "時台", "客数"]) expect(slip).toContain(said);
  expect(window.view().screen).toMatchObject({ kind: "done", of: "close", z: 1 });
  expect(shop.rig.servers.headquarters.findings()).toEqual([]);
});
