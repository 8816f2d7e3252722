import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type FakeRegister, openRegisterPage } from "./support/fake-register.ts";
import { findLayoutFaults } from "./support/find-layout-faults.ts";
import { memberScenes } from "./support/member-scenes.ts";
import { type TestWindow, openWindow } from "./support/open-window.ts";
import { scenes } from "./support/scenes.ts";
import { servePages } from "./support/serve-pages.ts";
import { showMemberScene, showScene } from "./support/show-scene.ts";

/** The screens registers have, width × height in CSS px. */
const sizes = [
  [1280, 800],
  [1024, 768],
  [1920, 1080],
] as const;

/** Whatever was opened is closed, also when the next could not be. */
const opened = new AsyncDisposableStack();
let kiosk: TestWindow;
let site: Awaited<ReturnType<typeof servePages>>;

beforeAll(async () => {
  site = opened.use(await servePages());
  kiosk = opened.use(await openWindow());
}, 60_000);
afterAll(() => opened.disposeAsync());

async function openCashier(language: "ja" | "en"): Promise<FakeRegister> {
  const register = await openRegisterPage(kiosk.page, `${site.url}/index.html`);
  await showScene(register, scenes["sale"] ?? expect.fail("no scene"));
  if ((await kiosk.page.getAttribute("html", "lang")) !== language) await kiosk.page.click('[data-key="language"]');
  await kiosk.page.waitForSelector(`html[lang="${language}"]`);
  return register;
}

describe.each(sizes)("at %i × %i", (width, height) => {
  test.each(["ja", "en"] as const)(
    "No screen in %s has a target too small or too near, or text cut off or over other text",
    async (language) => {
      await kiosk.resize(width, height);
      const register = await openCashier(language);
      const faults: Record<string, readonly string[]> = {};
      for (const [name, view] of Object.entries(scenes)) {
        await showScene(register, view);
        const found = await findLayoutFaults(kiosk.page);
        if (found.length > 0) faults[name] = found;
      }
      expect(faults).toEqual({});
    },
    60_000,
  );

  test("Every sheet is as sound as the screen it lies on", async () => {
    await kiosk.resize(width, height);
    const register = await openCashier("ja");
    const faults: Record<string, readonly string[]> = {};
    for (const sheet of ["qty", "code", "cancel", "menu", "devices", "pending", "last"]) {
      await showScene(register, scenes[sheet === "last" ? "sale-empty" : "sale-trouble"] ?? expect.fail("no scene"));
      await kiosk.page.click(`[data-key="${sheet}"]`);
      await kiosk.page.waitForSelector(`[data-sheet="${sheet}"]`);
      const found = await findLayoutFaults(kiosk.page);
      if (found.length > 0) faults[sheet] = found;
    }
    expect(faults).toEqual({});
  });

  test("Nothing of the customer window is cut off or over anything else, with sixty lines and the largest amount there is", async () => {
    await kiosk.resize(width, height);
    const register = await openRegisterPage(kiosk.page, `${site.url}/customer.html`);
    const faults: Record<string, readonly string[]> = {};
    for (const [name, view] of Object.entries(memberScenes)) {
      await showMemberScene(register, view);
      const found = await findLayoutFaults(kiosk.page);
      if (found.length > 0) faults[name] = found;
    }
    expect(faults).toEqual({});
  });

  test("The total is at least 72 px, change and balance at least 96 px", async () => {
    await kiosk.resize(width, height);
    const register = await openCashier("ja");
    const sizeOf = (amount: number): Promise<number> =>
      kiosk.page.evaluate(
        (yen) =>
          Math.max(
            ...[...document.querySelectorAll(`[data-amount="${yen}"]`)].map((found) =>
              Number.parseFloat(getComputedStyle(found).fontSize),
            ),
          ),
        amount,
      );
    await showScene(register, scenes["sale"] ?? expect.fail("no scene"));
    expect(await sizeOf(3564)).toBeGreaterThanOrEqual(72);
    await showScene(register, scenes["done-cash"] ?? expect.fail("no scene"));
    expect(await sizeOf(1436)).toBeGreaterThanOrEqual(96);
    await showScene(register, scenes["done-emoney"] ?? expect.fail("no scene"));
    expect(await sizeOf(2340)).toBeGreaterThanOrEqual(96);
  });
});

test("The check of the layout sees a key that is too small, keys that touch, text that is cut off, and text over text", async () => {
  await kiosk.resize(1280, 800);
  await openCashier("ja");
  const spoil = (selector: string, style: string): Promise<void> =>
    kiosk.page.evaluate(
      ([where, css]) => {
        const found = document.querySelector<HTMLElement>(where);
        if (found !== null) found.style.cssText = css;
      },
      [selector, style] as const,
    );
  const faultsOf = async (selector: string, style: string): Promise<string> => {
    await spoil(selector, style);
    const faults = await findLayoutFaults(kiosk.page);
    await spoil(selector, "");
    return faults.join("; ");
  };
  expect(await faultsOf('[data-key="qty"]', "height: 40px; min-height: 0; align-self: center")).toContain("qty is");
  expect(await faultsOf('[data-key="void"]', "margin-left: -6px")).toContain("apart");
  expect(await faultsOf('[data-key="emoney"]', "font-size: 60px")).toContain("leaves its box");
  expect(await faultsOf("[data-prompt]", "transform: translateY(72px)")).toContain("lie over each other");
  expect(await findLayoutFaults(kiosk.page)).toEqual([]);
});
