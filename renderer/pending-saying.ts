import type { PendingView } from "#ipc/view.ts";
import { type Saying, isWord } from "./words/words.ts";

/** What stands with a pending item, and that it goes on by itself where it does. */
export function sayPending({ kind, state, next, code }: PendingView): Saying {
  if (kind === "difference") return sayDifference(code ?? "");
  if (next === "hand-back") return { word: "pending.said.hand-back" };
  if (next === "resend") return { word: "pending.said.resend" };
  if (kind === "fork") return { word: "pending.fork.next" };
  if (state === "refund-due" && kind === "charge") return { word: "pending.said.reverse-due" };
  const own = `pending.said.${state}`;
  if (isWord(own) && kind !== "credit") return { word: own };
  if (next === "settle") return { word: isWord(own) ? own : "pending.said.settle" };
  return { word: kind === "rebate" || kind === "credit" ? `pending.${kind}.next` : "pending.said.checking" };
}

/** Two books that do not agree: the sentence of the code; one this screen does not know is named. */
export function sayDifference(code: string): Saying {
  const word = `difference.${code}`;
  return isWord(word) ? { word } : { word: "difference.other", values: { code } };
}
