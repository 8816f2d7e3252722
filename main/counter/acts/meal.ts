import type { Intent } from "#register/book.ts";
import { sumByClass } from "#register/class-sums.ts";
import type { MealAnswer, MoneyOutcome } from "#register/command.ts";
import type { Draft, Payer } from "#register/draft.ts";
import { instantOf } from "#register/instant-of.ts";
import { mayHold } from "#upstream/headquarters/told.ts";
import type { Acting } from "./acting.ts";

/** Between tries to give an authorisation back, ms. */
const releaseRetryMs = 5000;

/** The meal plan: headquarters says what it pays, holds that, and only then the wallet of meal money is asked. */
export function openMeal(o: Acting) {
  const { journal, headquarters, pokepay } = o;
  /** Leaves on their way back, each with the yen that stay held. */
  const releasing = new Map<string, number>();

  /** Business day and moment, as headquarters counts days and slots. */
  function moment(): { readonly day: string; readonly at: string } | null {
    const { day } = journal.book();
    const nowMs = o.nowMs();
    return day === null ? null : { day, at: instantOf(nowMs, -new Date(nowMs).getTimezoneOffset()) };
  }

  async function ask({ member }: Payer): Promise<MealAnswer> {
    const now = moment();
    if (member === undefined || now === null) return { kind: "refused", code: "meal-no-plan" };
    const answer = await headquarters.mealRest({ member, ...now });
    if (answer.kind !== "answer") return answer;
    const { plan, rest, classes, wallet, customer } = answer.value;
    return { kind: "answer", plan, rest, classes, wallet, customer };
  }

  /** Headquarters' leave for exactly the amount; anything else is none. Asked twice with one key it holds once. */
  async function authorise(intent: Intent): Promise<MoneyOutcome | null> {
    const { leave: key, amount, member } = intent;
    const now = moment();
    if (key === undefined || member === undefined || now === null) return { kind: "not-sent", code: "meal-no-plan" };
    const { lines } = journal.draft() as Draft;
    const classes = [...sumByClass(lines)].map(([id, yen]) => ({ class: id, amount: yen }));
    const request = { key, member, ...now, amount, classes: classes.filter((row) => row.amount > 0) };
    const first = await headquarters.authoriseMeal(request);
    const isLost = mayHold(first) && !(first.kind === "away" && first.code === "timeout");
    const answer = isLost ? await headquarters.authoriseMeal(request) : first;
    if (answer.kind === "away") return { kind: "not-sent", code: answer.code };
    if (answer.kind === "refused") return { kind: "declined", code: answer.code };
    const { amount: held, wallet } = answer.value;
    return held === amount && wallet === intent.wallet ? null : { kind: "declined", code: "meal-used-up" };
  }

  async function giveBack(leave: string, keep: number): Promise<boolean> {
    const answer = await headquarters.releaseMeal({ key: leave, keep });
    // What headquarters refuses to release it does not hold.
    return answer.kind === "answer" || !mayHold(answer);
  }

  async function tryRelease(leave: string): Promise<void> {
    const keep = releasing.get(leave) ?? 0;
    const isBack = await giveBack(leave, keep);
    if (!isBack) return void setTimeout(() => void tryRelease(leave), releaseRetryMs * o.timeScale).unref();
    // More of it may have come back meanwhile.
    if (releasing.get(leave) !== keep) return tryRelease(leave);
    releasing.delete(leave);
  }

  async function release(leave: string, keep = 0): Promise<void> {
    const before = releasing.get(leave);
    releasing.set(leave, Math.min(before ?? keep, keep));
    if (before === undefined) await tryRelease(leave);
  }

  return {
    rest: async (payer: Payer): Promise<void> => void o.take({ kind: "meal-read", payer, answer: await ask(payer) }),
    release,
    /**
     * Takes what the intent says. Where nothing was booked the authorisation goes back first: a decline ends the intent, and
     * what could not be given back yet must stay in the book (`not-sent`).
     */
    pay: async (intent: Intent): Promise<MoneyOutcome> => {
      const { key, wallet, customer, amount, leave } = intent;
      const refused = await authorise(intent);
      const booking = { key, wallet, customer, amount, description: o.describe(intent), money: "meal" as const };
      const outcome = refused ?? (await pokepay.pay(booking));
      if (outcome.kind !== "declined" || leave === undefined) return outcome;
      return (await giveBack(leave, 0)) ? outcome : { kind: "not-sent", code: outcome.code };
    },
  };
}
