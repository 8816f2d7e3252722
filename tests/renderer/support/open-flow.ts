import { expect } from "vitest";
import type { FromWindow } from "#ipc/contract.ts";
import type { View } from "#ipc/view.ts";
import { type FakeRegister, openRegisterPage } from "./fake-register.ts";
import { openWindow } from "./open-window.ts";
import { scenes } from "./scenes.ts";
import { servePages } from "./serve-pages.ts";
import { answerAll, showScene } from "./show-scene.ts";

type Sent = Extract<FromWindow, { kind: "send" }>;

/** The cashier's page under fingers: what is sent is taken and what is asked answered, as a register at rest does. */
export async function openFlow() {
  await using stack = new AsyncDisposableStack();
  const site = stack.use(await servePages());
  const { page } = stack.use(await openWindow());
  let register: FakeRegister = await openRegisterPage(page, `${site.url}/index.html`);
  const sent = async (): Promise<readonly Sent[]> =>
    (await register.heard()).filter((message) => message.kind === "send");
  const all = stack.move();
  return {
    page,
    /** A page anew. */
    open: async (): Promise<void> => {
      register = await openRegisterPage(page, `${site.url}/index.html`);
    },
    show: (name: string): Promise<View> => showScene(register, scenes[name] ?? expect.fail(`no scene ${name}`)),
    heard: (): Promise<readonly FromWindow[]> => register.heard(),
    say: (message: Parameters<FakeRegister["say"]>[0]): Promise<void> => register.say(message),
    sent,
    /** What a finger said. That a sheet for a supervisor stands or is gone says itself. */
    commands: async (): Promise<readonly Sent["command"][]> =>
      (await sent())
        .map(({ command }) => command)
        .filter(({ kind }) => kind !== "ask-approval" && kind !== "approval-over"),
    takeAll: (): Promise<void> => answerAll(register),
    /** Presses keys one after the other; what they send is taken at once. */
    press: async (...keys: readonly string[]): Promise<void> => {
      for (const key of keys) {
        await page.click(`[data-key="${key}"]`);
        await answerAll(register);
      }
    },
    /** A later View on the same gate. */
    change: async (view: View, rev: number): Promise<View> => {
      await register.say({ kind: "view", view: { ...view, rev } });
      await register.painted(rev);
      return { ...view, rev };
    },
    sheet: (name: string): Promise<unknown> => page.waitForSelector(`[data-sheet="${name}"]`),
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}
