import type { Act } from "./screen-command.ts";
import type { Command } from "./command.ts";
import type { Draft } from "./draft.ts";
import type { State, Verdict } from "./verdict.ts";

/** What stands on the sheet on which a supervisor approves, and since when. */
export type Asking = { readonly act: Act; readonly sinceMs: number };

/** Whoever was called came by then; what is left standing must not take a card later on. */
export const askingMs = 120_000;

/** Where a sheet may ask: a card held there is waited for by nothing else. */
export function mayAsk({ stage }: Draft): boolean {
  return stage.kind === "sale" || stage.kind === "done" || stage.kind === "refund";
}

export function withoutAsking(draft: Draft): Draft {
  const { asking: _, ...rest } = draft;
  return rest;
}

/** Whether both speak of the same act, as it was asked. */
export function isSameAct(a: Act, b: Act): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The question stands as long as what it was asked about: another stage, basket, operator or a lock takes it away. */
function isOver(before: Draft, after: Draft): boolean {
  const { asking } = after;
  return (
    asking === undefined ||
    // Only asking brings one: not a basket that comes back.
    asking !== before.asking ||
    after.stage.kind !== before.stage.kind ||
    after.turn !== before.turn ||
    after.lines.length < before.lines.length ||
    after.locked !== undefined
  );
}

const asks: ReadonlySet<Command["kind"]> = new Set(["ask-approval", "approve"]);
/** The sheet lies over the keys that say these: it is gone. */
const ends: ReadonlySet<Command["kind"]> = new Set([
  "start",
  "sign-off",
  "hand-over",
  "line-qty",
  "line-void",
  "discount",
  "discount-off",
  "price",
  "price-back",
  "deposit-return",
  "no-sale",
  "cash-in",
  "cash-out",
]);

/** Takes a question away that nobody can mean any more, whatever Command made it so. */
export function keepAsking({ draft: before }: State, command: Command, verdict: Verdict): Verdict {
  if (verdict.kind === "refused" || verdict.draft.asking === undefined || asks.has(command.kind)) return verdict;
  if (!ends.has(command.kind) && !isOver(before, verdict.draft)) return verdict;
  return { ...verdict, draft: withoutAsking(verdict.draft) };
}
