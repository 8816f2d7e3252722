import type { Page } from "playwright-core";

/** The fonts the app brings. */
const own = /^BIZ UDP?Gothic$/;

/** Texts on the page that are drawn, wholly or in part, with a font of the machine (DevTools protocol, CSS.getPlatformFontsForNode). */
export async function findStrangeFonts(page: Page): Promise<readonly string[]> {
  await page.waitForFunction(() => [...document.fonts].some(({ family }) => family.includes("Rare")));
  // A font that was only just asked for is not drawn with yet.
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const session = await page.context().newCDPSession(page);
  try {
    await session.send("DOM.enable");
    await session.send("CSS.enable");
    const { nodes } = await session.send("DOM.getFlattenedDocument", { depth: -1 });
    const texts = nodes.filter(({ nodeType, nodeValue }) => nodeType === 3 && nodeValue.trim() !== "");
    const drawn = await Promise.all(
      texts.map(async ({ nodeId, nodeValue }) => {
        const { fonts } = await session.send("CSS.getPlatformFontsForNode", { nodeId });
        const strange = fonts.filter(({ familyName }) => !own.test(familyName)).map(({ familyName }) => familyName);
        return strange.length === 0 ? [] : [`${nodeValue.trim()} is drawn with ${strange.join(" and ")}`];
      }),
    );
    return drawn.flat();
  } finally {
    await session.detach();
  }
}
