import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { openFacts } from "./read-facts.ts";
import { openMealDesk } from "./meal-desk.ts";
import { mixedChain } from "./mixed-sale.ts";
import { openRefundDesk } from "./refund-desk.ts";
import { seedMembers, seedPlans } from "./seed.ts";

const dir = mkdtempSync(join(tmpdir(), "rig-desks-"));
afterAll(() => rmSync(dir, { recursive: true }));
const key = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;

test("what was held, granted and given back is the same after a restart on the same files", () => {
  const openMeals = () => openMealDesk({ file: join(dir, "meals"), members: seedMembers, plans: seedPlans });
  const { entries } = mixedChain("R1");
  const books = [{ reg: "R1", epoch: 1, entries, findings: [], held: null, head: null }];
  const openRefunds = () => openRefundDesk({ file: join(dir, "refunds"), facts: openFacts(() => books) });
  const request = (n: number) => ({
    key: key(n),
    member: "m-310003",
    day: "2026-11-24",
    at: "2026-11-24T12:00:00+09:00",
    amount: 200,
    classes: [{ class: "cafeteria", amount: 300 }],
  });
  const rice = (n: number) => ({ key: key(n), of: { reg: "R1", epoch: 1, seq: 3 }, lines: [{ line: 0, qty: 1 }] });
  const meals = openMeals();
  const refunds = openRefunds();
  for (const n of [1, 2]) {
    meals.authorise(request(n));
    refunds.allow("R1", rice(n));
  }
  for (const n of [2, 3]) {
    meals.release(key(n), 0);
    refunds.release(key(n));
  }
  expect(openMeals().authorisations()).toEqual(meals.authorisations());
  expect(openRefunds().allowances()).toEqual(refunds.allowances());
  for (const n of [2, 3]) {
    expect(openMeals().authorise(request(n))).toEqual({ kind: "refused", code: "released" });
    expect(openRefunds().allow("R1", rice(n))).toEqual({ kind: "refused", code: "released" });
  }
  expect(openMeals().authorise(request(1))).toEqual(meals.read(key(1)));
});
