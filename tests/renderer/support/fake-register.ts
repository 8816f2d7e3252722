import type { Page } from "playwright-core";
import type { FromPreload, FromWindow, ToWindow } from "#ipc/contract.ts";
import { noonMs } from "./view-of.ts";

/** The other end of a page's port: what `register` would say and hear. */
export type FakeRegister = {
  readonly page: Page;
  /** Hands the page a (new) port, as the preload does. */
  readonly link: () => Promise<void>;
  readonly house: (house: Extract<FromPreload, { kind: "house" }>["house"]) => Promise<void>;
  readonly say: (message: ToWindow) => Promise<void>;
  /** Everything the page has sent so far. */
  readonly heard: () => Promise<readonly FromWindow[]>;
  /** Resolves once the page has painted the View `rev`. */
  readonly painted: (rev: number) => Promise<void>;
};

type Bench = { port: MessagePort | null; heard: FromWindow[] };
declare global {
  var bench: Bench;
}

/** Opens one of the pages with the clock at noon and a port whose other end is held by the test. */
export async function openRegisterPage(page: Page, url: string): Promise<FakeRegister> {
  await page.clock.setSystemTime(noonMs);
  await page.addInitScript(() => {
    globalThis.bench = { port: null, heard: [] };
  });
  await page.goto(url);
  const link = (): Promise<void> =>
    page.evaluate(() => {
      const { port1, port2 } = new MessageChannel();
      globalThis.bench.port = port1;
      port1.addEventListener("message", (event: MessageEvent<FromWindow>) => globalThis.bench.heard.push(event.data));
      port1.start();
      window.postMessage({ kind: "port" }, "*", [port2]);
    });
  const heard = (): Promise<readonly FromWindow[]> => page.evaluate(() => globalThis.bench.heard);
  await link();
  return {
    page,
    link,
    heard,
    house: (house) => page.evaluate((value) => window.postMessage({ kind: "house", house: value }, "*"), house),
    say: (message) => page.evaluate((value) => globalThis.bench.port?.postMessage(value), message),
    painted: async (rev) => {
      await page.waitForFunction(
        (want) => globalThis.bench.heard.some((message) => message.kind === "seen" && message.rev === want),
        rev,
      );
    },
  };
}
