import type { Command, MealAnswer } from "./command.ts";
import type { Draft, Payer } from "./draft.ts";
import { isExpress } from "./express.ts";
import { refuseIntent, refuseMoney, settingsOf } from "./guard.ts";
import { isEmpty, payableBy } from "./part.ts";
import { dueOf } from "./sale.ts";
import { type Stamp, type State, type Verdict, accept, refuse } from "./verdict.ts";

function askCard(state: State): Verdict {
  const { draft } = state;
  if (draft.stage.kind !== "sale" && draft.stage.kind !== "tender") return refuse("not-now");
  if (isEmpty(draft)) return refuse("basket-empty");
  const held = refuseMoney(state) ?? refuseIntent(state, null);
  if (held) return held;
  if (state.emoney === "down") return refuse("emoney-away");
  const amount = payableBy(state, "meal");
  if (amount === 0) return refuse("meal-nothing");
  return accept({ ...draft, stage: { kind: "card", for: "meal", amount }, notice: null });
}

/** The classes as this plan pays them: it may cover fewer than the settings let meal money pay. */
function classesOf(state: State, covered: readonly string[]) {
  return settingsOf(state).classes.map((one) =>
    covered.includes(one.id) ? one : { ...one, pays: one.pays.filter((kind) => kind !== "meal") },
  );
}

/**
 * Shown to both before anything is taken: what the plan pays of this basket, and what is left for e-money, then cash. In express mode what the plan pays
 * whole is paid: the member saw the total and touched for it.
 */
function hearRest(state: State, payer: Payer, answer: MealAnswer, stamp: Stamp): Verdict {
  const { draft } = state;
  const { stage } = draft;
  if (stage.kind !== "reading" || stage.for !== "meal" || stage.payer.wallet !== payer.wallet)
    return refuse("late-balance");
  const back = (code: string, text?: string): Verdict =>
    accept(
      { ...draft, stage: { kind: "tender" }, notice: { code, ...(text === undefined ? {} : { text }) } },
      { sound: "error" },
    );
  if (answer.kind === "refused") return back("meal-refused", answer.code);
  if (answer.kind === "away") return back("meal-away");
  const { plan, rest, wallet, customer } = answer;
  // Another person's meal wallet than the card's: nobody is charged by it.
  if (customer !== stage.payer.customer) return back("meal-refused", "bad-answer");
  if (rest === 0) return back("meal-refused", "meal-used-up");
  const covers = Math.min(rest, payableBy(state, "meal", classesOf(state, answer.classes)));
  if (covers === 0) return back("meal-refused", "meal-wrong-class");
  const due = dueOf(draft) - covers;
  const offer: Draft = {
    ...draft,
    stage: { kind: "meal-offer", payer: { ...stage.payer, meal: wallet }, plan, rest, covers, due },
    notice: null,
  };
  return due === 0 && isExpress(state) ? take({ ...state, draft: offer }, stamp) : accept(offer);
}

/** Taken as it was shown: the intent names the authorisation headquarters is asked for first, under a key of its own. */
function take(state: State, { key, key2: leave, basket }: Stamp): Verdict {
  const { draft } = state;
  const { stage } = draft;
  if (stage.kind !== "meal-offer") return refuse("not-now");
  const { payer, covers: amount } = stage;
  const { meal: wallet, customer, member } = payer;
  if (wallet === undefined) return refuse("not-now");
  const held = refuseMoney(state) ?? refuseIntent(state, wallet);
  if (held) return held;
  const named = { wallet, customer, ...(member === undefined ? {} : { member }) };
  return accept(
    { ...draft, stage: { kind: "paying", key, amount, restBy: payer }, notice: null },
    {
      facts: [{ kind: "pay-intent", data: { key, ...named, amount, basket, money: "meal", leave } }],
      effects: [{ kind: "pay", key }],
    },
  );
}

export function decideMeal(state: State, command: Command, stamp: Stamp): Verdict | null {
  switch (command.kind) {
    case "meal":
      return askCard(state);
    case "meal-read":
      return hearRest(state, command.payer, command.answer, stamp);
    case "meal-take":
      return take(state, stamp);
    default:
      return null;
  }
}
