import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { FromWindow } from "#ipc/contract.ts";
import { type FakeRegister, openRegisterPage } from "./support/fake-register.ts";
import { type TestWindow, openWindow } from "./support/open-window.ts";
import { scenes } from "./support/scenes.ts";
import { servePages } from "./support/serve-pages.ts";
import { showScene } from "./support/show-scene.ts";

const opened = new AsyncDisposableStack();
let kiosk: TestWindow;
let site: Awaited<ReturnType<typeof servePages>>;
let register: FakeRegister;
let answered = 0;

beforeAll(async () => {
  site = opened.use(await servePages());
  kiosk = opened.use(await openWindow());
}, 60_000);
beforeEach(async () => {
  register = await openRegisterPage(kiosk.page, `${site.url}/index.html`);
  answered = 0;
});
afterAll(() => opened.disposeAsync());

type Sent = Extract<FromWindow, { kind: "send" }>;
const sent = async (): Promise<readonly Sent[]> =>
  (await register.heard()).filter((message) => message.kind === "send");
const commands = async (): Promise<readonly Sent["command"][]> => (await sent()).map(({ command }) => command);
/** Keys one after the other; what they send is taken at once. A name with "!" before it is one of the keyboard. */
async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    await (key.startsWith("!") ? kiosk.page.keyboard.press(key.slice(1)) : kiosk.page.click(`[data-key="${key}"]`));
    const unanswered = (await sent()).slice(answered);
    answered += unanswered.length;
    for (const { id } of unanswered) await register.say({ kind: "answer", id, answer: { kind: "taken" } });
  }
}
const show = (name: string) => showScene(register, scenes[name] ?? expect.fail(`no scene ${name}`));

describe("goods without a code", () => {
  test("By department: the price, then the department, which sells; three touches for ¥5", async () => {
    await show("sale");
    await press("department", "digit:5", "department:goods");
    expect(await commands()).toEqual([{ kind: "department", id: "goods", price: 5, qty: 1 }]);
    expect(await kiosk.page.getAttribute("[data-screen]", "data-sheet")).toBeNull();
  });

  test("By department: the department, then the price and 決定", async () => {
    await show("sale");
    await press("department", "department:food", "digit:1", "digit:00", "ok");
    expect(await commands()).toEqual([{ kind: "department", id: "food", price: 100, qty: 1 }]);
  });

  test("As old hands do: the amount typed on the keyboard, 部門, and the department's own key", async () => {
    await show("sale");
    await press("!1", "!2", "!0", "department");
    await kiosk.page.waitForSelector('[data-sheet="department"]');
    await press("department-more", "department:other");
    expect(await commands()).toEqual([{ kind: "department", id: "other", price: 120, qty: 1 }]);
  });

  test("The quantity said before goes to the register, so that a scan has it too; 繰返し is one touch, or +", async () => {
    await show("sale");
    await press("qty", "digit:3", "qty-next", "repeat", "!+");
    expect(await commands()).toEqual([{ kind: "times", qty: 3 }, { kind: "repeat" }, { kind: "repeat" }]);
  });
});

describe("goods that were read and cannot be sold yet", () => {
  test("An unknown code whose price stands in it takes one touch", async () => {
    await show("goods-unknown-priced");
    await press("department:food");
    expect(await commands()).toEqual([{ kind: "department", id: "food", price: 398, qty: 1 }]);
  });

  test("A price is keyed in and taken with Enter; nothing is sent without one; Esc leaves it out", async () => {
    await show("goods-price");
    await press("!Enter", "!4", "!5", "!0", "!Enter");
    expect(await commands()).toEqual([{ kind: "goods-price", price: 450 }]);
    await show("goods-upper");
    await press("!4", "!Enter", "!Escape");
    expect((await commands()).slice(1)).toEqual([{ kind: "back" }]);
  });

  test("A code typed by hand is sent as one, to be judged by its check digit", async () => {
    await show("sale");
    await press("!4", "!9", "!Enter");
    expect(await commands()).toEqual([{ kind: "item", code: "49", qty: 1, keyed: true }]);
  });
});
