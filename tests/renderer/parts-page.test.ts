import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Studio, openStudio } from "./support/open-studio.ts";
import { looks, stills } from "./support/stills.ts";

const renderer = join(import.meta.dirname, "..", "..", "renderer");
/** The whole window is every other picture. */
const elsewhere = ["kiosk"];

const opened = new AsyncDisposableStack();
let studio: Studio;
beforeAll(async () => {
  studio = opened.use(await openStudio());
  const still = stills.find(({ page }) => page === "parts") ?? expect.fail("no page of parts");
  await studio.show(still, looks[0] ?? expect.fail("no look"));
}, 60_000);
afterAll(() => opened.disposeAsync());

const listShown = (attribute: string): Promise<readonly (string | null)[]> =>
  studio.page.$$eval(`[${attribute}]`, (all, name) => all.map((each) => each.getAttribute(name)), attribute);

test("Every part has its place on the page of parts, and draws something there", async () => {
  const files = globSync("parts/*.tsx", { cwd: renderer }).map((file) => basename(file, ".tsx"));
  const shown = await listShown("data-part");
  expect(files.filter((file) => !elsewhere.includes(file) && !shown.includes(file))).toEqual([]);
  expect(shown.filter((name) => !files.includes(name ?? ""))).toEqual([]);
  const empty = await studio.page.$$eval("[data-part]", (all) =>
    all
      .filter((part) => (part.lastElementChild?.getBoundingClientRect().height ?? 0) < 8)
      .map((part) => part.getAttribute("data-part")),
  );
  expect(empty).toEqual([]);
});

test("Every token has its place there too", async () => {
  const css = readFileSync(join(renderer, "tokens.css"), "utf8");
  const names = new Set([...css.matchAll(/^\s*(--[a-z-]+):/gm)].map(([, name]) => name));
  const shown = new Set(await listShown("data-token"));
  expect([...names].filter((name) => !shown.has(name ?? ""))).toEqual([]);
});
