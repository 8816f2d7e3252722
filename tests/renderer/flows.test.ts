import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
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
const commands = async (): Promise<readonly Sent["command"][]> => (await sent()).map(({ command }) => command);
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
const sheet = (name: string): Promise<unknown> => kiosk.page.waitForSelector(`[data-sheet="${name}"]`);

describe("the drawer without a sale", () => {
  test("Two presses open it: the key in the menu asks why, and the reason is the key that opens", async () => {
    await showScene(register, scene("sale"));
    await press("menu", "no-sale");
    await sheet("no-sale");
    expect(await commands()).toEqual([]);
    await press("no-sale:0");
    expect(await commands()).toEqual([{ kind: "no-sale", reason: "両替" }]);
    expect(await kiosk.page.getAttribute("[data-screen]", "data-sheet")).toBeNull();
  });

  test("A reason that is a supervisor's asks for the PIN, and sends nothing before", async () => {
    await showScene(register, scene("sale"));
    await press("menu", "no-sale", "no-sale:4", "digit:1", "approve");
    expect(await commands()).toEqual([]);
    await press("digit:1", "digit:2", "digit:3", "digit:4", "approve");
    const act = { kind: "no-sale", reason: "売上金を金庫へ移す" };
    expect(await commands()).toEqual([{ kind: "approve", op: "1", pin: "1234", act }]);
  });
});

describe("a supervisor's approval", () => {
  test("A wrong PIN keeps the sheet and clears the PIN; the right one leads back to the sheet that asked", async () => {
    const view = await showScene(register, scene("sale-trust-off"));
    await press("menu", "trust-open", "trust-turn", "digit:0", "digit:1", "approve");
    await press("digit:1", "digit:2", "digit:3", "digit:4", "approve");
    const approve = { kind: "approve", op: "01", pin: "1234", act: { kind: "trust", on: true } };
    expect(await commands()).toEqual([approve]);
    await change({ ...view, approving: "trust" }, 9_001);
    expect(await kiosk.page.isDisabled('[data-key="approve"]')).toBe(true);
    await change({ ...view, notice: { code: "pin-wrong", amount: 4 } }, 9_002);
    await sheet("approve");
    await kiosk.page.waitForSelector('[data-prompt="notice.pin-wrong"]');
    expect(await kiosk.page.innerText('[data-field="pin"]')).not.toMatch(/•/);
    await press("digit:5", "digit:6", "digit:7", "digit:8", "approve");
    expect(await commands()).toEqual([approve, { ...approve, pin: "5678" }]);
    // The View in which the PIN was being checked is skipped: the journal has grown.
    await change({ ...view, ...scene("sale-trust"), gate: view.gate, seq: view.seq + 1 }, 9_003);
    await sheet("trust");
    await kiosk.page.waitForSelector('[data-trust="on"]');
  });

  test("Of an item to settle the answer is chosen before a PIN counts", async () => {
    const view = await showScene(register, scene("sale-pending"));
    await press("pending", "settle:p4", "digit:1");
    expect(await kiosk.page.isDisabled('[data-key="approve"]')).toBe(true);
    await press("settle:not-charged", "approve", "digit:1", "digit:2", "digit:3", "digit:4", "approve");
    const act = { kind: "settle", key: "p4", as: "not-charged" };
    expect(await commands()).toEqual([{ kind: "approve", op: "1", pin: "1234", act }]);
    await change({ ...view, approving: "settle" }, 9_011);
    await change({ ...view, notice: { code: "settled", amount: 9 }, pending: view.pending.slice(0, 3) }, 9_012);
    await sheet("pending");
    await kiosk.page.waitForSelector('[data-prompt="notice.settled"]');
  });

  test("A difference is only ever marked as seen, a charge to correct is named by its entry", async () => {
    await showScene(register, scene("sale-pending-later"));
    await press("pending", "settle:p5", "digit:1", "approve", "digit:1", "digit:2", "digit:3", "digit:4", "approve");
    await press("back", "pending", "menu", "correct");
    for (const message of await register.heard())
      if (message.kind === "ask" && message.query.kind === "charges")
        await register.say({ kind: "rows", id: message.id, rows: [{ seq: 31, atMs: 0, amount: 5000 }] });
    await press("correct:31", "digit:1", "approve", "digit:1", "digit:2", "digit:3", "digit:4", "approve");
    expect((await commands()).map((command) => (command.kind === "approve" ? command.act : command))).toEqual([
      { kind: "settle", key: "p5", as: "seen" },
      { kind: "charge-correct", seq: 31 },
    ]);
  });
});

test("Each pending item has the one action that its next step names", async () => {
  await showScene(register, scene("sale-pending-many"));
  await press("pending", "ask:p1", "charge-returned:p2", "resend:p3", "not-printed:p9");
  expect(await commands()).toEqual([
    { kind: "pending-ask", key: "p1" },
    { kind: "charge-returned", key: "p2" },
    { kind: "pending-resend", key: "p3" },
    { kind: "job-answer", job: "p9", printed: false },
  ]);
  expect(await kiosk.page.isDisabled('[data-key="ask:p1"]')).toBe(true);
  expect(await kiosk.page.locator("[data-alarm]").count()).toBe(2);
});

describe("a return", () => {
  test("The number that is typed narrows the list and is completed to that of this register, or of the one keyed", async () => {
    await showScene(register, scene("refund-find"));
    await kiosk.page.keyboard.type("38");
    const asked = async (): Promise<readonly string[]> =>
      (await register.heard()).flatMap((message) =>
        message.kind === "ask" && message.query.kind === "sales" ? [message.query.text] : [],
      );
    await expect.poll(asked).toEqual(["", "3", "38"]);
    await press("refund-number", "part:reg", "digit:clear", "digit:7", "refund-number");
    expect(await commands()).toEqual([
      { kind: "refund-number", receipt: "KU-R02-1-38" },
      { kind: "refund-number", receipt: "KU-R07-1-38" },
    ]);
  });

  test("A sale of the list is one touch", async () => {
    await showScene(register, scene("refund-find"));
    await press("sale:38");
    expect(await commands()).toEqual([{ kind: "refund-number", receipt: "KU-R02-1-38" }]);
  });

  test("取引取消 of the last sale finds it and picks all of it, and gives nothing back by itself", async () => {
    await showScene(register, scene("sale-empty"));
    await press("last", "void-last");
    await showScene(register, scene("refund-find"));
    await expect.poll(async () => (await sent()).length).toBe(2);
    await takeAll();
    await showScene(register, scene("refund-finding"));
    await showScene(register, scene("refund-none"));
    await expect.poll(async () => (await sent()).length).toBe(3);
    await showScene(register, scene("refund"));
    expect(await commands()).toEqual([
      { kind: "refund" },
      { kind: "refund-number", receipt: "KU-R02-1-39" },
      { kind: "refund-all" },
    ]);
  });

  test("A sale found in another way is not picked by itself, even after a 取引取消 that was refused", async () => {
    await showScene(register, scene("sale-empty"));
    await kiosk.page.click('[data-key="last"]');
    await kiosk.page.click('[data-key="void-last"]');
    await expect.poll(async () => (await sent()).length).toBe(1);
    const refused = { kind: "refused", code: "not-now" } as const;
    await register.say({ kind: "answer", id: (await sent())[0]?.id ?? 0, answer: refused });
    await kiosk.page.waitForSelector('[data-prompt="notice.not-now"]');
    await showScene(register, scene("refund-find"));
    await showScene(register, scene("refund-none"));
    expect(await commands()).toEqual([{ kind: "refund" }]);
  });

  test("A line is one touch there and one back; of several, one more or one less", async () => {
    await showScene(register, scene("refund"));
    await press("pick:2", "pick:0", "more:1", "less:1", "refund-take");
    expect(await commands()).toEqual([
      { kind: "refund-pick", at: 2, qty: 1 },
      { kind: "refund-pick", at: 0, qty: 0 },
      { kind: "refund-pick", at: 1, qty: 3 },
      { kind: "refund-pick", at: 1, qty: 1 },
      { kind: "refund-take" },
    ]);
  });

  test("While headquarters is asked nothing can be changed or sent twice", async () => {
    await showScene(register, scene("refund-asking"));
    await kiosk.page.keyboard.press("Enter");
    for (const key of ["refund-take", "refund-all", "pick:0", "more:1"])
      expect(await kiosk.page.isDisabled(`[data-key="${key}"]`)).toBe(true);
    expect(await commands()).toEqual([]);
  });
});

test("Stopping a card is confirmed by a finger, not by Enter; linking by either", async () => {
  await showScene(register, scene("desk-confirm-stop"));
  await kiosk.page.keyboard.press("Enter");
  expect(await commands()).toEqual([]);
  await press("desk-confirm");
  await showScene(register, scene("desk-confirm"));
  await kiosk.page.keyboard.press("Enter");
  await expect.poll(commands).toEqual([{ kind: "desk-confirm" }, { kind: "desk-confirm" }]);
});

test("点検 compares with or without counted cash, and says when everything agrees", async () => {
  const view = await showScene(register, scene("sale-empty"));
  await press("menu", "reconcile-open", "reconcile", "digit:5", "digit:00", "reconcile");
  expect(await commands()).toEqual([{ kind: "reconcile" }, { kind: "reconcile", counted: 500 }]);
  await change({ ...view, isReconciling: true }, 9_021);
  expect(await kiosk.page.isDisabled('[data-key="reconcile"]')).toBe(true);
  await change(view, 9_022);
  await kiosk.page.waitForSelector('[role="status"][data-tone="good"]');
});
