import type { Page } from "playwright-core";

/**
 * Sells in cash as fast as the screen follows, inside the page: a touch key, 現金, the exact amount, 次へ, each pressed when it stands.
 * Waits for every receipt, so that no paper piles up.
 */
export async function sellInPage(page: Page, sales: number): Promise<void> {
  await page.evaluate(async (sales) => {
    const find = (selector: string): HTMLElement | null =>
      document.querySelector("[data-veil]") === null ? document.querySelector<HTMLElement>(selector) : null;
    const see = (selector: string): Promise<HTMLElement> =>
      new Promise((resolve) => {
        const look = (): void => {
          const found = find(selector);
          if (found === null) return;
          observer.disconnect();
          resolve(found);
        };
        const observer = new MutationObserver(look);
        observer.observe(document, { subtree: true, childList: true, attributes: true });
        look();
      });
    const press = async (selector: string): Promise<void> => (await see(selector)).click();
    for (let sale = 0; sale < sales; sale += 1) {
      await press('[data-screen="sale"] [data-key^="item:"]:not([disabled])');
      await see("[data-line]");
      await press('[data-screen="sale"] [data-key="cash"]:not([disabled])');
      await press('[data-screen="tender"] [data-key^="quick:"]');
      await see('[data-screen="done"] [data-printing="printed"]');
      await press('[data-screen="done"] [data-key="next"]');
    }
    await see('[data-screen="sale"]');
  }, sales);
}
