import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { FromWindow } from "#ipc/contract.ts";
import type { View } from "#ipc/view.ts";
import { type FakeRegister, openRegisterPage } from "./support/fake-register.ts";
import { type TestWindow, openWindow } from "./support/open-window.ts";
import { scenes } from "./support/scenes.ts";
import { servePages } from "./support/serve-pages.ts";
import { showScene } from "./support/show-scene.ts";

let kiosk: TestWindow;
let site: Awaited<ReturnType<typeof servePages>>;
let register: FakeRegister;
let answered = 0;

beforeAll(async () => {
  [site, kiosk] = await Promise.all([servePages(), openWindow()]);
}, 60_000);
beforeEach(async () => {
  register = await openRegisterPage(kiosk.page, `${site.url}/index.html`);
  answered = 0;
});
afterAll(async () => {
  await kiosk[Symbol.asyncDispose]();
  await site[Symbol.asyncDispose]();
});

type Sent = Extract<FromWindow, { kind: "send" }>;
const scene = (name: string): View => scenes[name] ?? expect.fail(`no scene ${name}`);
const sent = async (): Promise<readonly Sent[]> =>
  (await register.heard()).filter((message) => message.kind === "send");
/** What a finger said. That a sheet for a supervisor stands or is gone says itself. */
const commands = async (): Promise<readonly Sent["command"][]> =>
  (await sent())
    .map(({ command }) => command)
    .filter(({ kind }) => kind !== "ask-approval" && kind !== "approval-over");
/** Takes everything that was sent and not answered yet. */
async function takeAll(): Promise<void> {
  const unanswered = (await sent()).slice(answered);
  answered += unanswered.length;
  for (const { id } of unanswered) await register.say({ kind: "answer", id, answer: { kind: "taken" } });
}
/** Presses keys one after the other; what they send is taken at once. */
async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    await kiosk.page.click(`[data-key="${key}"]`);
    await takeAll();
  }
}
/** A later View on the same gate. */
async function change(view: View, rev: number): Promise<View> {
  await register.say({ kind: "view", view: { ...view, rev } });
  await register.painted(rev);
  return { ...view, rev };
}

test("点検 counts blind by denomination, compares only after that, and says when everything agrees", async () => {
  const view = await showScene(register, scene("sale-empty"));
  await press("menu", "reconcile-open", "pieces:100", "digit:5", "pieces:10", "digit:2", "digit:0");
  expect(await kiosk.page.isVisible('[data-key="reconcile"]')).toBe(false);
  await press("cash-count");
  const counts = [
    { yen: 100, count: 5 },
    { yen: 10, count: 20 },
  ];
  const counted = { kind: "cash-count", counted: 700, counts, for: "x" };
  expect(await commands()).toEqual([counted]);
  expect(await kiosk.page.isVisible("[data-gap]")).toBe(false);
  const till = { ...view.till, count: { n: 1, counted: 700, expected: 1000 } };
  await change({ ...view, till }, 9_020);
  await kiosk.page.waitForSelector('[data-gap="-300"]');
  await press("reconcile");
  expect(await commands()).toEqual([counted, { kind: "reconcile" }]);
  await change({ ...view, till, isReconciling: true }, 9_021);
  expect(await kiosk.page.isDisabled('[data-key="reconcile"]')).toBe(true);
  await change({ ...view, till }, 9_022);
  await kiosk.page.waitForSelector('p[role="status"][data-tone="good"]');
});

test("Counting again begins with an empty board, and the count before it no longer speaks", async () => {
  const view = await showScene(register, scene("sale-counted-short"));
  await press("menu", "close-day");
  await kiosk.page.waitForSelector('[data-gap="-40"]');
  await press("count-again", "board-toggle", "digit:7", "cash-count");
  expect(await commands()).toEqual([{ kind: "cash-count", counted: 7, for: "z" }]);
  expect(await kiosk.page.isVisible("[data-gap]")).toBe(false);
  await change({ ...view, till: { ...view.till, count: { n: 3, counted: 7, expected: 8 } } }, 9_025);
  await kiosk.page.waitForSelector('[data-gap="-1"]');
});

test("Cash goes out for a reason, by denomination or as a sum, and where it says so a supervisor is asked", async () => {
  await showScene(register, scene("sale-empty"));
  await press("menu", "till-open", "till:in:0", "digit:5", "digit:00", "till-do");
  expect(await commands()).toEqual([{ kind: "cash-in", amount: 500, reason: "立替金の戻り" }]);
  await press("menu", "till-open", "till:loan", "board-toggle", "pieces:1000", "digit:3", "till-do");
  expect((await commands()).at(-1)).toEqual({
    kind: "cash-in",
    amount: 3000,
    reason: "",
    as: "loan",
    counts: [{ yen: 1000, count: 3 }],
  });
  await press("menu", "till-open", "till:out:0", "digit:8", "till-do");
  await kiosk.page.waitForSelector('[data-sheet="approve"] [data-amount="8"]');
  expect(await commands()).toHaveLength(2);
});

test("The day opens with the usual float, or with what is in the tray", async () => {
  await showScene(register, scene("day-open"));
  await press("float-usual", "day-open");
  await showScene(register, scene("day-open"));
  await press("board-toggle", "pieces:500", "digit:4", "day-open");
  expect(await commands()).toEqual([
    { kind: "day-open", day: "2026-11-22", float: 30_000 },
    { kind: "day-open", day: "2026-11-22", float: 2000, counts: [{ yen: 500, count: 4 }] },
  ]);
});
