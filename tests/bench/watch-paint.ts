import type { Page } from "playwright-core";

/** When what changed in a page was painted, on the clock of performance.now() in this process. */
export type PaintWatch = {
  /** Resolves once the text of what `selector` finds has changed and matches, and the change has been painted. */
  next(): Promise<number>;
};

const looks = 40;

/** Ms to add to the page's performance.now() to have ours, from the quickest of many questions: right within half of its way there and back. */
async function compareClocks(page: Page): Promise<number> {
  let best = { wayMs: Number.POSITIVE_INFINITY, offsetMs: 0 };
  for (let look = 0; look < looks; look += 1) {
    const from = performance.now();
    const theirs = await page.evaluate(() => performance.now());
    const wayMs = performance.now() - from;
    if (wayMs < best.wayMs) best = { wayMs, offsetMs: from + wayMs / 2 - theirs };
  }
  return best.offsetMs;
}

/** Watches a page. `whole`: what the text must end with before it counts, where it comes in parts. `attribute`: watched in place of the text. */
export async function watchPaint(page: Page, selector: string, whole = "", attribute = ""): Promise<PaintWatch> {
  const offsetMs = await compareClocks(page);
  return {
    async next() {
      const paintedMs = await page.evaluate(
        ([selector, whole, attribute]) =>
          new Promise<number>((resolve) => {
            const read = (): string =>
              [...document.querySelectorAll(selector)]
                .map((one) => (attribute === "" ? one.textContent : one.getAttribute(attribute)))
                .join("|");
            const before = read();
            const observer = new MutationObserver(() => {
              const now = read();
              if (now === before || !now.endsWith(whole)) return;
              observer.disconnect();
              // The second animation frame begins after the first was drawn.
              requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now())));
            });
            observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
          }),
        [selector, whole, attribute] as const,
      );
      return paintedMs + offsetMs;
    },
  };
}
