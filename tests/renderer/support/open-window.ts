import { join } from "node:path";
import { type Page, _electron as electron } from "playwright-core";
import { findRuntime } from "#build/runtime/find-runtime.ts";
import { openVirtualDisplay } from "#build/runtime/open-display.ts";

/** A window of the runtime the kiosk runs on, on a display nobody sees. */
export type TestWindow = AsyncDisposable & {
  readonly page: Page;
  readonly resize: (width: number, height: number) => Promise<void>;
};

/** Opens it; disposing ends the runtime and its display. */
export async function openWindow(): Promise<TestWindow> {
  await using stack = new AsyncDisposableStack();
  const display = stack.use(await openVirtualDisplay("1960x1120x24"));
  const { path, args } = findRuntime();
  const env = Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
  const app = await electron.launch({
    executablePath: path,
    args: [...args, join(import.meta.dirname, "window-app")],
    env: { ...env, DISPLAY: display.name, TZ: "Asia/Tokyo" },
  });
  stack.defer(() => app.close());
  const page = await app.firstWindow();
  const all = stack.move();
  return {
    page,
    resize: async (width, height) => {
      await app.evaluate(
        ({ BrowserWindow }, [wide, high]) => BrowserWindow.getAllWindows()[0]?.setContentSize(wide, high),
        [width, height] as const,
      );
      await page.waitForFunction(([wide, high]) => innerWidth === wide && innerHeight === high, [
        width,
        height,
      ] as const);
    },
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}
