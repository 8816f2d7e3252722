import type { AllowanceAnswer, Command } from "./command.ts";
import type { Draft } from "./draft.ts";
import { refuseMoney } from "./guard.ts";
import { commitRefund, refusePart } from "./refund-commit.ts";
import { backLine, composePart, partOf, pickedLines, type RefundPart } from "./refund-part.ts";
import type { RefundStage } from "./refund-stage.ts";
import { type Effect, type Stamp, type State, type Verdict, accept, refuse } from "./verdict.ts";

type Asking = RefundStage & { readonly kind: "refund-asking" };

/** An allowance nobody will use is given back until headquarters says so; it stays in the draft for that long. */
export function release(draft: Draft, key: string): { readonly draft: Draft; readonly effects: readonly Effect[] } {
  const releases = [...(draft.releases ?? []).filter((one) => one !== key), key];
  return { draft: { ...draft, releases }, effects: [{ kind: "release-allowance", key }] };
}

/** What is given back stays in the draft, whatever becomes of the basket. */
export function keepReleases({ draft: { releases } }: State, verdict: Verdict): Verdict {
  if (!releases || verdict.kind === "refused" || verdict.draft.releases !== undefined) return verdict;
  return { ...verdict, draft: { ...verdict.draft, releases } };
}

/** After a start: the leave that was being asked for is asked for again under its key, and what was to be given back too. */
export function resumeRefund({ stage, releases = [] }: Draft): Effect[] {
  const asking: Effect[] = stage.kind === "refund-asking" ? [{ kind: "ask-allowance", key: stage.key }] : [];
  return [...asking, ...releases.map((key): Effect => ({ kind: "release-allowance", key }))];
}

/** One step back. Leave that was asked for is given back, whether or not it was granted. */
export function stepBack(state: State): Verdict | null {
  const { draft } = state;
  const { stage } = draft;
  switch (stage.kind) {
    case "refund-find":
      return accept({ ...draft, stage: { kind: "sale" }, notice: null });
    case "refund-finding":
    case "refund":
      return accept({ ...draft, stage: { kind: "refund-find" }, notice: null });
    case "refund-asking": {
      const { key, sale, picks } = stage;
      const given = release({ ...draft, stage: { kind: "refund", sale, picks }, notice: null }, key);
      return accept(given.draft, { effects: given.effects });
    }
    default:
      return null;
  }
}

/** Asks headquarters for leave: the key is durable first. Without it, only this register's own sale, and only when asked twice. */
export function take(state: State, stamp: Stamp): Verdict {
  const { draft } = state;
  const { stage } = draft;
  if (stage.kind === "refund-asking") return takeAgain(state, stage, stamp);
  if (stage.kind !== "refund") return refuse("not-now");
  const { sale, picks } = stage;
  const part = partOf(sale, picks);
  if (!part) return refuse("refund-differs");
  const held = refuseMoney(state) ?? refusePart(state, sale, part, stamp.keys ?? []);
  if (held) return held;
  const { key } = stamp;
  return accept(
    { ...draft, stage: { kind: "refund-asking", key, sale, picks }, notice: null },
    { effects: [{ kind: "ask-allowance", key }] },
  );
}

function takeAgain(state: State, stage: Asking, stamp: Stamp): Verdict {
  const { draft } = state;
  const { failed, sale, picks, key } = stage;
  if (failed === undefined) return refuse("not-now");
  const held = refuseMoney(state);
  if (held) return held;
  if (failed === "held" || !sale.isOwn) {
    return accept(
      { ...draft, stage: { kind: "refund-asking", key, sale, picks }, notice: null },
      { effects: [{ kind: "ask-allowance", key }] },
    );
  }
  const part = partOf(sale, picks);
  if (!part) return refuse("refund-differs");
  const done = commitRefund(state, sale, part, { stamp });
  if (done.kind === "refused") return done;
  // The request may have come through: what it holds is given back, because this return goes without it.
  const given = release(done.draft, key);
  return { ...done, draft: given.draft, effects: [...done.effects, ...given.effects] };
}

/** What headquarters granted, as our journal tells it; null where the answer is not one to what was asked. */
function grantedPart(
  { sale, picks }: Asking,
  { total, lines, tenders, rebate }: AllowanceAnswer & { kind: "answer" },
): RefundPart | null {
  const wanted = pickedLines(sale, picks);
  const rows = wanted.map(({ line, qty }) => {
    const row = lines.find((one) => one.at === line.at && one.qty === qty);
    return row && backLine(line, qty, row.amount);
  });
  const found = rows.filter((row) => row !== undefined);
  if (found.length !== lines.length || found.length !== wanted.length) return null;
  const part = composePart(found, tenders, rebate);
  return part.total === total ? part : null;
}

/** Back to the picks, with a sentence; the leave is given back where it may be held. */
function backToPicks(state: State, { key, sale, picks }: Asking, notice: Draft["notice"], isHeld: boolean): Verdict {
  const draft: Draft = { ...state.draft, stage: { kind: "refund", sale, picks }, notice };
  const given = isHeld ? release(draft, key) : { draft, effects: [] };
  return accept(given.draft, { effects: given.effects, sound: "error" });
}

const known = new Set(["refund-too-much", "sale-unknown"]);
const stay = (state: State, stage: Asking, failed: "away" | "held", notice: Draft["notice"]): Verdict =>
  accept({ ...state.draft, stage: { ...stage, failed }, notice }, { sound: "error" });

function hearAsked(state: State, stage: Asking, answer: AllowanceAnswer, stamp: Stamp): Verdict {
  const { sale, key } = stage;
  if (answer.kind === "away")
    return stay(state, stage, "away", { code: sale.isOwn ? "refund-away-own" : "refund-away" });
  if (answer.kind === "refused") {
    // Not understood is not refused: it may have been granted, and is asked again under its key.
    if (answer.code === "bad-answer") return stay(state, stage, "held", { code: "refund-away" });
    const code = known.has(answer.code) ? { code: answer.code } : { code: "refund-denied", text: answer.code };
    return backToPicks(state, stage, code, false);
  }
  const held = refuseMoney(state);
  if (held?.kind === "refused") return stay(state, stage, "held", held.refusal);
  const part = grantedPart(stage, answer);
  const done = part && commitRefund(state, sale, part, { allowance: key, stamp });
  if (done?.kind === "accepted") return done;
  return backToPicks(state, stage, done?.refusal ?? { code: "refund-differs" }, true);
}

/** Headquarters' answer: to what is being asked, to what was given back meanwhile, or to nobody. */
export function hearGranted(
  state: State,
  { key, answer }: Command & { kind: "refund-granted" },
  stamp: Stamp,
): Verdict {
  const { draft } = state;
  const { stage, releases = [] } = draft;
  if (stage.kind === "refund-asking" && stage.key === key) return hearAsked(state, stage, answer, stamp);
  // Given back, or used after all: nobody need be asked any more.
  const isOver = answer.kind === "refused" && (answer.code === "released" || answer.code === "allowance-used");
  if (!isOver || !releases.includes(key)) return refuse("late-outcome");
  return accept({ ...draft, releases: releases.filter((one) => one !== key) });
}
