import type { Screen, View } from "#ipc/view.ts";
import { troubleWords } from "#ipc/trouble-words.ts";
import type { Notice } from "#register/draft.ts";
import type { Sheet } from "./desk.ts";
import { mayDrawerSpeak, sayDrawer } from "./drawer-saying.ts";
import { formatYen } from "./money.ts";
import { type Saying, type Word, isWord } from "./words/words.ts";

/** The one sentence under the top bar. Tone: an ordinary next step, something that went well, a person must look, refused. */
export type Prompt = Saying & { readonly tone: "ask" | "good" | "look" | "refused" };

const good: ReadonlySet<string> = new Set([
  "cancelled",
  "copied",
  "cash-taken",
  "part-taken",
  "meal-taken",
  "tap-shows",
  "tap-works",
  "barcode-shows",
  "desk-settled",
  "trust-on",
  "trust-off",
  "refund-settled",
  "reconciled",
  "resent",
  "settled",
  "charge-settled",
  "charge-cash-returned",
  "refunded",
  "charge-reversed",
  "no-sale",
  "cash-in",
  "cash-out",
  "loan",
  "pickup",
  "count-drawer",
  "handed-over",
  "receipt-printed",
  "invoice-printed",
  "invoice-copied",
  "report-printed",
  "report-writing",
  "report-written",
  "held",
  "recalled",
  "swapped",
  "held-dropped",
  "express-on",
  "express-off",
  "discounted",
  "discount-off",
  "priced",
  "price-back",
  "deposit-returned",
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
  const isSelling =
    view.screen.kind !== "sign-on" && view.screen.kind !== "locked" && view.screen.kind !== "out-of-service";
  if (view.guard !== null && isSelling) return { ...sayNotice({ code: view.guard }), tone: "look" };
  const { notice, screen } = view;
  const isGood = notice !== null && good.has(notice.code);
  const isOver = isNoticeSeen && (isGood || sheet !== null);
  const drawer = sheet === null && mayDrawerSpeak(screen) ? sayDrawer(view.lamps.drawer) : null;
  // What the drawer has to say goes before what went well, never before what a person must look at.
  if (drawer !== null && (notice === null || notice.code === "ring" || isGood))
    return { word: drawer.word, tone: drawer.isBad ? "refused" : "look" };
  if (notice === null || notice.code === "ring" || isOver)
    return sheet === null ? askNext(view) : { word: wordOver(sheet, view), tone: "ask" };
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

function wordOver(sheet: Sheet, { screen, basket }: View): Word {
  const isSwap = sheet === "held" && screen.kind === "sale" && basket.lines.some((line) => !line.void);
  return isSwap ? "prompt.held.swap" : `prompt.${sheet}`;
}

function askNext(view: View): Prompt {
  const { screen, basket, lane } = view;
  const isEmpty = basket.lines.length === 0;
  if (screen.kind === "sale" && lane.express && (isEmpty || lane.takesTaps)) return sayExpress(view, isEmpty);
  // 精算していない営業日: before the next customer, and not only in a list.
  if (screen.kind === "sale" && isEmpty && view.health.some(({ code }) => code === "DAY_OVERDUE"))
    return { word: "notice.day-overdue", tone: "look" };
  switch (screen.kind) {
    case "short":
      return { word: "prompt.short", values: { yen: formatYen(screen.lacking) }, tone: "look" };
    case "meal-offer": {
      if (screen.due === 0) return { word: "prompt.meal-offer", tone: "ask" };
      const values = { covers: formatYen(screen.covers), due: formatYen(screen.due) };
      return { word: "prompt.meal-offer.part", values, tone: "ask" };
    }
    case "card":
      return askCard(screen, view);
    case "done":
      return askHandOver(screen, view);
    default:
      return { word: wordOf(screen, basket.lines.length > 0), tone: needsLook(screen) ? "look" : "ask" };
  }
}

function sayExpress({ lamps }: View, isEmpty: boolean): Prompt {
  if (isEmpty) return { word: "prompt.express", tone: "ask" };
  return lamps.reader.state === "bad"
    ? { word: "prompt.express.app", tone: "look" }
    : { word: "prompt.express.touch", tone: "ask" };
}

type Said = "short" | "meal-offer" | "card" | "done";
/** What is handed to the member now that it is done. */
function askHandOver(screen: Extract<Screen, { kind: "done" }>, { lamps }: View): Prompt {
  const { of, change, printing, unknown, deferred, corrected, claim = 0 } = screen;
  const back = change > 0 ? ".change" : "";
  if (printing === "waiting" && lamps.printer.state === "bad") {
    const cause = lamps.printer.code === "PAPER_END" ? "paper" : "printer";
    if ((of === "refund" || corrected) && change > 0)
      return { word: `prompt.done.refund.cash.${cause}`, values: { yen: formatYen(change) }, tone: "look" };
    return { word: `prompt.done${back}.${cause}`, tone: "look" };
  }
  if (printing === "unknown") return { word: "notice.receipt-unknown", tone: "look" };
  if (unknown) return { word: `prompt.done${back}.slip`, tone: "look" };
  switch (of) {
    case "refund":
      if (change === 0) return { word: "prompt.done.refund", tone: "ask" };
      return { word: "prompt.done.refund.cash", values: { yen: formatYen(change) }, tone: "ask" };
    case "close":
      return { word: "prompt.done.close", tone: "ask" };
    case "charge":
      if (corrected) return { word: "prompt.done.corrected", values: { yen: formatYen(change) }, tone: "ask" };
      return { word: deferred ? `prompt.done.deferred${back}` : `prompt.done${back}`, tone: deferred ? "look" : "ask" };
    case "sale":
      if (printing === "none" && claim === 0) return { word: `prompt.done.ask-receipt${back}`, tone: "ask" };
      return { word: claim > 0 ? `prompt.done.claim${back}` : `prompt.done${back}`, tone: "ask" };
  }
}

function wordOf(screen: Exclude<Screen, { kind: Said }>, hasLines: boolean): Word {
  switch (screen.kind) {
    case "sale":
      return hasLines ? "prompt.more" : "notice.ring";
    case "goods":
      return screen.asks === "unknown" && screen.price !== null
        ? "prompt.goods.unknown.priced"
        : `prompt.goods.${screen.asks}`;
    case "tender":
      return screen.trust === null || screen.trust === 0 ? "prompt.tender" : "prompt.tender.trust";
    case "tray":
      return `prompt.tray.${screen.step}`;
    case "inquiry":
      return "prompt.inquiry";
    case "refund-find":
      return screen.finding ? "prompt.refund-finding" : "prompt.refund-find";
    case "refund":
      return screen.isAsking ? "prompt.refund-asking" : "prompt.refund";
    case "desk":
      return "prompt.desk";
    case "desk-step":
      return `prompt.desk.${screen.step}`;
    case "working":
      return "prompt.working";
    case "charge":
      return screen.most > 0 ? "prompt.charge" : "prompt.charge.none";
    case "charge-return":
      return "prompt.charge-return";
    case "unknown":
      return "prompt.unknown";
    case "sign-on":
      return "prompt.sign-on";
    case "locked":
      return "prompt.locked";
    case "day-open":
      return "prompt.day-open";
    case "out-of-service":
      return "prompt.out";
  }
}

function askCard({ for: purpose, canScan }: Extract<Screen, { kind: "card" }>, { lamps }: View): Prompt {
  if (lamps.reader.state === "bad")
    return { word: canScan ? "prompt.card.no-reader.scan" : "prompt.card.no-reader", tone: "look" };
  if (!canScan || purpose === "meal" || purpose === "desk") return { word: `prompt.card.${purpose}`, tone: "ask" };
  return { word: `prompt.card.${purpose}.scan`, tone: "ask" };
}

function needsLook(screen: Screen): boolean {
  if (screen.kind === "tender") return screen.trust !== null && screen.trust > 0;
  if (screen.kind === "charge") return screen.most === 0;
  if (screen.kind === "goods") return screen.asks === "unknown";
  return screen.kind === "unknown" || screen.kind === "charge-return";
}
