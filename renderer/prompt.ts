import type { Screen, View } from "#ipc/view.ts";
import { troubleWords } from "#ipc/trouble-words.ts";
import type { Notice } from "#register/draft.ts";
import type { Sheet } from "./desk.ts";
import { formatYen } from "./money.ts";
import { type Saying, type Word, isWord } from "./words/words.ts";

/** The one sentence under the top bar. Tone: an ordinary next step, something that went well, a person must look, refused. */
export type Prompt = Saying & { readonly tone: "ask" | "good" | "look" | "refused" };

const good: ReadonlySet<string> = new Set([
  "cancelled",
  "copied",
  "cash-taken",
  "tap-shows",
  "charge-settled",
  "charge-cash-returned",
  "refunded",
  "charge-reversed",
]);

/** What lies over the screen; whether the notice had been seen before something else was looked at. */
export type Over = { readonly sheet: Sheet | null; readonly isNoticeSeen: boolean };

/** Chooses the sentence: what was just refused, then why no money can be taken, then the notice, then that of the sheet or the screen. */
export function choosePrompt(
  view: View,
  refusal: Notice | null,
  { sheet, isNoticeSeen }: Over = { sheet: null, isNoticeSeen: false },
): Prompt {
  if (refusal !== null) return { ...sayNotice(refusal), tone: "refused" };
  const isSelling = view.screen.kind !== "sign-on" && view.screen.kind !== "out-of-service";
  if (view.guard !== null && isSelling) return { ...sayNotice({ code: view.guard }), tone: "look" };
  const { notice, screen } = view;
  const isGood = notice !== null && good.has(notice.code);
  const isOver = isNoticeSeen && (isGood || sheet !== null);
  if (notice === null || notice.code === "ring" || isOver)
    return sheet === null ? askNext(view) : { word: `prompt.${sheet}`, tone: "ask" };
  // Of a parked charge the done screen speaks itself: there is change and a slip to hand over.
  if (notice.code === "parked" && screen.kind === "done") return askNext(view);
  return { ...sayNotice(notice), tone: isGood ? "good" : "look" };
}

/** A notice in words; a code this screen does not know is named, with a way on. */
export function sayNotice({ code, amount, text }: Notice): Saying {
  // Where the authority said why, its own sentence and next step say more than ours.
  if (text !== undefined && text in troubleWords) return { word: "notice.code", trouble: text };
  const word = `notice.${code}`;
  if (!isWord(word)) return { word: "notice.other", values: { text: code } };
  const values = { ...(amount === undefined ? {} : { amount, yen: formatYen(amount) }), text: text ?? "" };
  return { word, values };
}

function askNext(view: View): Prompt {
  const { screen, basket } = view;
  if (screen.kind === "short")
    return { word: "prompt.short", values: { yen: formatYen(screen.lacking) }, tone: "look" };
  if (screen.kind === "done" && screen.printing === "waiting" && view.lamps.printer.state === "bad") {
    const cause = view.lamps.printer.code === "PAPER_END" ? "paper" : "printer";
    const back = screen.change > 0 ? ".change" : "";
    return { word: `prompt.done${back}.${cause}`, tone: "look" };
  }
  return {
    word: wordOf(screen, basket.lines.length > 0),
    tone: needsLook(screen) ? "look" : "ask",
  };
}

function wordOf(screen: Exclude<Screen, { kind: "short" }>, hasLines: boolean): Word {
  switch (screen.kind) {
    case "sale":
      return hasLines ? "prompt.more" : "notice.ring";
    case "tender":
      return "prompt.tender";
    case "card":
      return screen.for === "pay" ? "prompt.card.pay" : "prompt.card.charge";
    case "working":
      return "prompt.working";
    case "charge":
      return "prompt.charge";
    case "charge-return":
      return "prompt.charge-return";
    case "unknown":
      return "prompt.unknown";
    case "done":
      if (screen.printing === "unknown") return "notice.receipt-unknown";
      if (screen.unknown) return screen.change > 0 ? "prompt.done.change.slip" : "prompt.done.slip";
      return screen.of === "close" ? "prompt.done.close" : screen.change > 0 ? "prompt.done.change" : "prompt.done";
    case "sign-on":
      return "prompt.sign-on";
    case "day-open":
      return "prompt.day-open";
    case "out-of-service":
      return "prompt.out";
  }
}

function needsLook(screen: Screen): boolean {
  return (
    screen.kind === "unknown" ||
    screen.kind === "charge-return" ||
    (screen.kind === "done" && (screen.printing === "unknown" || screen.unknown))
  );
}
