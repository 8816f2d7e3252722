import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { contrastOf, readThemes } from "./support/contrast.ts";

const css = readFileSync(join(import.meta.dirname, "..", "..", "renderer", "tokens.css"), "utf8");
/** What money may be written in, and what it may stand on. */
const written = [
  ["ink", ["ground", "surface", "sunk", "key", "key-down", "brand-wash", "good-wash", "look-wash", "bad-wash"]],
  ["ink-soft", ["ground", "surface", "key", "brand-wash"]],
  ["good", ["ground", "surface", "good-wash"]],
  ["look", ["ground", "surface", "look-wash"]],
  ["bad", ["ground", "surface", "brand-wash", "bad-wash"]],
  ["go-ink", ["go", "go-down"]],
  ["brand-ink", ["brand"]],
] as const;

/** Pairs of a theme under a ratio. */
function listFaint(text: string, theme: "light" | "dark", least: number): readonly string[] {
  const colours = readThemes(text)[theme];
  return written.flatMap(([ink, grounds]) =>
    grounds
      .filter((ground) => contrastOf(colours[ink] ?? "", colours[ground] ?? "") < least)
      .map((ground) => `${ink} on ${ground}`),
  );
}

describe.each(["light", "dark"] as const)("the %s colours", (theme) => {
  test("Whatever money is written in stands out 7 : 1 from whatever it may stand on", () => {
    expect(listFaint(css, theme, 7)).toEqual([]);
  });

  test("What is greyed is still read: 4.5 : 1", () => {
    const { "ink-faint": faint = "", ground = "", surface = "", sunk = "" } = readThemes(css)[theme];
    for (const under of [ground, surface, sunk]) expect(contrastOf(faint, under)).toBeGreaterThanOrEqual(4.5);
  });
});

test("The check sees one ink that is too pale, and black on white is 21 : 1", () => {
  expect(listFaint(css.replace(/--bad: #[0-9a-f]{6}/, "--bad: #d86a6a"), "light", 7)).toContain("bad on surface");
  expect(contrastOf("#000000", "#ffffff")).toBeCloseTo(21);
});
