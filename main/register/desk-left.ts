import type { DeskChange, DeskStage } from "./desk-stage.ts";
import type { Draft, Stage } from "./draft.ts";
import type { Effect, State, Verdict } from "./verdict.ts";

/** A card change the cashier left to itself stays in the draft, whatever becomes of the basket: a lost card that was to stop is never forgotten. */
export function keepLeft({ draft: { desk } }: State, verdict: Verdict): Verdict {
  if (!desk || verdict.kind === "refused" || verdict.draft.desk !== undefined) return verdict;
  return { ...verdict, draft: { ...verdict.draft, desk } };
}

/** What headquarters is asked for again after a restart: a change sets a state, so that asking twice does no harm. */
export function resendDesk({ stage, desk }: Draft): Effect[] {
  const open = stage.kind === "desk-sending" ? stage : desk;
  return open ? [{ kind: "desk-send", ...changeOf(open) }] : [];
}

export function changeOf({ act, member, card, seq, by }: DeskChange): DeskChange {
  return { act, member, card, seq, by };
}

/** The name on both screens is gone with the memory that held it: the member is asked for again. */
export function restartDesk(stage: DeskStage): Stage {
  switch (stage.kind) {
    case "desk-finding":
    case "desk-confirm":
      return { kind: "desk-member", act: stage.act };
    case "desk-card":
      return stage.act === "why" ? stage : { kind: "desk-member", act: stage.act };
    default:
      return stage;
  }
}
