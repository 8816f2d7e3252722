import type { DeskAnswer } from "./command.ts";
import type { Notice, Stage } from "./draft.ts";
import { type State, type Verdict, accept, refuse } from "./verdict.ts";

/** What headquarters said no with, in a sentence of the card desk where there is one. */
const refusals: { readonly [code: string]: string } = {
  "member-unknown": "desk-member-unknown",
  "card-taken": "desk-card-taken",
  "member-has-card": "desk-has-card",
  "card-unknown": "desk-unlinked",
  "desk-app-away": "desk-app-away",
};
const refusalOf = (code: string): Notice => {
  const known = refusals[code];
  return known === undefined ? { code: "desk-refused", text: code } : { code: known };
};

/** Who was found, or why nobody was. */
export function hearFound({ draft }: State, answer: DeskAnswer): Verdict {
  const { stage } = draft;
  if (stage.kind !== "desk-finding") return refuse("late-outcome");
  const { act, card } = stage;
  const again = { ...draft, stage: { kind: "desk-member" as const, act } };
  switch (answer.kind) {
    case "member": {
      const { member, cards } = answer;
      if (act === "stop" && cards === 0)
        return accept({ ...again, notice: { code: "desk-no-card" } }, { sound: "error" });
      const named = { kind: "desk-confirm" as const, act, member, cards, ...(card === undefined ? {} : { card }) };
      const notice = act === "link" && cards > 0 ? { code: "desk-has-card" } : null;
      return accept({ ...draft, stage: named, notice }, { sound: notice ? "error" : "tap" });
    }
    case "refused":
      return accept({ ...again, notice: refusalOf(answer.code) }, { sound: "error" });
    case "away":
      return accept({ ...again, notice: { code: "desk-away" } }, { sound: "error" });
    case "changed":
      return refuse("late-outcome");
  }
}

/** The answer to a change: on its own screen, or of one that was left to itself. */
export function hearChanged({ draft }: State, seq: number, answer: DeskAnswer): Verdict {
  const { stage, desk } = draft;
  const slip = { device: "printer" as const, what: { kind: "card-slip" as const, copy: 0 }, of: seq };
  if (stage.kind === "desk-sending" && stage.seq === seq) {
    const { act } = stage;
    const done = (code: string): Stage => ({ kind: "desk-done", act, code });
    if (answer.kind === "changed")
      return accept({ ...draft, stage: done("done"), notice: null }, { jobs: [slip], sound: "done" });
    if (answer.kind === "refused")
      return accept({ ...draft, stage: done(refusals[answer.code] ?? answer.code), notice: null }, { sound: "error" });
    if (stage.away) return accept(draft);
    return accept({ ...draft, stage: { ...stage, away: true }, notice: { code: "desk-trying" } }, { sound: "error" });
  }
  if (desk?.seq !== seq) return refuse("late-outcome");
  if (answer.kind === "changed")
    return accept({ ...draft, desk: null, notice: { code: "desk-settled" } }, { jobs: [slip], sound: "done" });
  if (answer.kind !== "refused") return accept(draft);
  return accept({ ...draft, desk: null, notice: { code: "desk-not-done", text: answer.code } }, { sound: "error" });
}
