import iconv from "iconv-lite";
import { expect, test } from "vitest";
import { drawGlyph } from "./glyph.ts";

const drawn = (char: string): string => drawGlyph(char, 24, 24).dots.join("");
/** In no font: the empty frame. */
const frame = drawn("\u{10FFFF}");

/** The two-byte characters of CP932 that have a shape: what a printer for Japanese has. */
function listSigns(): string[] {
  const signs = new Set<string>();
  for (let lead = 0x81; lead < 0xfd; lead += 1)
    for (let trail = 0x40; trail < 0xfd; trail += 1) {
      const [sign = "", more] = iconv.decode(Buffer.from([lead, trail]), "cp932");
      if (more === undefined && !/[\p{Co}\p{Cc}\s\uFFFD]/u.test(sign)) signs.add(sign);
    }
  return [...signs];
}

test("Every sign a Japanese printer has is drawn on the paper, Ⅱ of a title and α as well; one that is in no font is an empty frame", () => {
  const signs = listSigns();
  expect(signs).toEqual(expect.arrayContaining(["Ⅱ", "α", "髙", "㈱", "亜"]));
  expect(signs.length).toBeGreaterThan(7_000);
  expect(signs.filter((sign) => drawn(sign) === frame)).toEqual([]);
  expect(new Set(["Ⅰ", "Ⅱ", "Ⅲ", "α", "髙", frame].map((sign) => (sign === frame ? frame : drawn(sign)))).size).toBe(6);
});
