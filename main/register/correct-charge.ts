import type { Intent } from "./book.ts";
import type { Act } from "./command.ts";
import { type Draft, isIdle } from "./draft.ts";
import type { Authority } from "./entry.ts";
import { refuseMoney } from "./guard.ts";
import { type State, type Verdict, accept, refuse } from "./verdict.ts";

/**
 * Correction of a charge right after it (a wrong amount, the wrong card): a supervisor's PIN, the same business day, and the
 * authority willing, which it is not where the money is spent. `correctCharge` starts it after the PIN (decide-approve);
 * `endCorrection` ends it when the authority has taken the charge back, `refuseCorrection` when it will not: whoever hears
 * `refunded` and `refund-refused` (decide-refund) calls them for an intent with `correct`. The cash leaves the drawer only
 * with the entry that says the wallet gave it up.
 */

/** While this sentence stands, the cashier and the member are waiting for the authority. */
const waiting = "charge-correcting";

/** Seq of what the done screen tells, for instance how much cash to hand out; null where there is none. */
export const shownSeq = ({ stage }: Draft): number | null => (stage.kind === "done" ? stage.done.seq : null);

type Asked = Pick<Act & { kind: "charge-correct" }, "seq" | "shown">;

/** `seq`: of the charge-posted entry; `by`: the operator number of the supervisor. */
export function correctCharge(state: State, { seq, shown }: Asked, by: string): Verdict {
  const { book, draft } = state;
  const held = refuseMoney(state);
  if (held) return held;
  if (book.forked) return refuse("forked");
  const [key, charge] = Object.entries(book.charges).find(([, one]) => one.seq === seq) ?? [];
  if (key === undefined || charge === undefined) return refuse("correct-unknown");
  if (charge.isCorrected || key in book.intents) return refuse("correct-under-way", { amount: charge.amount });
  if (!isIdle(draft) || (shown !== undefined && shown !== shownSeq(draft))) return refuse("correct-not-empty");
  if (state.emoney === "down") return refuse("correct-away");
  const { wallet, amount } = charge;
  const authority = { id: charge.authority, money: amount, points: 0 };
  return accept(
    { ...draft, stage: { kind: "sale" }, notice: { code: waiting, amount } },
    {
      facts: [
        { kind: "approval", data: { for: "charge-correct", by, key, amount } },
        { kind: "charge-reverse-due", data: { key, wallet, amount, authority, correct: true } },
      ],
      effects: [{ kind: "refund", key }],
    },
  );
}

/**
 * The wallet has given the charge back. The cash is handed out at once where it is still waited for; where the cashier has
 * gone on meanwhile, or the register was closed, it stands among the pending items as cash to hand back.
 */
export function endCorrection(state: State, intent: Intent, authority: Authority): Verdict {
  const { draft, book } = state;
  const { key, wallet, amount } = intent;
  const reversed = {
    kind: "charge-reversed" as const,
    data: { key, wallet, amount, authority, correct: true as const },
  };
  const slip = { device: "printer" as const, what: { kind: "returned-slip" as const, copy: 0 } };
  const isWaited = isIdle(draft) && draft.notice?.code === waiting && book.op !== null && book.day !== null;
  if (!isWaited) {
    return accept(
      { ...draft, notice: { code: "charge-corrected-later", amount } },
      { facts: [reversed], jobs: [slip], sound: "done" },
    );
  }
  const figures = { seq: book.seq + 1, amount, change: amount, wallet, balance: null, unknown: false };
  return accept(
    {
      ...draft,
      stage: { kind: "done", done: { of: "charge", ...figures, corrected: true } },
      notice: { code: "charge-corrected", amount },
    },
    {
      facts: [
        reversed,
        { kind: "charge-cash-returned", data: { key, wallet, amount } },
        { kind: "drawer-kick", data: { for: key } },
      ],
      jobs: [{ device: "drawer", what: { kind: "kick" } }, slip],
      effects: [{ kind: "balance-after", wallet, seq: figures.seq }],
      sound: "done",
    },
  );
}

/** The authority will not give it back (most likely it is spent): no cash is handed out, and a person looks. */
export function refuseCorrection(state: State, { key, wallet, amount, authority }: Intent, code: string): Verdict {
  const of = { id: authority ?? "", money: amount, points: 0 };
  return accept(
    { ...state.draft, notice: { code: "charge-correct-refused", amount } },
    {
      facts: [
        { kind: "charge-reverse-due", data: { key, wallet, amount, authority: of, correct: true, refused: code } },
      ],
      sound: "error",
    },
  );
}
