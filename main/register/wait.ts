import { freshBasket, isRinging } from "./decide-basket.ts";
import type { Draft } from "./draft.ts";
import { type GoodsWaiting, nameWaiting } from "./goods-waiting.ts";
import { type Sound, type State, type Verdict, accept, refuse } from "./verdict.ts";

/** Why nothing can be rung up now; null = it can. */
export function openBasket({ draft, book }: State): Verdict | null {
  if (!isRinging(draft) && draft.stage.kind !== "goods") return refuse("not-now");
  // At a closed register the line would wait unseen behind another screen.
  if (book.op === null) return refuse("no-operator");
  return book.day === null ? refuse("no-day") : null;
}

/** How many: as said with the code, else as said before it. */
export function timesOf({ times = 1 }: Draft, qty: number): number {
  return qty > 1 ? qty : times;
}

/** The basket without what waited, and the name of that, to be said: it was read, and is not sold. */
export function dropWaiting(draft: Draft): { readonly draft: Draft; readonly dropped: string | null } {
  const { stage } = draft;
  if (stage.kind !== "goods") return { draft: freshBasket(draft), dropped: null };
  return { draft: { ...draft, stage: { kind: "sale" }, notice: null }, dropped: nameWaiting(stage.waiting) };
}

/** Keeps goods until the rest of them is known. */
export function wait(draft: Draft, waiting: GoodsWaiting, dropped: string | null, sound: Sound = "tick"): Verdict {
  const { times: _, ...fresh } = freshBasket(draft);
  const notice = dropped === null ? null : { code: "goods-dropped", text: dropped };
  return accept(
    { ...fresh, stage: { kind: "goods", waiting }, notice },
    { sound: dropped === null || sound === "error" ? sound : "look" },
  );
}
