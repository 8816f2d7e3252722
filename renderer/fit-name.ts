import { splitWords } from "./split-words.ts";

/** Signs of BIZ UDPGothic Bold by how wide the widest of them is, in em, as measured in the runtime; the first that fits counts. */
const widths: readonly (readonly [sign: RegExp, em: number])[] = [
  [/[ .,·]/, 0.34],
  [/[()（）/・･-]/, 0.5],
  [/[a-ln-vx-z]/, 0.68],
  [/[0-9A-LN-VX-Z]/, 0.82],
  [/[ァィゥェォッャュョ]/, 0.86],
  [/[ァ-ヴー]/, 0.97],
];

function weigh(sign: string): number {
  return widths.find(([signs]) => signs.test(sign))?.[1] ?? 1;
}

function widthOf(text: string): number {
  return [...text.trimEnd()].reduce((sum, sign) => sum + weigh(sign), 0);
}

const known = new Map<string, number>();

/** The width in em a name needs to stand in two lines that end between words: what its size is reckoned from. */
export function fitName(name: string): number {
  const found = known.get(name);
  if (found !== undefined) return found;
  const words = splitWords(name);
  const cuts = words.map((_, at) => Math.max(widthOf(words.slice(0, at).join("")), widthOf(words.slice(at).join(""))));
  const need = Math.min(...cuts, widthOf(name));
  known.set(name, need);
  return need;
}
