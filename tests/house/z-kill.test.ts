import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openFile } from "#db/open-file.ts";
import { rowsOf } from "#db/export.ts";
import { manifestOf } from "#db/manifest-of.ts";
import { verifyJournal } from "#db/verify/verify-journal.ts";
import type { Entry, EntryOf } from "#register/entry.ts";
import { blackHole } from "#rig/behaviour.ts";
import { paperOut } from "#rig/printer/behaviours.ts";
import { makeTempDir } from "#rig/temp-dir.ts";
import { type Shop, openShop, payCash, ring } from "./open-shop.ts";
import { killWorkers, recount } from "./recount.ts";
import { bun, chicken } from "./ways.ts";

const dir = makeTempDir();
let shop: Shop;
const hook = join(dir.path, "hook.cjs");
beforeAll(async () => {
  shop = await openShop();
});
afterAll(async () => {
  await shop[Symbol.asyncDispose]();
  dir[Symbol.dispose]();
});

/** The journal as it lies on disk now, read beside the register. */
function readJournal(): Entry[] {
  const store = openFile(shop.rig.data, { readonly: true });
  try {
    const last = store.entries.lastRow()?.seq ?? 0;
    return Array.from({ length: last }, (_, at) => store.entries.at(at + 1)?.entry).filter((one) => one !== undefined);
  } finally {
    store.db.close();
  }
}
const headKind = (store: ReturnType<typeof openFile>, seq: number): string | undefined =>
  store.entries.at(seq)?.entry.kind;

/** Resolves as soon as an entry of this kind is durable after `seq`: looked for as fast as the file can be read. */
async function journalled(kind: Entry["kind"], seq: number): Promise<void> {
  const store = openFile(shop.rig.data, { readonly: true });
  const deadline = performance.now() + 20_000;
  try {
    for (let at = seq + 1; ;) {
      const found = headKind(store, at);
      if (found === kind) return;
      if (found !== undefined) {
        at += 1;
        continue;
      }
      if (performance.now() > deadline) throw new Error(`no ${kind} after ${seq}`);
      await new Promise((resolve) => setImmediate(resolve));
    }
  } finally {
    store.db.close();
  }
}

async function kill(): Promise<void> {
  const register = shop.house.register();
  register.child.kill("SIGKILL");
  await register.exited;
  await shop.house.restartRegister();
}

/** Some of everything that a Z counts, ending with a basket left open and a count. */
async function trade(round: number): Promise<void> {
  const { window } = shop;
  for (let n = 0; n <= round % 3; n += 1) {
    await ring(window, chicken, bun);
    await payCash(window, 1000);
    await window.send({ kind: "next" });
    await window.see(({ screen }) => screen.kind === "sale", "sale");
  }
  await window.send({ kind: "cash-out", amount: 500 + round, reason: "", as: "pickup" });
  await window.see(({ notice }) => notice?.code === "pickup", "picked up");
  await ring(window, bun);
  await window.send({ kind: "hold" });
  await window.see(({ lane }) => lane.held.length === 1, "held");
}

async function reopen(): Promise<void> {
  const { window } = shop;
  await window.send({ kind: "next" });
  const { screen } = await window.see((view) => view.screen.kind === "day-open", "day-open");
  await window.send({ kind: "day-open", day: screen.kind === "day-open" ? screen.day : "", float: 50_000 });
  await window.see((view) => view.screen.kind === "sale", "open");
}

const isClosed = (entries: readonly Entry[]): boolean =>
  entries.findLastIndex(({ kind }) => kind === "z-report") > entries.findLastIndex(({ kind }) => kind === "day-open");

/** Where the register is killed once closing has begun: told that it has come so far. */
const boundaries: readonly (readonly [string, (seq: number) => Promise<void>])[] = [
  ["the count is durable", async () => {}],
  ["the cancelled baskets are durable", (seq) => journalled("sale-cancelled", seq)],
  ["the other books are being asked", async () => void (await shop.window.see(({ isReconciling }) => isReconciling))],
  ["the comparison is durable and the sums are being taken", (seq) => journalled("x-report", seq)],
  ["the Z is durable and its slip is not", (seq) => journalled("z-report", seq)],
];

test.each(boundaries.map(([name, reach], at) => [name, reach, at] as const))(
  "Killed when %s, the register closes with the same number and the same sums",
  async (_, reach, round) => {
    const { window } = shop;
    await trade(round);
    const before = readJournal();
    const from = before.findLastIndex(({ kind }) => kind === "day-open");
    const zBefore = before.filter(({ kind }) => kind === "z-report").length;
    const { drawer } = recount(before.slice(from));
    await window.send({ kind: "cash-count", counted: drawer - 10 * round, for: "z" });
    const { till } = await window.see((view) => view.till.count !== null, "counted");
    expect(till.count).toEqual({ n: 1, counted: drawer - 10 * round, expected: drawer });
    const { seq } = window.view();
    if (round > 0) {
      const reached = reach(seq);
      // Its answer may die with it.
      void window.send({ kind: "day-close" });
      await reached;
    }
    await kill();
    await window.see(({ screen }) => screen.kind !== "out-of-service" && screen.kind !== "sign-on", "back");
    if (!isClosed(readJournal())) {
      await window.see((view) => view.till.count !== null, "the count stands after the kill");
      // A queue in front: pressed until it is closed, as a cashier would.
      expect(await window.send({ kind: "day-close" })).toEqual({ kind: "taken" });
    }
    await window.see(({ screen }) => screen.kind === "done" && screen.of === "close", "closed", 20_000);
    const after = readJournal();
    const zs = after.filter((entry): entry is EntryOf<"z-report"> => entry.kind === "z-report");
    expect(zs.map(({ data }) => data.z)).toEqual(Array.from({ length: zBefore + 1 }, (_one, at) => at + 1));
    const z = zs.at(-1) ?? expect.fail("no Z");
    const day = after.slice(from, z.seq - 1);
    expect(z.data).toMatchObject({
      ...recount(day),
      counts: 1,
      count: { counted: drawer - 10 * round, expected: drawer },
    });
    expect(z.data).toMatchObject({ sales: { count: (round % 3) + 1 }, cancelled: 1, pickups: { total: 500 + round } });
    await reopen();
  },
  60_000,
);

test("A worker that dies ends only that try: the day stays open, and the next key closes it", async () => {
  const { window, house } = shop;
  await trade(0);
  const register = house.register();
  register.child.kill("SIGKILL");
  await register.exited;
  await house.restartRegister(await killWorkers(hook, 1));
  expect(existsSync(`${hook}.0`)).toBe(true);
  await window.see(({ screen }) => screen.kind === "sale", "sale");
  await window.send({ kind: "day-close" });
  await window.see(({ notice }) => notice?.code === "close-failed", "said", 20_000);
  expect(existsSync(`${hook}.0`)).toBe(false);
  expect(isClosed(readJournal())).toBe(false);
  await window.send({ kind: "day-close" });
  await window.see(({ screen }) => screen.kind === "done" && screen.of === "close", "closed", 20_000);
  await reopen();
});

test("Nothing that is away holds the Z up: neither authority, headquarters nor printer", async () => {
  const { window, rig } = shop;
  await trade(1);
  const silent = [rig.servers.pokepay.behave(blackHole()), rig.servers.headquarters.behave(blackHole())];
  const paper = rig.devices.printer.behave(paperOut({ atLine: 3 }));
  await window.send({ kind: "day-close" });
  await window.see(({ screen }) => screen.kind === "done" && screen.of === "close", "closed", 20_000);
  paper();
  for (const stop of silent) stop();
  await reopen();
});

test("After all that the journal verifies", async () => {
  const store = openFile(shop.rig.data, { readonly: true });
  const manifest = manifestOf(store.identity);
  const rows = [...rowsOf(store)];
  store.db.close();
  const found = await verifyJournal(rows, { manifest });
  expect(found.filter(({ finding }) => finding !== "unanchored")).toEqual([]);
});
