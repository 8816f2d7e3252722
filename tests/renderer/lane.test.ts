import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { ScreenCommand } from "#register/command.ts";
import { type FakeRegister, openRegisterPage } from "./support/fake-register.ts";
import { laneScenes } from "./support/lane-scenes.ts";
import { type TestWindow, openWindow } from "./support/open-window.ts";
import { scenes } from "./support/scenes.ts";
import { servePages } from "./support/serve-pages.ts";
import { showScene } from "./support/show-scene.ts";

const opened = new AsyncDisposableStack();
let kiosk: TestWindow;
let url: string;
let register: FakeRegister;

beforeAll(async () => {
  const site = opened.use(await servePages());
  kiosk = opened.use(await openWindow());
  url = `${site.url}/index.html`;
}, 60_000);
afterAll(() => opened.disposeAsync());
beforeEach(async () => {
  await kiosk.resize(1280, 800);
  register = await openRegisterPage(kiosk.page, url);
});

const show = (name: string) => showScene(register, laneScenes[name] ?? scenes[name] ?? expect.fail(`no scene ${name}`));
const press = (key: string): Promise<void> => kiosk.page.click(`[data-key="${key}"]:not([disabled])`);
const sent = async (): Promise<readonly ScreenCommand[]> =>
  (await register.heard()).flatMap((message) => (message.kind === "send" ? [message.command] : []));
/** The register takes whatever was sent, so that the window takes the next finger. */
async function answer(): Promise<void> {
  for (const message of await register.heard())
    if (message.kind === "send") await register.say({ kind: "answer", id: message.id, answer: { kind: "taken" } });
}
const isLit = (key: string): Promise<boolean> => kiosk.page.isEnabled(`[data-key="${key}"]`);

describe("the key 保留・呼出", () => {
  test("puts the basket aside in one touch, and with an empty one says how many wait and shows them", async () => {
    await show("sale");
    await press("hold");
    expect(await sent()).toEqual([{ kind: "hold" }]);
    await answer();
    await show("sale-held");
    expect(await kiosk.page.innerText('[data-key="recall"]')).toMatch(/呼出\s*10/);
    expect(await kiosk.page.locator('[data-key="hold"]').count()).toBe(0);
    await press("recall");
    await kiosk.page.waitForSelector('[data-sheet="held"]');
    await press("recall:3");
    expect((await sent()).at(-1)).toEqual({ kind: "recall", n: 3 });
  });

  test("calls a basket that waits alone back in one touch", async () => {
    await show("sale-held-one");
    await press("recall");
    expect(await sent()).toEqual([{ kind: "recall", n: 1 }]);
    expect(await kiosk.page.locator('[data-sheet="held"]').count()).toBe(0);
  });

  test("calls it back over a basket whose lines were all taken out, of which there is nothing to put aside", async () => {
    const one = laneScenes["sale-held-one"] ?? expect.fail("no scene");
    const { basket } = scenes["sale"] ?? expect.fail("no scene");
    const lines = basket.lines.map((line) => ({ ...line, void: true }));
    await showScene(register, { ...one, basket: { ...basket, lines } });
    await press("recall");
    expect(await sent()).toEqual([{ kind: "recall", n: 1 }]);
  });

  test("is greyed where there is nothing to put aside and nothing to call back", async () => {
    await show("sale-empty");
    expect(await isLit("hold")).toBe(false);
  });

  test("stands at one place, and the second finger of a double press does not hit what came there", async () => {
    await show("sale");
    const before = await kiosk.page.locator('[data-key="hold"]').boundingBox();
    // Looked at in the turn it comes: under the finger at once, before it takes any.
    const isUnripe = kiosk.page.evaluate(
      () =>
        new Promise<boolean>((resolve) =>
          new MutationObserver((_, seen) => {
            const key = document.querySelector('[data-key="recall"]');
            if (key === null) return;
            seen.disconnect();
            // Its own: what lies around it ripens too, and sooner.
            resolve(key.hasAttribute("data-unripe") && getComputedStyle(key).pointerEvents === "none");
          }).observe(document.body, { childList: true, subtree: true }),
        ),
    );
    await show("sale-held");
    expect(await isUnripe).toBe(true);
    await expect
      .poll(() => kiosk.page.locator('[data-key="recall"]').evaluate((key) => getComputedStyle(key).pointerEvents))
      .toBe("auto");
    expect(await kiosk.page.locator('[data-key="recall"]').boundingBox()).toEqual(before);
  });
});

describe("the baskets put aside", () => {
  test("are cancelled only by a second key, in another place, and another touch takes it back", async () => {
    await show("sale-held");
    await press("recall");
    await press("held-drop:2");
    const [first, second] = await Promise.all(
      ["held-drop:2", "held-drop-confirm"].map((key) => kiosk.page.locator(`[data-key="${key}"]`).boundingBox()),
    );
    expect((first?.x ?? 0) + (first?.width ?? 0)).toBeLessThan(second?.x ?? 0);
    await press("held-drop:2");
    expect(await kiosk.page.locator('[data-key="held-drop-confirm"]').count()).toBe(0);
    expect(await sent()).toEqual([]);
    await press("held-drop:5");
    await press("held-drop-confirm");
    expect(await sent()).toEqual([{ kind: "held-drop", n: 5 }]);
  });

  test("are reached from the menu with a basket on the counter, and it is said that this one is put aside", async () => {
    await show("sale-held-basket");
    await press("menu");
    await press("held-open");
    await kiosk.page.waitForSelector('[data-prompt="prompt.held.swap"]');
    await press("recall:1");
    expect(await sent()).toEqual([{ kind: "recall", n: 1 }]);
  });
});

test("客数, タッチ会計 and the customer's large letters are two touches from the sale", async () => {
  await show("sale");
  await press("menu");
  await press("guests");
  await press("guests:2");
  await answer();
  await press("menu");
  await press("express");
  await answer();
  await press("menu");
  await press("large-type");
  expect(await sent()).toEqual([
    { kind: "guests", guests: 2 },
    { kind: "express", on: true },
    { kind: "large-type", on: true },
  ]);
});

test("At closing it is said what becomes of sales that are not finished", async () => {
  await show("sale-held-basket");
  await press("menu");
  await press("close-day");
  await press("count-skip");
  expect(await kiosk.page.innerText("main")).toContain("途中の会計 11 件(保留を含む)は取り消して");
});

test("Express mode says on the prompt line what ends the sale, and not while it would not", async () => {
  const prompt = () => kiosk.page.getAttribute("[data-prompt]", "data-prompt");
  await show("sale-express");
  expect(await prompt()).toBe("prompt.express");
  await show("sale-express-touch");
  expect(await prompt()).toBe("prompt.express.touch");
  await show("sale-express-early");
  expect(await prompt()).toBe("notice.tap-early");
});
