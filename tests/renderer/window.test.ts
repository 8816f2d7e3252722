import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { FromWindow } from "#ipc/contract.ts";
import { type FakeRegister, openRegisterPage } from "./support/fake-register.ts";
import { type TestWindow, openWindow } from "./support/open-window.ts";
import { scenes } from "./support/scenes.ts";
import { servePages } from "./support/serve-pages.ts";
import { showScene } from "./support/show-scene.ts";

/** Whatever was opened is closed, also when the next could not be. */
const opened = new AsyncDisposableStack();
let kiosk: TestWindow;
let site: Awaited<ReturnType<typeof servePages>>;
let register: FakeRegister;
const complaints: string[] = [];

beforeAll(async () => {
  site = opened.use(await servePages());
  kiosk = opened.use(await openWindow());
  kiosk.page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  kiosk.page.on("pageerror", (error) => complaints.push(error.message));
}, 60_000);
beforeEach(async () => {
  register = await openRegisterPage(kiosk.page, `${site.url}/index.html`);
});
afterAll(() => opened.disposeAsync());

const scene = (name: string) => scenes[name] ?? expect.fail(`no scene ${name}`);
const key = (name: string): string => `[data-key="${name}"]`;
type Send = Extract<FromWindow, { kind: "send" }>;
const sent = async (): Promise<readonly Send[]> =>
  (await register.heard()).filter((message) => message.kind === "send");
const veil = (name: string): Promise<unknown> => kiosk.page.waitForSelector(`[data-veil="${name}"]`);

describe("the wire", () => {
  test("A command carries the boot and the gate of the View on screen", async () => {
    const view = await showScene(register, scene("sale"));
    await kiosk.page.click(key("item:4900000000010"));
    await expect.poll(sent).toEqual([
      {
        kind: "send",
        id: expect.any(Number),
        boot: view.boot,
        gate: view.gate,
        command: { kind: "item", code: "4900000000010", qty: 1 },
      },
    ]);
  });

  test("Unanswered for 300 ms, the window says so and drops what is pressed until the answer comes", async () => {
    await showScene(register, scene("sale"));
    await kiosk.page.click(key("charge"));
    await veil("wait");
    await kiosk.page.keyboard.press("F1");
    await kiosk.page.keyboard.press("F10");
    const [first, ...rest] = await sent();
    expect(rest).toEqual([]);
    await register.say({ kind: "answer", id: first?.id ?? 0, answer: { kind: "taken" } });
    await kiosk.page.waitForSelector("[data-veil]", { state: "detached" });
    await kiosk.page.click(key("charge"));
    await expect.poll(async () => (await sent()).length).toBe(2);
  });

  test("A refusal says why in the prompt line until something is taken", async () => {
    await showScene(register, scene("sale-empty"));
    await kiosk.page.click(key("emoney"));
    await expect.poll(async () => (await sent()).length).toBe(1);
    await register.say({
      kind: "answer",
      id: (await sent())[0]?.id ?? 0,
      answer: { kind: "refused", code: "basket-empty" },
    });
    await kiosk.page.waitForSelector('[data-prompt="notice.basket-empty"][data-tone="refused"]');
    await kiosk.page.click(key("item:4900000000010"));
    await expect.poll(async () => (await sent()).length).toBe(2);
    await register.say({ kind: "answer", id: (await sent())[1]?.id ?? 0, answer: { kind: "taken" } });
    await kiosk.page.waitForSelector('[data-prompt="notice.ring"]');
  });

  test("A new port veils the last View until the first View of the new register arrives", async () => {
    const view = await showScene(register, scene("sale"));
    await register.house({ register: "restarting", cards: "up", serial: "up", sinceMs: 0 });
    await veil("restarting");
    await register.link();
    await register.house({ register: "up", cards: "up", serial: "up", sinceMs: 0 });
    await veil("restarting");
    expect(await kiosk.page.locator("[data-line]").count()).toBe(view.basket.lines.length);
    await showScene(register, { ...scene("sale"), boot: "boot-2" });
    await kiosk.page.waitForSelector("[data-veil]", { state: "detached" });
  });

  test("The layout is asked for once for each catalogue", async () => {
    await showScene(register, scene("sale"));
    await showScene(register, scene("tender"));
    await showScene(register, { ...scene("sale"), catalogue: 2 });
    const asks = (await register.heard()).filter(
      (message) => message.kind === "ask" && message.query.kind === "layout",
    );
    expect(asks).toHaveLength(2);
  });
});

describe("fingers", () => {
  test("A key acts on release, and sliding off it cancels", async () => {
    await showScene(register, scene("sale"));
    const box = (await kiosk.page.locator(key("charge")).boundingBox()) ?? expect.fail("no key");
    const { mouse } = kiosk.page;
    // Hovering waits until the key takes fingers.
    await kiosk.page.hover(key("charge"));
    await mouse.move(box.x + 20, box.y + 20);
    await mouse.down();
    await kiosk.page.waitForSelector(`${key("charge")}[data-down]`);
    await mouse.move(box.x + 20, box.y - 200);
    await mouse.up();
    expect(await sent()).toEqual([]);
    await mouse.move(box.x + 20, box.y + 20);
    await mouse.down();
    await mouse.move(box.x + 60, box.y + 50);
    expect(await sent()).toEqual([]);
    await mouse.up();
    await expect.poll(async () => (await sent()).map(({ command }) => command.kind)).toEqual(["charge"]);
  });

  /** The second half of a double tap on 電子マネー, as soon as the screen has changed: from outside it could come too late on a machine under load. */
  async function tapAgain(): Promise<void> {
    await showScene(register, scene("sale"));
    const box = (await kiosk.page.locator(key("emoney")).boundingBox()) ?? expect.fail("no key");
    const view = { ...scene("done-cash"), rev: 1_000_000, gate: 1_000_000 };
    await kiosk.page.evaluate(
      async (o) => {
        globalThis.bench.port?.postMessage({ kind: "view", view: o.view });
        await new Promise<void>((done) =>
          new MutationObserver((_, seen) => {
            if (document.querySelector('[data-key="next"]') === null) return;
            seen.disconnect();
            done();
          }).observe(document.body, { childList: true, subtree: true }),
        );
        const target = document.elementFromPoint(o.x, o.y);
        for (const type of ["pointerdown", "pointerup"])
          target?.dispatchEvent(new PointerEvent(type, { bubbles: true, clientX: o.x, clientY: o.y, pointerId: 1 }));
      },
      { view, x: box.x + 20, y: box.y + 20 },
    );
    await register.painted(view.rev);
  }

  test("The second half of a double tap does not press what the next screen has in that place", async () => {
    await tapAgain();
    expect(await sent()).toEqual([]);
    await kiosk.page.click(key("next"));
    await expect.poll(async () => (await sent()).map(({ command }) => command.kind)).toEqual(["next"]);
  });

  test("And it would, if a key took fingers from its first frame", async () => {
    await kiosk.page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync("[data-unripe] { pointer-events: auto !important }");
      document.adoptedStyleSheets = [sheet];
    });
    await tapAgain();
    await expect.poll(async () => (await sent()).map(({ command }) => command.kind)).toEqual(["next"]);
  });

  test("取消 asks by a second key that does not lie under the first", async () => {
    await showScene(register, scene("sale"));
    const first = (await kiosk.page.locator(key("cancel")).boundingBox()) ?? expect.fail("no key");
    await kiosk.page.click(key("cancel"));
    const second = (await kiosk.page.locator(key("cancel-confirm")).boundingBox()) ?? expect.fail("no key");
    expect(second.y + second.height).toBeLessThan(first.y);
    expect(await sent()).toEqual([]);
    await kiosk.page.click(key("cancel-confirm"));
    await expect.poll(async () => (await sent()).map(({ command }) => command)).toEqual([{ kind: "cancel-sale" }]);
  });
});

describe("keyboard", () => {
  test("A code keyed by hand opens the pad with its first digit and rings up on Enter", async () => {
    await showScene(register, scene("sale"));
    await kiosk.page.keyboard.type("0490");
    await kiosk.page.keyboard.press("Enter");
    await expect
      .poll(async () => (await sent()).map(({ command }) => command))
      .toEqual([{ kind: "item", code: "0490", qty: 1, keyed: true }]);
  });

  test("Number, PIN and Enter sign on, and the PIN is gone from the screen", async () => {
    await showScene(register, scene("sign-on"));
    await kiosk.page.keyboard.type("07");
    await kiosk.page.keyboard.press("Enter");
    await kiosk.page.keyboard.type("1234");
    await kiosk.page.keyboard.press("Enter");
    await expect
      .poll(async () => (await sent()).map(({ command }) => command))
      .toEqual([{ kind: "sign-on", op: "07", pin: "1234" }]);
    expect(await kiosk.page.innerText('[data-field="pin"]')).not.toMatch(/[•0-9]/);
  });

  test("Cash keyed on the keyboard is tendered on Enter, and a key that was pressed by finger is not pressed again by it", async () => {
    await showScene(register, scene("tender"));
    await kiosk.page.click(key("digit:5"));
    await kiosk.page.keyboard.type("000");
    await kiosk.page.keyboard.press("Enter");
    await expect
      .poll(async () => (await sent()).map(({ command }) => command))
      .toEqual([{ kind: "cash", given: 5000 }]);
  });
});

test("Nothing on any screen offends the policy of the page or throws", async () => {
  complaints.length = 0;
  for (const view of Object.values(scenes)) await showScene(register, view);
  expect(complaints.filter((text) => !text.includes("favicon"))).toEqual([]);
});
