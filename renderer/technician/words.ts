import type { Language } from "../words/words.ts";
import { technicianEn } from "./words-en.ts";
import { type TechnicianWord, technicianJa } from "./words-ja.ts";

/** The technician's own words: more exact than the cashier's, and in a file of their own. */
export const technicianWords = { ja: technicianJa, en: technicianEn } as const satisfies Record<
  Language,
  Record<TechnicianWord, string>
>;
export type SayIt = (word: TechnicianWord, values?: Readonly<Record<string, string | number>>) => string;

export function speakTechnician(language: Language): SayIt {
  return (word, values = {}) =>
    technicianWords[language][word].replaceAll(/{{(\w+)}}/g, (_, gap: string) => String(values[gap] ?? ""));
}

/** Whether there is such a word: codes come from the register and may be newer than this page. */
export function isTechnicianWord(word: string): word is TechnicianWord {
  return word in technicianJa;
}
