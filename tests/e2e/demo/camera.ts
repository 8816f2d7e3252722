import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Kiosk } from "../support/kiosk.ts";
import { press } from "../support/cashier.ts";

type Extra = "customer" | "small" | "en";
/** Takes pictures of the windows as they stand: the cashier's, and what is asked for besides. Numbered in the order they are taken. */
export type Camera = (name: string, ...extras: readonly Extra[]) => Promise<void>;

const usual = { width: 1280, height: 800 } as const;
const small = { width: 1024, height: 768 } as const;
type Size = { readonly width: number; readonly height: number };

/** Pictures go to `folder`, numbered from `first`. */
export function openCamera({ app, cashier, customer }: Kiosk, folder: string, first = 1): Camera {
  mkdirSync(folder, { recursive: true });
  let taken = first - 1;

  async function resize(size: Size): Promise<void> {
    await app.evaluate(({ BrowserWindow }, { width, height }) => {
      const window = BrowserWindow.getAllWindows().find(({ webContents }) =>
        webContents.getURL().endsWith("/index.html"),
      );
      window?.setContentSize(width, height);
    }, size);
    await cashier.waitForFunction(({ width, height }) => innerWidth === width && innerHeight === height, size);
  }
  async function speak(language: "ja" | "en"): Promise<void> {
    await press(cashier, "language");
    await cashier.waitForSelector(`html[lang="${language}"]`);
  }
  return async (name, ...extras) => {
    taken += 1;
    const path = (more: string): string => join(folder, `${String(taken).padStart(3, "0")}-${name}${more}.png`);
    await cashier.screenshot({ path: path("") });
    if (extras.includes("customer")) await customer.screenshot({ path: path("-customer") });
    if (extras.includes("small")) {
      await resize(small);
      await cashier.screenshot({ path: path("-1024x768") });
      await resize(usual);
    }
    if (extras.includes("en")) {
      await speak("en");
      await cashier.screenshot({ path: path("-en") });
      await speak("ja");
    }
  };
}
