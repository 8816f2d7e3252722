import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabase } from "#db/open-database.ts";
import { openFile } from "#db/open-file.ts";
import { readManifestOf, rowsOf } from "#db/export.ts";
import { verifyJournal } from "#db/verify/verify-journal.ts";
import type { RawEntry } from "#db/journal.ts";
import { type SendAnswer, screenCommand } from "#ipc/contract.ts";
import type { ScreenCommand } from "#register/command.ts";
import type { Entry, EntryOf } from "#register/entry.ts";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Shop, askCard, openShop, payCash, printed, ring, tap } from "./open-shop.ts";
import { type Known, valuesOf } from "./plausible.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop[Symbol.asyncDispose]());

/** The journal as an auditor exports it, whole. */
function readRows(dir = shop.rig.data): RawEntry[] {
  const store = openFile(dir, { readonly: true });
  try {
    return [...rowsOf(store)];
  } finally {
    store.db.close();
  }
}
const entryOf = ({ body }: RawEntry): Entry => JSON.parse(body) as Entry;

/** Why what was settled before is not what stands there now; [] = nothing of it was touched, and all that came after is sound. */
async function changesSince(before: readonly RawEntry[], dir = shop.rig.data): Promise<string[]> {
  const now = readRows(dir);
  const changed = before.flatMap((row, at) =>
    JSON.stringify(now[at]) === JSON.stringify(row) ? [] : [`${row.seq} changed`],
  );
  const store = openFile(dir, { readonly: true });
  const manifest = readManifestOf(store);
  store.db.close();
  const findings = (await verifyJournal(now, { manifest })).filter(({ finding }) => finding !== "unanchored");
  return [...changed, ...findings.map(({ seq, finding }) => `${seq} ${finding}`)];
}

/** Every Command of the contract, said in every way the schema knows. */
function everyCommand(known: Known): ScreenCommand[] {
  const said = screenCommand.options.flatMap((option) => valuesOf(option as never, known)) as ScreenCommand[];
  // What ends the process or the day comes last, so that all else meets a register at work.
  const late = ["sign-off", "day-close", "hand-over", "lock", "training", "training-end"];
  const rank = ({ kind }: ScreenCommand): number => late.indexOf(kind) + 1;
  return said.toSorted((a, b) => rank(a) - rank(b));
}

/** Says it on the screen that stands: a press meant for the one before is pressed again. */
async function say(command: ScreenCommand): Promise<SendAnswer> {
  const { window } = shop;
  for (let tries = 0; ; tries += 1) {
    const { gate } = window.view();
    const answer = await window.send(command);
    if (answer.kind !== "stale" || tries === 5) return answer;
    await window.see((view) => view.gate !== gate, "the screen that stands", 200).catch(() => {});
  }
}

/** Back to where a finger could go on: signed on, the day open, nothing half done. */
async function settleDown(pins: { readonly [op: string]: string }): Promise<void> {
  const { window } = shop;
  for (let tries = 0; tries < 6; tries += 1) {
    const { screen } = window.view();
    if (screen.kind === "sale") return;
    // A PIN takes its time.
    const isPin = screen.kind === "sign-on" || screen.kind === "locked";
    const step: ScreenCommand =
      screen.kind === "sign-on"
        ? { kind: "sign-on", op: "07", pin: pins["07"] ?? "" }
        : screen.kind === "locked"
          ? { kind: "unlock", op: "07", pin: pins["07"] ?? "" }
          : screen.kind === "day-open"
            ? { kind: "day-open", day: screen.day, float: 1000 }
            : screen.kind === "done"
              ? { kind: "next" }
              : screen.kind === "unknown"
                ? { kind: "park" }
                : { kind: "back" };
    await say(step);
    await window.see((view) => view.screen !== screen, `away from ${screen.kind}`, isPin ? 3_000 : 150).catch(() => {});
  }
}

/** Lines, tenders and sums of a sale as they are worth something: what no Command may alter. */
const settledOf = (rows: readonly RawEntry[]): string[] =>
  rows.filter(({ kind }) => kind === "sale" || kind === "refund").map(({ body }) => body);

test("no Command of the contract, tried on a settled sale from every screen it leads to, changes an entry that stands", async () => {
  const { window, rig } = shop;
  const { categories } = await window.ask({ kind: "layout" });
  const code = categories[0]?.keys[0]?.code ?? "";
  await ring(window, code);
  const { seq } = await payCash(window, 1000);
  await printed(window);
  const cash = window.view().last;
  await window.send({ kind: "next" });
  await window.see(({ screen }) => screen.kind === "sale", "sale");
  await ring(window, code);
  await askCard(window);
  await tap(shop, 0);
  await window.see(({ screen }) => screen.kind === "done", "paid by card", 20_000);
  await printed(window);

  const before = readRows();
  const sale = before
    .map(entryOf)
    .find((entry): entry is EntryOf<"sale"> => entry.kind === "sale" && entry.seq === seq);
  expect(sale?.data.receipt).toBe(cash?.receipt);
  const pins = rig.servers.pins;
  const known: Known = {
    seq: [seq, seq + 1],
    receipt: [sale?.data.receipt],
    code: [code],
    op: ["01"],
    pin: [pins["01"]],
    n: [1],
    day: ["2026-11-22"],
    key: ["00000000-0000-4000-8000-000000000000"],
    job: ["1-1-1"],
    id: ["staff", "x"],
    reason: ["両替"],
    number: ["310001"],
    symbology: ["]E0"],
  };
  const all = everyCommand(known);
  expect(new Set(all.map(({ kind }) => kind)).size).toBe(screenCommand.options.length);
  const taken = new Set<string>();
  /** Where a finger can be when it says it. */
  const places: { readonly [name: string]: () => Promise<unknown> } = {
    "between two sales": async () => {},
    "with goods": () => say({ kind: "item", code, qty: 1 }),
    "with the sale to be returned": async () => {
      await say({ kind: "refund" });
      await say({ kind: "refund-number", receipt: sale?.data.receipt ?? "" });
      await window.see(({ screen }) => screen.kind === "refund", "found", 150).catch(() => {});
      await say({ kind: "refund-all" });
    },
  };
  const firsts = all.filter((command, at) => all.findIndex(({ kind }) => kind === command.kind) === at);
  for (const [name, go] of Object.entries(places)) {
    // Every way of saying it where goods are sold, each Command at least once at the others.
    for (const command of name === "with goods" ? all : firsts) {
      // What ends this register, to come back as another one, has a test of its own.
      if (command.kind === "training-end" || (command.kind === "approve" && command.act.kind === "training")) continue;
      await settleDown(pins);
      await go();
      const answer = await say(command);
      if (answer.kind === "taken") taken.add(command.kind);
      await say({ kind: "cancel-sale" });
    }
  }
  await settleDown(pins);
  // Otherwise nothing was tried at all.
  expect(taken.size).toBeGreaterThan(25);

  expect(await changesSince(before)).toEqual([]);
  const after = readRows();
  expect(after.length).toBeGreaterThan(before.length + 50);
  expect(settledOf(after).slice(0, settledOf(before).length)).toEqual(settledOf(before));

  // What came back of a sale, came back by a refund that names it: the totals are sales less refunds, and nothing else moves them.
  const entries = after.map(entryOf);
  const total = (kind: "sale" | "refund"): number =>
    entries.reduce(
      (sum, entry) => (entry.kind === kind && "total" in entry.data ? sum + (entry.data.total ?? 0) : sum),
      0,
    );
  const { gt, gta } = entries.at(-1) ?? { gt: -1, gta: -1 };
  expect({ gt, gta }).toEqual({ gt: total("sale") - total("refund"), gta: total("sale") + total("refund") });
  const left = openFile(rig.data, { readonly: true });
  const soldOf = entries.filter((entry) => entry.kind === "sale");
  for (const { data } of soldOf) {
    const back = entries.reduce(
      (sum, entry) =>
        entry.kind === "refund" && entry.data.of.receipt === data.receipt ? sum + entry.data.total : sum,
      0,
    );
    const rest = left.sales.read(data.receipt)?.lines.reduce((sum, { amount }) => sum + amount, 0);
    expect([data.receipt, rest]).toEqual([data.receipt, data.total - back]);
  }
  left.db.close();
}, 300_000);

test("the look is not blind: one yen changed in a settled sale by somebody with the file in hands is seen twice over", async () => {
  const before = readRows();
  const { rig } = shop;
  const forged = join(rig.data, "forged");
  mkdirSync(forged);
  const source = openDatabase(join(rig.data, "journal.db"), { readonly: true });
  await source.backup(join(forged, "journal.db"));
  source.close();
  const db = openDatabase(join(forged, "journal.db"));
  db.exec("DROP TRIGGER entry_stays");
  const row = before.find(({ kind }) => kind === "sale");
  const body = row?.body.replace(/"given":(\d+)/, (_, yen: string) => `"given":${Number(yen) + 1}`) ?? "";
  expect(body).not.toBe(row?.body);
  db.prepare("UPDATE entry SET body = ? WHERE seq = ?").run(body, row?.seq);
  db.close();
  const seen = await changesSince(before, forged);
  expect(seen).toContain(`${row?.seq} changed`);
  expect(seen).toContain(`${row?.seq} hash-broken`);
});
