import { refuseCardPolicy } from "./card-policy.ts";
import type { Payer } from "./draft.ts";
import { payableBy } from "./part.ts";
import { dueOf } from "./sale.ts";
import type { State, Verdict } from "./verdict.ts";

/**
 * What the meal plan leaves is asked of the same member's e-money at once: that was shown before the plan was taken. Where
 * e-money may not pay it all, or the card alone may not, the cashier goes on from there.
 */
export function goOn(state: State, taken: Verdict, payer: Payer): Verdict {
  if (taken.kind === "refused" || taken.draft.stage.kind !== "tender" || state.emoney === "down") return taken;
  const after = { ...state, draft: taken.draft };
  const amount = dueOf(taken.draft);
  if (amount === 0 || payableBy(after, "emoney") < amount) return taken;
  const limited = refuseCardPolicy(after, payer.wallet, amount);
  if (limited?.kind === "refused")
    return {
      ...taken,
      draft: { ...taken.draft, stage: { kind: "card", for: "pay", amount }, notice: limited.refusal },
    };
  return {
    ...taken,
    draft: { ...taken.draft, stage: { kind: "reading", for: "pay", amount, payer }, notice: null },
    effects: [...taken.effects, { kind: "balance", payer }],
  };
}
