import { afterAll, beforeAll, expect, test } from "vitest";
import { openRegisterPage } from "./support/fake-register.ts";
import { findLayoutFaults } from "./support/find-layout-faults.ts";
import { answerRows } from "./support/more-scenes.ts";
import { type TestWindow, openWindow } from "./support/open-window.ts";
import { scenes } from "./support/scenes.ts";
import { servePages } from "./support/serve-pages.ts";
import { showScene } from "./support/show-scene.ts";

let kiosk: TestWindow;
let site: Awaited<ReturnType<typeof servePages>>;

beforeAll(async () => {
  [site, kiosk] = await Promise.all([servePages(), openWindow()]);
}, 60_000);
afterAll(async () => {
  await kiosk[Symbol.asyncDispose]();
  await site[Symbol.asyncDispose]();
});

/** Each sheet by the scene it lies on and the keys that lead there. */
const sheets = [
  ["sale-pending", "pending"],
  ["sale-pending-later", "pending"],
  ["sale-pending-many", "pending"],
  ["sale-pending", "pending", "settle:p4", "settle:captured"],
  ["sale-pending-later", "pending", "settle:p5"],
  ["sale-trust", "menu"],
  ["sale", "menu"],
  ["sale-trust", "trust"],
  ["sale-trust-off", "menu", "trust-open"],
  ["sale-trust-off", "menu", "trust-open", "trust-turn"],
  ["sale-empty", "menu", "correct"],
  ["sale-empty", "menu", "correct", "correct:31"],
  ["sale-empty", "menu", "reconcile-open"],
  ["sale-reconciling", "menu", "reconcile-open"],
  ["sale-pending-many", "menu", "close-day"],
  ["sale-reconciling", "menu", "close-day"],
  ["sale", "menu", "no-sale"],
  ["sale-drawer-alarm", "menu", "no-sale"],
  ["sale", "menu", "no-sale", "no-sale:4"],
  ["sale-drawer-key", "devices"],
  ["done-drawer-paper", "devices"],
  ["sale-paid", "cancel"],
  ["sale-empty", "last"],
  ["sale-no-list", "devices"],
  ["sale-old-list", "devices"],
  ["sale-trouble", "devices"],
  ["sale-garbled", "devices"],
  ["sale-no-device", "devices"],
] as const;

test.each([
  [1280, 800, "ja"],
  [1280, 800, "en"],
  [1024, 768, "ja"],
  [1024, 768, "en"],
  [1920, 1080, "ja"],
] as const)(
  "At %i × %i in %s no sheet has a target too small or too near, or text cut off or over other text",
  async (width, height, language) => {
    await kiosk.resize(width, height);
    const register = await openRegisterPage(kiosk.page, `${site.url}/index.html`);
    await showScene(register, scenes["sale"] ?? expect.fail("no scene"));
    if ((await kiosk.page.getAttribute("html", "lang")) !== language) await kiosk.page.click('[data-key="language"]');
    await kiosk.page.waitForSelector(`html[lang="${language}"]`);
    const faults: Record<string, readonly string[]> = {};
    for (const [name, ...keys] of sheets) {
      await showScene(register, scenes[name] ?? expect.fail(`no scene ${name}`));
      for (const key of keys) {
        await kiosk.page.click(`[data-key="${key}"]`);
        for (const message of await register.heard()) {
          const rows = message.kind === "ask" ? answerRows(message.query) : null;
          if (message.kind === "ask" && rows !== null) await register.say({ kind: "rows", id: message.id, rows });
        }
      }
      const found = await findLayoutFaults(kiosk.page);
      if (found.length > 0) faults[[name, ...keys].join(" ")] = found;
    }
    expect(faults).toEqual({});
  },
  60_000,
);
