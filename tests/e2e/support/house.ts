import { expect } from "vitest";
import { openRig, type Rig } from "#rig/open-rig.ts";
import { makeTempDir } from "#rig/temp-dir.ts";
import { type Kiosk, openKiosk, type ProcessName } from "./kiosk.ts";

/** A kiosk on a rig of its own, and questions about its windows and processes. */
export type House = AsyncDisposable & {
  readonly rig: Rig;
  readonly kiosk: Kiosk;
  windowIds(): Promise<number[]>;
  /** What the shell refused so far. */
  refused(): unknown[];
  pidOf(name: ProcessName): Promise<number>;
  /** Waits until a process runs under another pid than `old`; how long that took (ms). */
  waitForAnother(name: ProcessName, old: number, limitMs: number): Promise<number>;
};

/** Opens rig and kiosk; `build` is the folder of another build. The rig's reader stands in at the CardPort. */
export async function openHouse(build?: string): Promise<House> {
  await using stack = new AsyncDisposableStack();
  const dir = stack.use(makeTempDir());
  const rig = stack.use(await openRig({ dir: dir.path, mode: "test", card: "port" }));
  const kiosk = stack.use(await openKiosk({ ...rig, ...(build === undefined ? {} : { build }) }));
  const all = stack.move();
  return {
    rig,
    kiosk,
    windowIds: () =>
      kiosk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map(({ webContents }) => webContents.id)),
    refused: () =>
      kiosk
        .log()
        .filter(({ msg }) => msg === "refused")
        .map(({ what }) => what),
    async pidOf(name) {
      const pid = (await kiosk.processes())[name];
      if (pid === undefined) throw new Error(`${name} does not run`);
      return pid;
    },
    async waitForAnother(name, old, limitMs) {
      const from = performance.now();
      const another = async (): Promise<boolean> => ![undefined, old].includes((await kiosk.processes())[name]);
      await expect.poll(another, { timeout: limitMs, interval: 100 }).toBe(true);
      return performance.now() - from;
    },
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}
