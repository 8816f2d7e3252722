import ranges from "@fontsource/biz-udpgothic/unicode.json" with { type: "json" };
import subsetFont from "subset-font";
import type { Plugin } from "vite";

const pairs = Object.values(ranges)
  .flatMap((list) => list.split(","))
  .map((range) => range.trim().slice("U+".length).split("-"))
  .map(([from = "", to = from]) => [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const);

/** Every character of the Basic Multilingual Plane that the small files of the face do not claim. */
function listRest(): string {
  const claimed = new Set(pairs.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, i) => from + i)));
  const all = Array.from({ length: 0x1_00_00 }, (_, code) => code);
  const isSurrogate = (code: number): boolean => code >= 0xd8_00 && code <= 0xdf_ff;
  return String.fromCodePoint(...all.filter((code) => !claimed.has(code) && !isSurrogate(code)));
}

/** A face that a package brings whole (.ttf, 4 MB) is cut down to what its small files leave out, as Ⅱ and α. */
export function cutFonts(): Plugin {
  return {
    name: "cut-fonts",
    async generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== "asset" || !file.fileName.endsWith(".ttf")) continue;
        file.source = await subsetFont(Buffer.from(file.source), listRest(), { targetFormat: "truetype" });
      }
    },
  };
}
