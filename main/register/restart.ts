import type { Intent } from "./book.ts";
import type { Command } from "./command.ts";
import { resendDesk, restartDesk } from "./desk-left.ts";
import type { Fact } from "./entry.ts";
import { releaseMeal } from "./release-meal.ts";
import { resumeRefund } from "./refund-ask.ts";
import { type Effect, type State, type Verdict, accept } from "./verdict.ts";

/** What goes on by itself with an intent the book still holds. */
function takeUp(intent: Intent): Effect[] {
  const { key, kind, state } = intent;
  const release = releaseMeal(intent);
  switch (state) {
    case "refund-due":
      return [...release, kind === "credit" ? { kind: "credit", key } : { kind: "refund", key }];
    case "claim":
    case "deferred":
      return [{ kind: "collect", key }];
    case "rejected":
    case "refused":
    case "fault":
      return [];
    case "not-charged":
      return [...release, { kind: "resolve", key }];
    case "open":
    case "unknown":
    case "parked":
    case "returned":
      return [{ kind: "resolve", key }];
  }
}

/**
 * First words after a start. Intents without an outcome become unknown: nothing is carried out again by itself.
 * A stage that only waited for an answer that can no longer come goes one step back.
 */
export function restart(state: State, command: Command & { kind: "start" }, nowMs: number): Verdict {
  const { book } = state;
  const facts: Fact[] = [{ kind: "boot", data: { mode: state.mode, runtime: command.runtime, clean: command.clean } }];
  const effects: Effect[] = [];
  for (const intent of Object.values(book.intents)) {
    const { key, kind, state: standing, wallet, amount } = intent;
    if (standing === "open") {
      facts.push({
        kind: kind === "payment" ? "pay-unknown" : "charge-unknown",
        data: { key, wallet, amount, reason: "restart" },
      });
    }
    effects.push(...takeUp(intent));
  }
  effects.push(...resendDesk(state.draft), ...resumeRefund(state.draft));
  return accept({ ...state.draft, stage: restartStage(state, nowMs) }, { facts, effects });
}

function restartStage(state: State, nowMs: number) {
  const { stage } = state.draft;
  switch (stage.kind) {
    case "paying":
      return { kind: "unknown" as const, for: "pay" as const, key: stage.key, amount: stage.amount, sinceMs: nowMs };
    case "charging":
      return { ...stage, kind: "unknown" as const, for: "charge" as const, sinceMs: nowMs };
    case "reading":
    case "reading-code":
      return { kind: "card" as const, for: stage.for, amount: stage.amount };
    // What was read is gone with the memory that held it.
    case "short":
      return stage.payer.handle === undefined ? stage : { kind: "tender" as const };
    case "charge":
      return stage.payer.handle === undefined ? stage : { kind: "card" as const, for: "charge" as const, amount: 0 };
    case "meal-offer":
    case "tray-asking":
      return { kind: "tender" as const };
    case "inquiry":
      return { kind: "sale" as const };
    case "tray":
      return { kind: "unknown" as const, for: "pay" as const, key: stage.key, amount: stage.amount, sinceMs: nowMs };
    case "refund-finding":
      return { kind: "refund-find" as const };
    case "refund-asking":
      return { kind: "refund-asking" as const, key: stage.key, sale: stage.sale, picks: stage.picks };
    case "desk-finding":
    case "desk-confirm":
    case "desk-card":
      return restartDesk(stage);
    default:
      return stage;
  }
}
