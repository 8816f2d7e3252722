import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { FromWindow } from "#ipc/contract.ts";
import { type FakeRegister, openRegisterPage } from "./support/fake-register.ts";
import { type TestWindow, openWindow } from "./support/open-window.ts";
import { scenes } from "./support/scenes.ts";
import { servePages } from "./support/serve-pages.ts";
import { answerAll, showScene } from "./support/show-scene.ts";

/** Whatever was opened is closed, also when the next could not be. */
const opened = new AsyncDisposableStack();
let kiosk: TestWindow;
let site: Awaited<ReturnType<typeof servePages>>;
let register: FakeRegister;

beforeAll(async () => {
  site = opened.use(await servePages());
  kiosk = opened.use(await openWindow());
}, 60_000);
beforeEach(async () => {
  register = await openRegisterPage(kiosk.page, `${site.url}/index.html`);
});
afterAll(() => opened.disposeAsync());

const scene = (name: string) => scenes[name] ?? expect.fail(`no scene ${name}`);
const key = (name: string): string => `[data-key="${name}"]`;
const sent = async () =>
  (await register.heard()).filter(
    (message): message is Extract<FromWindow, { kind: "send" }> => message.kind === "send",
  );
const commands = async () => (await sent()).map(({ command }) => command);

describe("ways to pay", () => {
  test("What is keyed can be taken by e-money too; nothing keyed, or more than is due, means all of it", async () => {
    await showScene(register, scene("tender"));
    expect(await kiosk.page.innerText(key("emoney"))).toContain("3,564");
    await kiosk.page.keyboard.type("1000");
    expect((await kiosk.page.innerText(key("emoney"))).replaceAll(/\s/g, "")).toBe("一部を電子マネー¥1,000");
    await kiosk.page.click(key("emoney"));
    await expect.poll(commands).toEqual([{ kind: "emoney", amount: 1000 }]);
    await answerAll(register);
    await showScene(register, scene("tender"));
    await kiosk.page.keyboard.type("5000");
    await kiosk.page.click(key("emoney"));
    await expect.poll(commands).toEqual([{ kind: "emoney", amount: 1000 }, { kind: "emoney" }]);
  });

  test("On trust all that is due is taken whatever is keyed, and a spent limit takes nothing", async () => {
    await showScene(register, scene("tender-trust"));
    expect((await kiosk.page.innerText(key("emoney"))).replaceAll(/\s/g, "")).toBe("後日引落あと¥3,000まで");
    await kiosk.page.keyboard.type("1000");
    await kiosk.page.click(key("emoney"));
    await expect.poll(commands).toEqual([{ kind: "emoney" }]);
    await answerAll(register);
    await showScene(register, scene("tender-trust-spent"));
    expect(await kiosk.page.isDisabled(key("emoney"))).toBe(true);
    await kiosk.page.keyboard.press("F12");
    expect(await commands()).toHaveLength(1);
  });

  test.each([
    ["tender", "meal", "F10", { kind: "meal" }],
    ["tender", "emoney", "F12", { kind: "emoney" }],
    ["card", "tray", "F1", { kind: "tray" }],
    ["meal-offer", "meal-take", "Enter", { kind: "meal-take" }],
    ["tray", "back", "Escape", { kind: "back" }],
    ["inquiry", "back", "Enter", { kind: "back" }],
    ["sale", "balance", "F10", { kind: "balance" }],
    ["sale", "takeout", "/", { kind: "takeout", on: false }],
  ] as const)("On %s the key %s and %s of the keyboard do the same", async (name, pressed, board, command) => {
    await showScene(register, scene(name));
    await kiosk.page.click(key(pressed));
    await expect.poll(commands).toEqual([command]);
    await answerAll(register);
    await showScene(register, scene(name));
    await kiosk.page.keyboard.press(board);
    await expect.poll(commands).toEqual([command, command]);
  });

  test("A code that is being taken back cannot be gone away from, and a screen without a way has no key for it", async () => {
    await showScene(register, scene("tray-cancelling"));
    expect(await kiosk.page.locator(key("back")).count()).toBe(0);
    await kiosk.page.keyboard.press("Escape");
    await showScene(register, scene("tender-no-meal"));
    await kiosk.page.keyboard.press("F7");
    await showScene(register, scene("card-only"));
    await kiosk.page.keyboard.press("F1");
    expect([await kiosk.page.locator(key("meal")).count(), await kiosk.page.locator(key("tray")).count()]).toEqual([
      0, 0,
    ]);
    expect(await commands()).toEqual([]);
  });

  test("More than may be charged cannot be sent, and where nothing may be charged there is nothing to press", async () => {
    await showScene(register, scene("charge-little"));
    await kiosk.page.keyboard.type("3000");
    await kiosk.page.keyboard.press("Enter");
    expect(await kiosk.page.isDisabled(key("charge-cash"))).toBe(true);
    await showScene(register, scene("charge-none"));
    await kiosk.page.keyboard.type("1000");
    await kiosk.page.keyboard.press("Enter");
    expect(await kiosk.page.locator(key("charge-cash")).count()).toBe(0);
    expect(await commands()).toEqual([]);
  });

  test("Of a balance that is looked up, the cashier's window says nothing", async () => {
    await showScene(register, scene("inquiry"));
    expect(await kiosk.page.innerText("main")).not.toMatch(/\d/);
  });
});
