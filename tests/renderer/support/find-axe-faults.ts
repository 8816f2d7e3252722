import axe from "axe-core";
import type { Page } from "playwright-core";

/**
 * What axe-core finds serious or critical on the page as it stands: rule, place, and what is measured.
 * The policy of the pages lets nobody add a script; a debugger is not asked.
 */
export async function findAxeFaults(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
      resultTypes: ["violations"],
      preload: false,
      elementRef: false,
    });
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .flatMap(({ id, nodes }) =>
        nodes.map(({ target, any }) =>
          [id, target.join(" "), any[0]?.message.replace(/^.*?(?=contrast of)/, "") ?? ""].join(" · "),
        ),
      );
  });
}
