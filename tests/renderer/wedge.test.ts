import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { FromWindow } from "#ipc/contract.ts";
import type { ScreenCommand } from "#register/command.ts";
import { type FakeRegister, openRegisterPage } from "./support/fake-register.ts";
import { openWindow } from "./support/open-window.ts";
import { servePages } from "./support/serve-pages.ts";
import { showScene } from "./support/show-scene.ts";
import { typeKeys } from "./support/type-keys.ts";
import { basketOf, viewOf } from "./support/view-of.ts";

const stack = new AsyncDisposableStack();
let register: FakeRegister;
beforeAll(async () => {
  const pages = stack.use(await servePages());
  const { page } = stack.use(await openWindow());
  register = await openRegisterPage(page, `${pages.url}/index.html`);
}, 120_000);
afterAll(() => stack.disposeAsync(), 30_000);

const jan = "4901234567894";
const isSend = (message: FromWindow): message is FromWindow & { kind: "send" } => message.kind === "send";
const sent = async (from: number): Promise<readonly ScreenCommand[]> =>
  (await register.heard())
    .filter(isSend)
    .slice(from)
    .map(({ command }) => command);

/** Shows the empty sale with a typing scanner (or without), and answers how many commands were sent so far. */
async function openSale(wedge: "us" | "jis" | null = "us"): Promise<number> {
  await answerAll();
  await showScene(register, viewOf({ kind: "sale" }, { basket: basketOf([]), ...(wedge === null ? {} : { wedge }) }));
  return (await register.heard()).filter(isSend).length;
}

/** No Command stays without its answer: the window would wait for it. */
async function answerAll(): Promise<void> {
  for (const message of await register.heard())
    if (isSend(message)) await register.say({ kind: "answer", id: message.id, answer: { kind: "taken" } });
}

const sheet = (): Promise<string | null> => register.page.getAttribute("[data-screen]", "data-sheet");

describe("a scanner that types into the cashier's window", () => {
  test("sends one scan, and none of its keys opens a sheet, presses a key or stands in a field", async () => {
    const from = await openSale();
    await typeKeys(register.page, `${jan}\r`);
    await expect.poll(() => sent(from)).toEqual([{ kind: "scan", code: jan }]);
    await answerAll();
    await typeKeys(register.page, "CR1/R1/1/42/ABCDEF01\r");
    await expect
      .poll(() => sent(from))
      .toEqual([
        { kind: "scan", code: jan },
        { kind: "scan", code: "CR1/R1/1/42/ABCDEF01" },
      ]);
    expect(await sheet()).toBeNull();
  });

  test("leaves what a person has typed so far as it is", async () => {
    const from = await openSale();
    await typeKeys(register.page, "49", { gapMs: 120 });
    await expect.poll(() => register.page.innerText('[data-field="code"]')).toContain("49");
    await typeKeys(register.page, `${jan}\r`);
    await expect.poll(() => sent(from)).toEqual([{ kind: "scan", code: jan }]);
    await answerAll();
    expect(await register.page.innerText('[data-field="code"]')).not.toContain("490");
    await typeKeys(register.page, "123", { gapMs: 120 });
    await expect.poll(() => register.page.innerText('[data-field="code"]')).toContain("49123");
    await typeKeys(register.page, "\r");
    await expect
      .poll(() => sent(from))
      .toEqual([
        { kind: "scan", code: jan },
        { kind: "item", code: "49123", qty: 1, keyed: true },
      ]);
  });

  test("is read with Japanese input on, and the prompt line says how to switch it off until a key comes without it", async () => {
    const from = await openSale();
    await typeKeys(register.page, `${jan}\r`, { isImeOn: true });
    await expect.poll(() => sent(from)).toEqual([{ kind: "scan", code: jan }]);
    await answerAll();
    await register.page.waitForSelector('[data-prompt="notice.ime-on"]');
    await typeKeys(register.page, `${jan}\r`);
    await register.page.waitForSelector('[data-prompt="notice.ring"]');
    expect(await sheet()).toBeNull();
  });

  test("whose code has no end is asked for again, and nothing is sent", async () => {
    const from = await openSale();
    await typeKeys(register.page, jan);
    await register.page.waitForSelector('[data-prompt="notice.code-unreadable"]');
    expect(await sent(from)).toEqual([]);
    expect(await sheet()).toBeNull();
  });

  test("is not listened for where the scanner has a line of its own: keys are a person's at any speed", async () => {
    const from = await openSale(null);
    await typeKeys(register.page, `${jan}\r`);
    await expect.poll(() => sent(from)).toEqual([{ kind: "item", code: jan, qty: 1, keyed: true }]);
  });
});
