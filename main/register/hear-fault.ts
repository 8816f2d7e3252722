import type { Draft } from "./draft.ts";
import { type State, type Verdict, accept, refuse } from "./verdict.ts";

export function holdsKey(draft: Draft, key: string): boolean {
  return "key" in draft.stage && draft.stage.key === key;
}

/** What the authority holds does not agree with what was asked: nothing goes on by itself, a person looks. */
export function hearFault(state: State, key: string, code: string): Verdict {
  const { draft, book } = state;
  const intent = book.intents[key];
  if (!intent) return refuse("late-outcome");
  const { kind, wallet, amount, seq } = intent;
  const notice = { code: "fault-person", text: code };
  // Refused to give back, or told before: the item stands, and says so.
  if (intent.state === "refund-due" || intent.state === "fault")
    return accept({ ...draft, notice }, { sound: "error" });
  const data = { key, wallet, amount, reason: code, fault: true as const };
  const isBasket = kind === "payment" && holdsKey(draft, key);
  return accept(isBasket ? { ...draft, stage: { kind: "tender" }, notice } : { ...draft, notice }, {
    facts: [kind === "payment" ? { kind: "pay-unknown", data } : { kind: "charge-unknown", data }],
    jobs: isBasket ? [{ device: "printer", what: { kind: "unknown-slip", copy: 0 }, of: seq }] : [],
    sound: "error",
  });
}
