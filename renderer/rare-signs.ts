import ranges from "@fontsource/biz-udpgothic/unicode.json";

/** The name in the stacks of tokens.css, after the two everyday fonts. */
const family = "BIZ UDPGothic Rare";

const files = import.meta.glob<string>(
  "../node_modules/@fontsource/biz-udpgothic/files/biz-udpgothic-[0-9]*-*-normal.woff2",
  {
    query: "?url",
    import: "default",
    eager: true,
  },
);

/**
 * Offers what the everyday fonts leave out, as 髙 in a name or ㎖: 120 small files a weight, each read once one of its signs is to be drawn.
 * A sign left to a font of the machine would look strange, or be a box where there is none, and Chromium would keep a copy of that font at every sale.
 */
export function addRareSigns(): void {
  const known: Readonly<Record<string, string>> = ranges;
  for (const [path, url] of Object.entries(files)) {
    const [, part, weight] = /-(\d+)-(\d+)-normal\.woff2$/.exec(path) ?? [];
    const unicodeRange = known[`[${part}]`];
    if (weight === undefined || unicodeRange === undefined) continue;
    document.fonts.add(
      new FontFace(family, `url("${url}") format("woff2")`, { weight, unicodeRange, display: "block" }),
    );
  }
}
