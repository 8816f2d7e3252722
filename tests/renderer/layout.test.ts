import { afterAll, beforeAll, expect, test } from "vitest";
import { pickSeed, seedRandom } from "../campaign/power-cut/random.ts";
import { findStrangeFonts } from "./support/find-strange-fonts.ts";
import { type Studio, openStudio } from "./support/open-studio.ts";
import { type Look, type Still, looks, nameLook, sizes, stills } from "./support/stills.ts";

/** Draws which stills are looked at in this run, and in which size, language and theme; `npm run screens -- --check` looks at all of them. */
const seed = pickSeed();
/** One still in so many is looked at; one in so many is also asked of axe-core. */
const lookEvery = 4;
const thoroughEvery = 20;

const opened = new AsyncDisposableStack();
let studio: Studio;
beforeAll(async () => {
  studio = opened.use(await openStudio());
}, 60_000);
afterAll(() => opened.disposeAsync());

const stillOf = (name: string): Still => stills.find((still) => still.name === name) ?? expect.fail(`no still ${name}`);
const lookAt = (width: number): Look => ({
  size: sizes.find(([wide]) => wide === width) ?? expect.fail("no such size"),
  language: "ja",
  theme: "light",
});

test("No screen, no sheet and nothing of the customer window has a target too small or too near, text cut off or over other text, a pale amount, or what axe-core calls serious", async () => {
  console.log(`layout: seed ${seed}`);
  const random = seedRandom(seed);
  const draw = <One>(of: readonly One[]): One => of[Math.floor(random() * of.length)] ?? expect.fail("nothing to draw");
  // Each size in one language and theme: turning to another takes as long as three stills.
  const drawn = sizes.map((size) => draw(looks.filter((look) => look.size === size)));
  const chosen = stills
    .map((still, at) => ({ still, at: at + seed, look: draw(drawn) }))
    .filter(({ at }) => at % lookEvery === 0);
  const faults: Record<string, readonly string[]> = {};
  for (const { still, at, look } of chosen.toSorted((a, b) => looks.indexOf(a.look) - looks.indexOf(b.look))) {
    await studio.show(still, look);
    const found = await studio.judge(at % thoroughEvery === 0);
    if (found.length > 0) faults[`${still.name} ${nameLook(look)}`] = found;
  }
  expect(faults).toEqual({});
}, 120_000);

test.each(sizes)("The total is at least 72 px, change and balance at least 96 px, at %i × %i", async (width) => {
  const sizeOf = (amount: number): Promise<number> =>
    studio.page.evaluate(
      (yen) =>
        Math.max(
          ...[...document.querySelectorAll(`[data-amount="${yen}"]`)].map((found) =>
            Number.parseFloat(getComputedStyle(found).fontSize),
          ),
        ),
      amount,
    );
  for (const [scene, amount, least] of [
    ["sale", 3564, 72],
    ["done-cash", 1436, 96],
    ["done-emoney", 2340, 96],
  ] as const) {
    await studio.show(stillOf(scene), lookAt(width));
    expect(await sizeOf(amount)).toBeGreaterThanOrEqual(least);
  }
});

test("The check sees a key that is too small, keys that touch, text that is cut off or pale, text over text, a font of the machine, and a key without a name", async () => {
  await studio.show(stillOf("sale"), lookAt(1280));
  const spoil = (selector: string, style: string): Promise<void> =>
    studio.page.evaluate(
      ([where, css]) => {
        const found = document.querySelector<HTMLElement>(where);
        if (found !== null) found.style.cssText = css;
      },
      [selector, style] as const,
    );
  const faultsOf = async (selector: string, style: string): Promise<string> => {
    await spoil(selector, style);
    const faults = await studio.judge(true);
    await spoil(selector, "");
    return faults.join("; ");
  };
  expect(await faultsOf('[data-key="qty"]', "height: 40px; min-height: 0; align-self: center")).toContain("qty is");
  expect(await faultsOf('[data-key="void"]', "margin-left: -6px")).toContain("apart");
  expect(await faultsOf('[data-key="emoney"]', "font-size: 60px")).toContain("leaves its box");
  expect(await faultsOf("[data-prompt]", "transform: translateY(72px)")).toContain("lie over each other");
  expect(await faultsOf('[data-amount="594"]', "color: #777777")).toContain("7 : 1");
  expect(await faultsOf("[data-prompt] p", "color: #aaaaaa")).toContain("color-contrast");
  expect(await faultsOf("[data-prompt] p", "font-family: serif")).toContain("is drawn with");
  await studio.page.evaluate(() => document.querySelector('[data-key="menu"]')?.removeAttribute("aria-label"));
  expect((await studio.judge(true)).join("; ")).toContain("button-name");
});

test("Signs the everyday fonts leave out, as in the title of a book or a name, are drawn with the fonts of the app", async () => {
  await studio.show(stillOf("sale"), lookAt(1280));
  await studio.page.evaluate(() => {
    for (const text of document.querySelectorAll("[data-prompt] p"))
      text.textContent = "髙﨑 線形代数Ⅱ α・β≒Ω 天然水430㎖ ①♪※…～";
  });
  expect(await findStrangeFonts(studio.page)).toEqual([]);
});
