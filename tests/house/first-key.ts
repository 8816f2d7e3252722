import { vi } from "vitest";
import type { TestWindow } from "./window.ts";

/** Code of the first thing that can be sold by a key, as soon as the goods are there. */
export function firstKey(window: TestWindow): Promise<string> {
  return vi.waitFor(
    async () => {
      const { categories } = await window.ask({ kind: "layout" });
      const key = categories.flatMap(({ keys }) => keys).find(({ soldOut }) => soldOut !== true);
      if (key === undefined) throw new Error("no goods yet");
      return key.code;
    },
    { timeout: 20_000, interval: 100 },
  );
}
