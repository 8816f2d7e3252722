import type { Page } from "playwright-core";

/**
 * What a cashier would stumble over on the screen as it stands: targets too small or too close, text cut off, over other text,
 * or outside its box. Sizes in CSS px: keys of the pad and the grid ≥ 96 × 88, other targets ≥ 56, gaps ≥ 8.
 * Text inside `data-ellipsis` may be cut on purpose; the list of lines scrolls.
 */
export function findLayoutFaults(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const slack = 1.5;
    const isScrolled = (element: Element): boolean => {
      const list = element.closest("ol, ul");
      return list !== null && list.scrollHeight > list.clientHeight + slack;
    };
    // What lies under the help page is hidden, and neither seen nor touched.
    const isShown = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true });
    const name = (element: Element): string =>
      element.getAttribute("data-key") ?? element.closest("[data-key]")?.getAttribute("data-key") ?? element.className;
    const within = (inner: DOMRect, outer: DOMRect): boolean =>
      inner.left >= outer.left - slack &&
      inner.right <= outer.right + slack &&
      inner.top >= outer.top - slack &&
      inner.bottom <= outer.bottom + slack;
    // The page of parts is longer than a screen.
    const long = document.documentElement.dataset["long"] !== undefined;
    const screen = new DOMRect(0, -scrollY, innerWidth, long ? document.body.scrollHeight : innerHeight);

    const keys = [...document.querySelectorAll("[data-key]")].filter((key) => !isScrolled(key) && isShown(key));
    const rects = keys.map((key) => key.getBoundingClientRect());
    keys.forEach((key, at) => {
      const rect = rects[at];
      if (rect === undefined) return;
      const isLarge = /^(?:item|digit|quick|amount):/.test(name(key));
      const [width, height] = isLarge ? [96, 88] : [56, 56];
      if (rect.width < width - 0.5 || rect.height < height - 0.5)
        faults.push(`${name(key)} is ${Math.round(rect.width)} × ${Math.round(rect.height)}`);
      if (!within(rect, screen)) faults.push(`${name(key)} leaves the screen`);
      rects.slice(at + 1).forEach((other, later) => {
        const neighbour = keys[at + 1 + later];
        if (neighbour === undefined || (key.closest("ol") !== null && neighbour.closest("ol") !== null)) return;
        const gap = Math.max(
          other.left - rect.right,
          rect.left - other.right,
          other.top - rect.bottom,
          rect.top - other.bottom,
        );
        if (gap < 7.5) faults.push(`${name(key)} and ${name(neighbour)} are ${gap.toFixed(1)} apart`);
      });
    });

    const texts: { readonly rect: DOMRect; readonly text: string; readonly element: Element }[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = node.textContent?.trim() ?? "";
      if (element === null || text === "" || isScrolled(element) || !isShown(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const box = element
        .closest("[data-key], [data-field], main, aside, header, footer, section, [data-prompt]")
        ?.getBoundingClientRect();
      for (const rect of range.getClientRects()) {
        if (rect.width === 0) continue;
        if (element.closest("[data-ellipsis]") !== null || element.closest("svg") !== null) continue;
        if (box !== undefined && !within(rect, box)) faults.push(`“${text}” leaves its box`);
        if (!within(rect, screen)) faults.push(`“${text}” leaves the screen`);
        texts.push({ rect, text, element });
      }
    }
    texts.forEach(({ rect, text, element }, at) => {
      for (const other of texts.slice(at + 1)) {
        const amount = element.closest("[data-amount]");
        if (amount !== null && amount === other.element.closest("[data-amount]")) continue;
        if (
          other.element === element ||
          other.element.parentElement === element ||
          element.parentElement === other.element.parentElement
        )
          continue;
        const wide = Math.min(rect.right, other.rect.right) - Math.max(rect.left, other.rect.left);
        const high = Math.min(rect.bottom, other.rect.bottom) - Math.max(rect.top, other.rect.top);
        // Line boxes of two lines may touch; letters do not reach their edges.
        if (wide > 2 && high > 6) faults.push(`“${text}” and “${other.text}” lie over each other`);
      }
    });
    return [...new Set(faults)];
  });
}
