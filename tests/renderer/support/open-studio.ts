import type { Page } from "playwright-core";
import { type FakeRegister, openRegisterPage } from "./fake-register.ts";
import { findAxeFaults } from "./find-axe-faults.ts";
import { findLayoutFaults } from "./find-layout-faults.ts";
import { findPaleAmounts } from "./find-pale-amounts.ts";
import { findStrangeFonts } from "./find-strange-fonts.ts";
import { openWindow } from "./open-window.ts";
import { servePages } from "./serve-pages.ts";
import { answerAll, showMemberScene, showScene } from "./show-scene.ts";
import { showTechnicianScene } from "./show-technician.ts";
import { type Look, type Still, nameLook } from "./stills.ts";

/** Presses a key as a switch device does, which no animation makes wait. */
function press(page: Page, key: string): Promise<void> {
  return page.evaluate((name) => {
    const found = document.querySelector<HTMLButtonElement>(`[data-key="${name}"]`);
    if (found === null || found.disabled) throw new Error(`no key ${name} to press`);
    found.click();
  }, key);
}

/** A window in which stills are shown, judged and photographed. */
export async function openStudio() {
  await using stack = new AsyncDisposableStack();
  const site = stack.use(await servePages({ hasParts: true }));
  const kiosk = stack.use(await openWindow());
  const { page } = kiosk;
  page.setDefaultTimeout(10_000);
  let shown = "";
  let register: FakeRegister | null = null;

  /** The page anew, unless it stands there already in this size, language and theme. */
  async function turnTo(name: Still["page"], look: Look): Promise<FakeRegister> {
    const wanted = `${name} ${nameLook(look)}`;
    if (register !== null && shown === wanted) return register;
    const [width, height] = look.size;
    await kiosk.resize(width, height);
    const url = `${site.url}/${name}.html`;
    if (!page.url().startsWith(site.url)) await page.goto(url);
    await page.evaluate(({ language, theme }) => {
      localStorage.clear();
      localStorage.setItem("coop-register/language", language);
      localStorage.setItem("coop-register/theme", theme);
    }, look);
    register = await openRegisterPage(page, url);
    shown = wanted;
    return register;
  }

  const all = stack.move();
  return {
    page,
    /** Shows it, with everything it asks for answered. */
    show: async (still: Still, look: Look): Promise<void> => {
      const bench = await turnTo(still.page, look);
      if (still.page === "parts") await page.waitForSelector("[data-part]");
      if (still.page === "customer") await showMemberScene(bench, still.view);
      if (still.page === "technician") {
        // It remembers where it was: each begins on a page of its own.
        shown = "";
        await showTechnicianScene(bench, still.scene, (key) => press(page, key));
      }
      if (still.page !== "index") return;
      // A page that was moved on by a failure begins anew.
      shown = "";
      await showScene(bench, still.view);
      if (still.keys.length > 0) await answerAll(bench);
      for (const key of still.keys) {
        await press(page, key);
        await answerAll(bench);
      }
      shown = `${still.page} ${nameLook(look)}`;
    },
    /** What is wrong with what is shown; thoroughly, its fonts and what axe-core says too. */
    judge: async (isThorough: boolean): Promise<readonly string[]> => {
      const found = [...(await findLayoutFaults(page)), ...(await findPaleAmounts(page))];
      if (!isThorough) return found;
      // What flashed is judged as it stays.
      await page.evaluate(() => {
        for (const each of document.getAnimations())
          if (each.effect?.getComputedTiming().endTime !== Infinity) each.finish();
      });
      await page.waitForFunction(() => document.querySelector('[data-line][style*="background"]') === null);
      return [...found, ...(await findStrangeFonts(page)), ...(await findAxeFaults(page))];
    },
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}

export type Studio = Awaited<ReturnType<typeof openStudio>>;
