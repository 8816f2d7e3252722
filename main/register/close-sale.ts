import { type Capture, composeSale, dueOf } from "./sale.ts";
import { settingsOf } from "./guard.ts";
import { printsItself } from "./paper-policy.ts";
import { type Done, emptyDraft } from "./draft.ts";
import type { Fact, TenderKind } from "./entry.ts";
import { type JobWant, type State, type Verdict, accept, refuse } from "./verdict.ts";

/**
 * Commits the basket as a sale: number, tenders, rebate, jobs and the empty draft in one transaction.
 * The drawer is kicked before the receipt, because pulses are not put out while a printer prints (Epson TM-L60 manual p. 66).
 */
export function closeSale(state: State, captures: readonly Capture[], before: readonly Fact[] = []): Verdict {
  const { draft, book } = state;
  const all = [...draft.captured, ...captures];
  const sale = composeSale(state, settingsOf(state), all);
  if (!sale) return keepCapture(state, captures, before);
  const hasCash = sale.tenders.some(({ kind }) => kind === "cash");
  // The balance that interests the member is that of the e-money; what the meal plan holds is headquarters' to say.
  const wallet = all.findLast(({ money }) => money === undefined)?.payer.wallet ?? null;
  const paid = (by: TenderKind): number =>
    sale.tenders.reduce((sum, { kind, amount }) => (kind === by ? sum + amount : sum), 0);
  const meal = paid("meal");
  const seq = book.seq + before.length + 1;
  const done: Done = {
    of: "sale",
    seq,
    receipt: sale.receipt,
    total: sale.total,
    given: sale.given,
    change: sale.change,
    emoney: paid("emoney"),
    rebate: sale.rebate.total,
    wallet,
    balance: null,
    ...(meal > 0 ? { meal } : {}),
  };
  const paper: JobWant[] = printsItself(settingsOf(state), sale.tenders)
    ? [{ device: "printer", what: { kind: "receipt", copy: 0 }, of: seq }]
    : [];
  const kick: JobWant[] = hasCash ? [{ device: "drawer", what: { kind: "kick" }, of: seq }] : [];
  return accept(
    { ...emptyDraft, stage: { kind: "done", done }, last: { seq, receipt: sale.receipt, total: sale.total } },
    {
      facts: [
        ...before,
        { kind: "sale", data: sale },
        ...(hasCash ? [{ kind: "drawer-kick" as const, data: { for: sale.receipt } }] : []),
      ],
      jobs: [...kick, ...paper],
      effects: wallet === null ? [] : [{ kind: "balance-after", wallet, seq }],
      sound: "done",
    },
  );
}

/** Part of the basket is paid, and it stays open for the rest. Where it can no longer come out even, a person looks. */
function keepCapture(state: State, captures: readonly Capture[], before: readonly Fact[]): Verdict {
  const kept = captures.flatMap(({ authority, ...part }) => (authority ? [{ ...part, authority }] : []));
  // Already kept once: nothing more can be laid to it. Cancelled, it gives everything back. A claim is sold with its basket or not at all.
  if (kept.length === 0 || kept.length < captures.length) return refuse("captured-open");
  const facts = kept.map(({ key, amount, authority, payer }): Fact => ({
    kind: "pay-captured",
    data: { key, wallet: payer.wallet, amount, authority },
  }));
  const draft = { ...state.draft, captured: [...state.draft.captured, ...kept], stage: { kind: "tender" as const } };
  const due = dueOf(draft);
  const code = kept.at(-1)?.money === "meal" ? "meal-taken" : "part-taken";
  const notice = due > 0 ? { code, amount: due } : { code: "captured-open" };
  return accept({ ...draft, notice }, { facts: [...before, ...facts], sound: due > 0 ? "tap" : "error" });
}
