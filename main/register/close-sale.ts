import { type Capture, composeSale } from "./sale.ts";
import { settingsOf } from "./guard.ts";
import { type Done, emptyDraft } from "./draft.ts";
import type { Fact } from "./entry.ts";
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
  const wallet = all[0]?.payer.wallet ?? null;
  const seq = book.seq + before.length + 1;
  const done: Done = {
    of: "sale",
    seq,
    receipt: sale.receipt,
    total: sale.total,
    given: sale.given,
    change: sale.change,
    emoney: sale.tenders.reduce((sum, { kind, amount }) => (kind === "emoney" ? sum + amount : sum), 0),
    rebate: sale.rebate.total,
    wallet,
    balance: null,
  };
  const kick: JobWant[] = hasCash ? [{ device: "drawer", what: { kind: "kick" }, of: seq }] : [];
  return accept(
    { ...emptyDraft, stage: { kind: "done", done }, last: { seq, receipt: sale.receipt, total: sale.total } },
    {
      facts: [
        ...before,
        { kind: "sale", data: sale },
        ...(hasCash ? [{ kind: "drawer-kick" as const, data: { for: sale.receipt } }] : []),
      ],
      jobs: [...kick, { device: "printer", what: { kind: "receipt", copy: 0 }, of: seq }],
      effects: wallet === null ? [] : [{ kind: "balance-after", wallet, seq }],
      sound: "done",
    },
  );
}

/** Money was captured but the basket does not come out even: it stays open and paid for, and a person looks. */
function keepCapture(state: State, captures: readonly Capture[], before: readonly Fact[]): Verdict {
  const { draft } = state;
  // Already kept once: nothing more can be laid to it. Cancelled, it gives everything back.
  if (captures.length === 0) return refuse("captured-open");
  const facts = captures.map(({ key, amount, authority, payer }): Fact => ({
    kind: "pay-captured",
    data: { key, wallet: payer.wallet, amount, authority },
  }));
  return accept(
    {
      ...draft,
      captured: [...draft.captured, ...captures],
      stage: { kind: "tender" },
      notice: { code: "captured-open" },
    },
    { facts: [...before, ...facts] },
  );
}
