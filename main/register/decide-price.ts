import { mayAsk, withoutAsking } from "./asking.ts";
import { changePrice, changePriceBack } from "./change-price.ts";
import type { Command } from "./command.ts";
import { giveDiscount, takeDiscountOff } from "./give-discount.ts";
import type { PriceAct } from "./price-command.ts";
import { returnDeposit } from "./return-deposit.ts";
import { type Stamp, type State, type Verdict, accept, refuse } from "./verdict.ts";

/** What of it a supervisor may let happen, but for what the permissions alone keep from a cashier. `by`: null = nobody was asked. */
export function actPrice(state: State, act: Exclude<PriceAct, { kind: "permit" }>, by: string | null): Verdict {
  switch (act.kind) {
    case "discount":
      return state.draft.stage.kind === "sale" ? giveDiscount(state, act, by) : refuse("not-now");
    case "price":
      return changePrice(state, act, by);
    case "deposit-return":
      return returnDeposit(state, act, by);
  }
}

/** Discounts, another price, returned deposits, and the sheet on which a supervisor says yes to them. */
export function decidePrice(state: State, command: Command, stamp: Stamp): Verdict | null {
  const { draft } = state;
  switch (command.kind) {
    case "discount":
    case "price":
    case "deposit-return":
      return actPrice(state, command, null);
    case "discount-off":
      return draft.stage.kind === "sale" ? takeDiscountOff(state, command.n) : refuse("not-now");
    case "price-back":
      return changePriceBack(state, command.n);
    case "ask-approval":
      if (!mayAsk(draft) || state.book.op === null) return refuse("not-now");
      return accept({ ...draft, asking: { act: command.act, sinceMs: stamp.nowMs } });
    case "approval-over":
      return accept(draft.asking === undefined ? draft : withoutAsking(draft));
    default:
      return null;
  }
}
