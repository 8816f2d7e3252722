import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { root } from "#build/runtime/pins.ts";
import { seedMembers } from "#rig/headquarters/seed.ts";
import { openRig } from "#rig/open-rig.ts";
import { makeTempDir } from "#rig/temp-dir.ts";
import { openTheDay, see } from "./support/cashier.ts";
import { openKiosk } from "./support/kiosk.ts";
import { type Counted, openFinger } from "./touches/finger.ts";
import { findBetter, pages, renderPages, renderTable, rows } from "./touches/table.ts";
import { type Desk, tasks } from "./touches/tasks.ts";

/** Each common task once on the real kiosk by a finger that counts, and what the manuals of two others say of the same. */
const stack = new AsyncDisposableStack();
const counted: Record<string, Counted> = {};
let desk: Desk;

beforeAll(async () => {
  const dir = makeTempDir();
  stack.defer(() => dir[Symbol.dispose]());
  const rig = stack.use(await openRig({ dir: dir.path, card: "port", timeScale: 0.5 }));
  const kiosk = stack.use(await openKiosk({ config: rig.config, data: rig.data, env: rig.env }));
  const member = seedMembers.find(({ label }) => label === "学生 残高あり") ?? expect.fail("no such member");
  desk = { page: kiosk.cashier, rig, finger: openFinger(kiosk.cashier, rig), member };
  await openTheDay(desk.page);
}, 180_000);

afterAll(async () => {
  await stack.disposeAsync();
  if (rows.some(({ id }) => counted[id] === undefined)) return;
  const out = join(root, "out");
  mkdirSync(out, { recursive: true });
  const all = rows.map(({ id, task, odoo, loyverse }) => ({
    id,
    task,
    ...counted[id],
    odoo: odoo?.steps.length ?? null,
    loyverse: loyverse?.steps.length ?? null,
  }));
  writeFileSync(join(out, "touches.json"), `${JSON.stringify({ tasks: all, pages }, null, 2)}\n`);
}, 60_000);

describe("The touches of each task are those of the table, and never more than the others'", () => {
  test.each(rows)("$task", { timeout: 60_000 }, async (row) => {
    const task = tasks[row.id] ?? expect.fail(`nobody plays ${row.id}`);
    await see(desk.page, "sale");
    await task.before?.(desk);
    desk.finger.count();
    await task.play(desk);
    const did = desk.finger.count();
    counted[row.id] = did;
    await task.after?.(desk);
    expect(did.touches).toBe(row.ours);
    expect(findBetter({ ...row, ours: did.touches })).toEqual([]);
  });
});

test("control: one touch more than the manual of another is found", () => {
  const row = rows.find(({ id }) => id === "hold-recall") ?? expect.fail("no such row");
  expect(findBetter({ ...row, ours: row.ours + 1 })).toEqual(["Odoo"]);
});

test("docs/touches.md holds the table and its addresses", () => {
  // Columns are padded where they are read.
  const flat = (text: string): string => text.replaceAll(/ +/gu, " ").replaceAll(/-{2,}/gu, "--");
  const page = flat(readFileSync(join(root, "docs", "touches.md"), "utf8"));
  expect(page).toContain(flat(renderTable()));
  expect(page).toContain(flat(renderPages()));
});
