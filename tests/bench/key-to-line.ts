import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { findRuntime } from "#build/runtime/find-runtime.ts";
import { see, seeLamp } from "#tests/e2e/support/cashier.ts";
import { openKiosk } from "#tests/e2e/support/kiosk.ts";
import { _electron as electron, type Page } from "playwright-core";
import { build } from "vite";
import type { Figure } from "./figure.ts";
import { openStand, type Stand } from "./open-stand.ts";
import { cancelSale } from "./scan-to-line.ts";
import { median, quantile } from "./statistics.ts";

const blocks = 3;
const warmUp = 5;
/** Presses between two empty baskets. */
const basket = 20;
const baskets = 4;

/** Presses keys in turn inside the page, a finger's pause apart; ms from the press to the frame after the change was drawn. */
function timePresses(page: Page, keys: string, echo: string, presses: number): Promise<number[]> {
  return page.evaluate(
    async ([keys, echo, presses]) => {
      const painted = (before: string): Promise<number> =>
        new Promise((resolve) => {
          const read = (): string => [...document.querySelectorAll(echo)].map((one) => one.textContent).join("|");
          const observer = new MutationObserver(() => {
            if (read() === before) return;
            observer.disconnect();
            requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now())));
          });
          observer.observe(document.body, { subtree: true, childList: true, characterData: true });
        });
      const times: number[] = [];
      for (let n = 0; n < presses; n += 1) {
        // Never in step with the frames of the screen.
        await new Promise((resolve) => setTimeout(resolve, 90 + Math.random() * 100));
        const found = document.querySelectorAll<HTMLElement>(keys);
        const before = [...document.querySelectorAll(echo)].map((one) => one.textContent).join("|");
        const done = painted(before);
        const from = performance.now();
        found[n % found.length]?.click();
        times.push((await done) - from);
      }
      return times;
    },
    [keys, echo, presses] as const,
  );
}

/** The counter, bundled as the kiosk's pages are: React for production, minified. */
async function buildCounter(dir: string): Promise<string> {
  const from = join(import.meta.dirname, "counter-app");
  const to = join(dir, "counter-app");
  mkdirSync(to, { recursive: true });
  for (const name of ["index.html", "main.mjs", "package.json"]) copyFileSync(join(from, name), join(to, name));
  await build({
    configFile: false,
    logLevel: "error",
    define: { "process.env.NODE_ENV": '"production"' },
    build: {
      outDir: to,
      emptyOutDir: false,
      lib: { entry: join(from, "counter.ts"), formats: ["iife"], name: "counter", fileName: () => "counter.js" },
    },
  });
  return to;
}

async function timeCounter(app: string, stand: Stand): Promise<number[]> {
  const { path, args } = findRuntime();
  const env = { ...(process.env as Record<string, string>), DISPLAY: stand.display.name };
  const counter = await electron.launch({ executablePath: path, args: [...args, app], env });
  try {
    const page = await counter.firstWindow();
    await page.waitForSelector("#key");
    return (await timePresses(page, "#key", "#echo", warmUp + basket * baskets)).slice(warmUp);
  } finally {
    await counter.close();
  }
}

async function timeKiosk(stand: Stand): Promise<number[]> {
  await using kiosk = await openKiosk(stand.rig);
  const page = kiosk.cashier;
  await see(page, "sale");
  await seeLamp(page, "headquarters", ["ok"]);
  const keys = '[data-screen="sale"] [data-key^="item:"]:not([disabled])';
  await page.waitForSelector(keys);
  await timePresses(page, keys, "[data-line]", warmUp);
  await cancelSale(page);
  const times: number[] = [];
  for (let n = 0; n < baskets; n += 1) {
    times.push(...(await timePresses(page, keys, "[data-line]", basket)));
    await cancelSale(page);
  }
  return times;
}

/** From a pressed touch key to its painted line, which is durable by then, against a counter in bare React in the same Electron; in turns. */
export const keyToLine: Figure = {
  name: "key-to-line",
  limit: 2,
  async run({ dir, say }) {
    await using stand = await openStand({ dir });
    const app = await buildCounter(dir);
    const bare: number[] = [];
    const ours: number[] = [];
    for (let block = 1; block <= blocks; block += 1) {
      bare.push(...(await timeCounter(app, stand)));
      ours.push(...(await timeKiosk(stand)));
      say(`${block} of ${blocks} blocks`);
    }
    const [own, base] = [quantile(ours, 0.95), quantile(bare, 0.95)];
    const baseline = {
      of: "a counter in bare React in the same Electron, p95 of both",
      value: base,
      ours: own,
      unit: "ms",
    };
    const notes = [`median ${median(ours).toFixed(1)} ms against ${median(bare).toFixed(1)} ms`];
    return { value: own / base, unit: "×", samples: ours.length, baseline, notes };
  },
};
