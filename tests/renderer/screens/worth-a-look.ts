import type { Look, Still } from "../support/stills.ts";

/**
 * Whether a still looks like nothing else in this size, language and theme. The customer window speaks both languages at once and has one
 * theme; colours are the same in every size, and stand where they stand in the light.
 */
export function isWorthALook(still: Still, { size, language, theme }: Look, isJudged: boolean): boolean {
  if (still.page === "customer") return language === "ja" && theme === "light";
  return theme === "light" || (size[0] === 1280 && (isJudged || language === "ja"));
}
