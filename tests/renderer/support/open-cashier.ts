import { expect } from "vitest";
import type { FromWindow } from "#ipc/contract.ts";
import type { View } from "#ipc/view.ts";
import type { ScreenCommand } from "#register/command.ts";
import { type FakeRegister, openRegisterPage } from "./fake-register.ts";
import { answerRows } from "./more-scenes.ts";
import { type TestWindow, openWindow } from "./open-window.ts";
import { scenes } from "./scenes.ts";
import { servePages } from "./serve-pages.ts";
import { showScene } from "./show-scene.ts";

/** The cashier's page in a window of its own, with the other end of its wire in hand. */
export async function openCashier() {
  await using stack = new AsyncDisposableStack();
  const site = stack.use(await servePages());
  const kiosk: TestWindow = stack.use(await openWindow());
  const { page } = kiosk;
  let register: FakeRegister = await openRegisterPage(page, `${site.url}/index.html`);
  const all = stack.move();
  const asked = async (): Promise<readonly Extract<FromWindow, { kind: "ask" }>[]> =>
    (await register.heard()).filter((message) => message.kind === "ask");
  return {
    page,
    resize: kiosk.resize,
    /** A page anew, in Japanese, as nobody ever used it. */
    open: async (): Promise<void> => {
      await page.evaluate(() => localStorage.clear());
      register = await openRegisterPage(page, `${site.url}/index.html`);
    },
    show: (scene: string): Promise<View> => showScene(register, scenes[scene] ?? expect.fail(`no scene ${scene}`)),
    see: (view: View): Promise<View> => showScene(register, view),
    press: (key: string): Promise<void> => page.click(`[data-key="${key}"]`),
    /** What was sent so far. */
    commands: async (): Promise<readonly ScreenCommand[]> =>
      (await register.heard()).flatMap((message) => (message.kind === "send" ? [message.command] : [])),
    asked,
    /** Answers a question of the page. */
    answer: async (id: number, rows: unknown): Promise<void> => register.say({ kind: "rows", id, rows }),
    /** Answers everything that was asked with what the scenes know. */
    answerAll: async (): Promise<void> => {
      for (const { id, query } of await asked()) {
        const rows = answerRows(query);
        if (rows !== null) await register.say({ kind: "rows", id, rows });
      }
    },
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}
