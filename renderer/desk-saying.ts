import { troubleWords } from "#ipc/trouble-words.ts";
import type { DeskAct } from "#register/desk-stage.ts";
import { sayNotice } from "./prompt.ts";
import { type Saying, isWord } from "./words/words.ts";

/** Whether a code of card set-up says that it was done, or that the card is in order. */
export function isGoodCode(code: string | null): boolean {
  return code === "done" || code === "ok";
}

/** What card set-up came to, in words: the sentence of act and code, that of the code, that of headquarters or the authority, or the fall-back. */
export function sayDesk(act: DeskAct, code: string): Saying {
  const word = `desk.done.${act}.${code}`;
  if (isWord(word)) return { word };
  return sayNotice(code in troubleWords ? { code, text: code } : { code });
}
