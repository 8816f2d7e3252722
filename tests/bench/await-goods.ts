import { setTimeout as wait } from "node:timers/promises";
import type { TestWindow } from "#tests/house/window.ts";

const withinMs = 20_000;

/** Waits until headquarters' goods have come down, and answers the codes of the touch keys. */
export async function awaitGoods(window: TestWindow): Promise<readonly string[]> {
  const until = performance.now() + withinMs;
  for (;;) {
    const { categories } = await window.ask({ kind: "layout" });
    const codes = categories.flatMap(({ keys }) => keys.map(({ code }) => code));
    if (codes.length > 0) return codes;
    if (performance.now() > until) throw new Error("no goods came from headquarters");
    await wait(50);
  }
}
