import type { Command } from "./command.ts";
import { countWrongPin, refuseLocked } from "./decide-sign.ts";
import type { Draft } from "./draft.ts";
import { waitsForUnlock, withNotice } from "./lock.ts";
import { type Stamp, type State, type Verdict, accept, refuse } from "./verdict.ts";

function lock({ book, draft }: State): Verdict {
  // Without an operator the screen asks for one anyway.
  if (book.op === null) return refuse("no-operator");
  return accept({ ...draft, locked: { notice: null } });
}

function unlocked(draft: Draft): Draft {
  const { locked: _, ...open } = draft;
  return open;
}

/** The one whose basket it is, or a supervisor. */
function mayUnlock({ settings, book }: State, op: string): boolean {
  return op === book.op || settings?.operators.find((one) => one.op === op)?.role === "supervisor";
}

function askUnlock(state: State, op: string, pin: string, stamp: Stamp): Verdict {
  if (!state.draft.locked) return refuse("not-now");
  if (!state.settings) return refuse("starting");
  if (!mayUnlock(state, op)) return refuse("unlock-who");
  return (
    refuseLocked(state, op, stamp) ??
    accept(withNotice(state.draft, null), { effects: [{ kind: "check-pin", op, pin, for: "unlock" }] })
  );
}

/** The operator comes back to what stood there. Somebody else's hand is journalled, and a right PIN that ends a count of wrong ones. */
function hearUnlock(state: State, op: string, ok: boolean, stamp: Stamp): Verdict {
  const { draft, book } = state;
  if (!draft.locked) return refuse("not-now");
  const refused = refuseLocked(state, op, stamp);
  if (refused) return refused;
  if (!mayUnlock(state, op)) return refuse("unlock-who");
  if (!ok) {
    const counted = countWrongPin(state, op, stamp);
    if (counted.kind === "refused") return counted;
    return { ...counted, draft: withNotice(draft, counted.draft.notice) };
  }
  const isPlain = op === book.op && book.locks[op] === undefined;
  const facts = isPlain ? [] : [{ kind: "approval" as const, data: { for: "unlock" as const, by: op } }];
  return accept(unlocked(draft), { facts, sound: "done" });
}

/** The lock of the screen; null = it has nothing to say of this Command. Before all others: under the lock they do not hear fingers. */
export function decideLock(state: State, command: Command, stamp: Stamp): Verdict | null {
  if (command.kind === "unlock") return askUnlock(state, command.op, command.pin, stamp);
  if (command.kind === "pin-checked" && command.for === "unlock")
    return hearUnlock(state, command.op, command.ok, stamp);
  if (state.draft.locked) return waitsForUnlock(command) ? refuse("is-locked") : null;
  return command.kind === "lock" || command.kind === "idle" ? lock(state) : null;
}
