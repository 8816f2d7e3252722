import type { Page } from "playwright-core";
import { cardOf, type Rig } from "#rig/open-rig.ts";
import type { Member } from "#rig/headquarters/seed.ts";

export type Counted = { readonly touches: number; readonly scans: number; readonly taps: number };

/** The hand of a cashier that counts: every press of the pointer, and apart from them what was scanned and what a member tapped. */
export type Finger = {
  /** Presses the middle of a key, as soon as it is lit; `digits` one after the other. */
  press(...keys: readonly string[]): Promise<void>;
  scan(code: string): Promise<void>;
  tap(member: Member): Promise<void>;
  /** What was done since it was last asked. */
  count(): Counted;
};

export function openFinger(page: Page, rig: Rig): Finger {
  let now = { touches: 0, scans: 0, taps: 0 };
  return {
    async press(...keys) {
      for (const key of keys) {
        now.touches++;
        await page.click(`[data-key="${key}"]:not([disabled])`);
      }
    },
    async scan(code) {
      now.scans++;
      await rig.devices.scanner.scan(code);
    },
    async tap(member) {
      now.taps++;
      await rig.devices.reader.tap(cardOf(member));
    },
    count() {
      const counted = now;
      now = { touches: 0, scans: 0, taps: 0 };
      return counted;
    },
  };
}
