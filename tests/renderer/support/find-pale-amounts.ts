import type { Page } from "playwright-core";
import { contrastOf } from "./contrast.ts";

/** The amounts on the page that stand out less than 7 : 1 from what they stand on, but for what is struck out or greyed. */
export async function findPaleAmounts(page: Page): Promise<readonly string[]> {
  const found = await page.evaluate(() => {
    const hexOf = (colour: string): string =>
      `#${(colour.match(/[\d.]+/g) ?? [])
        .slice(0, 3)
        .map((part) => Number(part).toString(16).padStart(2, "0"))
        .join("")}`;
    const groundOf = (element: Element): string => {
      for (let at: Element | null = element; at !== null; at = at.parentElement) {
        const colour = getComputedStyle(at).backgroundColor;
        if (!colour.endsWith(", 0)")) return colour;
      }
      return "rgb(255, 255, 255)";
    };
    return [...document.querySelectorAll("[data-amount]")]
      .filter((amount) => amount.closest(":disabled, [data-void]") === null)
      .map((amount) => ({
        text: amount.textContent,
        ink: hexOf(getComputedStyle(amount).color),
        ground: hexOf(groundOf(amount)),
      }));
  });
  return found
    .filter(({ ink, ground }) => contrastOf(ink, ground) < 7)
    .map(({ text, ink, ground }) => `${text}: ${ink} on ${ground} is paler than 7 : 1`);
}
