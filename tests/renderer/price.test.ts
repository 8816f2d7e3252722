import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { FromWindow } from "#ipc/contract.ts";
import type { View } from "#ipc/view.ts";
import { type FakeRegister, openRegisterPage } from "./support/fake-register.ts";
import { type TestWindow, openWindow } from "./support/open-window.ts";
import { scenes } from "./support/scenes.ts";
import { servePages } from "./support/serve-pages.ts";
import { answerAll, showScene } from "./support/show-scene.ts";

const opened = new AsyncDisposableStack();
let kiosk: TestWindow;
let register: FakeRegister;
let site: Awaited<ReturnType<typeof servePages>>;

beforeAll(async () => {
  site = opened.use(await servePages());
  kiosk = opened.use(await openWindow());
  await kiosk.resize(1280, 800);
}, 60_000);
afterAll(() => opened.disposeAsync());
beforeEach(async () => {
  register = await openRegisterPage(kiosk.page, `${site.url}/index.html`);
});

const scene = (name: string): View => scenes[name] ?? expect.fail(`no scene ${name}`);
type Sent = Extract<FromWindow, { kind: "send" }>;
const isSent = (message: FromWindow): message is Sent => message.kind === "send";
const commands = async (): Promise<readonly Sent["command"][]> =>
  (await register.heard()).filter(isSent).map(({ command }) => command);
async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    await kiosk.page.click(`[data-key="${key}"]`);
    await answerAll(register);
  }
}
const sheet = (): Promise<string | null> => kiosk.page.getAttribute("[data-screen]", "data-sheet");
const staff = { kind: "discount", id: "staff" } as const;

describe("a discount", () => {
  test("of the settings on the picked line is two touches; an open one says how much and why", async () => {
    await showScene(register, scene("sale"));
    await press("line:1", "discount", "discount:near-20");
    expect(await commands()).toEqual([{ kind: "discount", id: "near-20", n: 1 }]);
    expect(await sheet()).toBeNull();
    await press("discount", "discount:open", "digit:5", "digit:0", "reason:3", "ok");
    expect((await commands()).at(-1)).toEqual({ kind: "discount", id: "open", n: 1, yen: 50, reason: "お詫び" });
  });

  test("stands as a row of its own under the lines, and is taken off on the same sheet", async () => {
    await showScene(register, scene("sale-discounted"));
    expect(await kiosk.page.textContent("[data-off]")).toContain("職員割引 10%");
    expect(await kiosk.page.getAttribute("[data-off] [data-amount]", "data-amount")).toBe("-67");
    await press("discount", "target:basket", "discount-off");
    expect(await commands()).toEqual([{ kind: "discount-off" }]);
  });
});

describe("the sheet for a supervisor", () => {
  test("says to the register what is asked for as long as it stands, and that it is gone", async () => {
    await showScene(register, scene("sale"));
    await press("discount", "target:basket", "discount:staff");
    expect([await sheet(), await commands()]).toEqual(["approve", [{ kind: "ask-approval", act: staff }]]);
    await press("back");
    expect((await commands()).slice(1)).toEqual([{ kind: "approval-over" }]);
    // Whatever else takes its place ends it as well.
    await press("discount", "target:basket", "discount:staff", "pending");
    expect((await commands()).slice(2)).toEqual([{ kind: "ask-approval", act: staff }, { kind: "approval-over" }]);
  });

  test("leaves when a staff card was taken", async () => {
    const view = await showScene(register, scene("sale"));
    await press("discount", "target:basket", "discount:staff");
    await register.say({ kind: "view", view: { ...view, rev: view.rev + 1, badge: true } });
    await kiosk.page.waitForSelector("text=責任者のカード");
    await register.say({ kind: "view", view: { ...view, rev: view.rev + 2 } });
    await kiosk.page.waitForSelector('[data-screen="sale"]:not([data-sheet])');
  });

  test("opens by itself for what the register keeps from this cashier", async () => {
    await showScene(register, scene("sale"));
    await kiosk.page.click('[data-key="void"]');
    const [void3] = (await register.heard()).filter(isSent);
    await register.say({ kind: "answer", id: void3?.id ?? 0, answer: { kind: "refused", code: "need-supervisor" } });
    await kiosk.page.waitForSelector('[data-sheet="approve"]');
    await answerAll(register);
    expect((await commands()).at(-1)).toEqual({
      kind: "ask-approval",
      act: { kind: "permit", command: { kind: "line-void", n: 3 } },
    });
  });
});

test("Containers are counted by touching them, and the pad says how many of the last", async () => {
  await showScene(register, scene("sale-empty"));
  await press("menu", "deposit", "deposit:bento", "deposit:bento", "deposit:cup", "digit:1", "digit:2", "ok");
  expect(await commands()).toEqual([
    {
      kind: "deposit-return",
      items: [
        { id: "bento", count: 2 },
        { id: "cup", count: 12 },
      ],
    },
  ]);
});
