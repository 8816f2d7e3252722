import { join } from "node:path";
import { findRuntime } from "#build/runtime/find-runtime.ts";
import type { Rig } from "#rig/open-rig.ts";
import { _electron as electron, type Page } from "playwright-core";
import type { Measured } from "./figure.ts";
import { openStand } from "./open-stand.ts";
import { median, quantile } from "./statistics.ts";

const blocks = 3;

/** An app that does nothing but echo a serial line into a `<div>`. */
async function timeBare(o: {
  readonly port: string;
  readonly display: string;
  readonly time: (page: Page) => Promise<number[]>;
}): Promise<number[]> {
  const { path, args } = findRuntime();
  const app = await electron.launch({
    executablePath: path,
    args: [...args, join(import.meta.dirname, "bare-app"), "--port", o.port],
    env: { ...(process.env as Record<string, string>), DISPLAY: o.display },
  });
  try {
    const page = await app.firstWindow();
    await page.waitForSelector("#echo[data-open]", { state: "attached" });
    return await o.time(page);
  } finally {
    await app.close();
  }
}

/** Times from bytes on a line to the painted screen: the kiosk's against those of a bare app that echoes the same bytes, in turns on one line. */
export async function measureBesideEcho(o: {
  readonly dir: string;
  readonly say: (text: string) => void;
  /** What is echoed, in the words of the table. */
  readonly what: string;
  readonly port: (rig: Rig) => string;
  readonly timeBare: (rig: Rig, page: Page) => Promise<number[]>;
  readonly timeKiosk: (rig: Rig) => Promise<number[]>;
}): Promise<Measured> {
  await using stand = await openStand({ dir: o.dir });
  const { rig, display } = stand;
  const bare: number[] = [];
  const ours: number[] = [];
  const time = (page: Page): Promise<number[]> => o.timeBare(rig, page);
  for (let block = 1; block <= blocks; block += 1) {
    bare.push(...(await timeBare({ port: o.port(rig), display: display.name, time })));
    ours.push(...(await o.timeKiosk(rig)));
    o.say(`${block} of ${blocks} blocks`);
  }
  const [own, base] = [quantile(ours, 0.95), quantile(bare, 0.95)];
  const baseline = { of: `a bare Electron app echoing ${o.what}, p95 of both`, value: base, ours: own, unit: "ms" };
  const notes = [
    `p95 ${own.toFixed(1)} ms, median ${median(ours).toFixed(1)} ms against ${median(bare).toFixed(1)} ms`,
  ];
  return { value: own / base, unit: "×", samples: ours.length, baseline, notes };
}
