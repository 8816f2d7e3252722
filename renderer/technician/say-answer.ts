import { sayLesson } from "#ipc/drawer-lesson-words.ts";
import type { Language } from "../words/words.ts";
import type { Answered } from "./place.ts";
import { sayDeviceTrouble } from "./trouble-words.ts";
import { isTechnicianWord, speakTechnician } from "./words.ts";

/** What came of an act, with what to do next: one or two sentences where it was asked. */
export type Said = { readonly tone: "good" | "look" | "bad"; readonly text: string };

export function sayAnswer(
  language: Language,
  { device, act, answer }: Answered,
  more: { readonly pin: number },
): Said | null {
  const say = speakTechnician(language);
  switch (answer.kind) {
    case "done": {
      const word = `done.${act}`;
      return isTechnicianWord(word) ? { tone: "good", text: say(word, more) } : null;
    }
    case "read":
      return { tone: "good", text: say(`read.${answer.what}`, { shown: answer.shown }) };
    case "lesson": {
      const { step } = answer.lesson;
      const tone = step === "learned" ? "good" : step === "failed" ? "bad" : "look";
      return { tone, text: sayLesson(answer.lesson)[language] };
    }
    case "refused": {
      const { code, amount = 0 } = answer;
      const word = `refused.${code}`;
      return { tone: "look", text: say(isTechnicianWord(word) ? word : "refused.other", { code, amount }) };
    }
    case "failed":
    case "unknown":
      return { tone: "bad", text: sayFailure(language, { device, act, answer }, answer) };
    case "signed":
    case "health":
    case "ports":
    case "found":
    case "left":
      return null;
  }
}

function sayFailure(
  language: Language,
  { device, act }: Answered,
  { kind, code }: { readonly kind: "failed" | "unknown"; readonly code: string },
): string {
  const say = speakTechnician(language);
  const { what, next } = sayDeviceTrouble(language, device, code);
  if (kind === "unknown" && act === "print") return say("unknown.print", { what });
  const own = code === "TIMEOUT" ? [`failed.${act}.${device}`, `failed.${act}.${code}`] : [];
  const named = [...own, `failed.${code}`].find(isTechnicianWord);
  const stop = language === "ja" ? "。" : ". ";
  return named === undefined ? `${what}${stop}${next}` : say(named);
}
