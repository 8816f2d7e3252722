import { type Done, emptyDraft } from "./draft.ts";
import type { Fact, RefundData, TenderKind } from "./entry.ts";
import { settingsOf } from "./guard.ts";
import { sum } from "./money.ts";
import { legsOf, withAuthority } from "./refund-legs.ts";
import { fitsSale, type RefundPart, sourceOf } from "./refund-part.ts";
import { isRebateOpen, rebateLegs } from "./refund-rebate.ts";
import type { RefundSale } from "./refund-stage.ts";
import { nextReceipt } from "./sale.ts";
import { type JobWant, type Stamp, type State, type Verdict, accept, refuse } from "./verdict.ts";

/** Keys a return may need at once: two for its rebate, the rest for its legs. */
const rebateKeys = 2;

/** How part of a payment goes back. The authority's own campaign is undone by it only with a whole booking. */
function partialOf(state: State, { creditor }: RefundSale): "credit" | "repay" {
  return settingsOf(state).refund?.partial ?? (creditor === "pokepay" ? "repay" : "credit");
}

function plan(state: State, sale: RefundSale, part: RefundPart, receipt: string, keys: readonly string[]) {
  return legsOf(sale, part.tenders, { receipt, keys: keys.slice(rebateKeys), partial: partialOf(state, sale) });
}

/** Why this part of the sale cannot go back, before anybody is asked for leave; null = it can. */
export function refusePart(state: State, sale: RefundSale, part: RefundPart, keys: readonly string[]): Verdict | null {
  if (part.lines.length === 0) return refuse("refund-no-pick");
  if (!fitsSale(sale, part)) return refuse("refund-differs");
  const isElectronic = part.tenders.some(({ kind }) => kind !== "cash");
  if (isElectronic && state.book.forked) return refuse("forked");
  if (isRebateOpen(sale, sum(part.rebate.map(({ amount }) => amount)))) return refuse("refund-rebate-open");
  const legs = plan(state, sale, part, "", keys);
  return legs.kind === "refused" ? refuse(legs.code) : null;
}

/**
 * The return in one commit: its entry with a receipt number of its own, what is owed to wallets, the drawer and the paper.
 * The legs are carried out afterwards, under keys that stand here. `allowance`: key of headquarters' leave, if it gave one.
 */
export function commitRefund(
  state: State,
  sale: RefundSale,
  part: RefundPart,
  o: { readonly allowance?: string; readonly stamp: Stamp },
): Verdict {
  const { book, draft } = state;
  const { keys = [] } = o.stamp;
  const refused = refusePart(state, sale, part, keys);
  if (refused) return refused;
  const receipt = nextReceipt(state);
  const legs = plan(state, sale, part, receipt, keys);
  if (legs.kind === "refused") return refuse(legs.code);
  const rebate = { total: sum(part.rebate.map(({ amount }) => amount)), creditor: sale.creditor, by: part.rebate };
  const points = rebateLegs(sale, rebate.total, keys.slice(0, rebateKeys));
  const data: RefundData = {
    receipt,
    of: { receipt: sale.receipt, seq: sale.seq, day: sale.day },
    ...(o.allowance === undefined ? {} : { allowance: o.allowance }),
    lines: part.lines,
    total: part.total,
    taxes: part.taxes,
    tenders: withAuthority(sale, part.tenders),
    rebate,
  };
  const done = doneOf(book.seq + 1, sale, data);
  const kick: Fact[] = done.cash > 0 ? [{ kind: "drawer-kick", data: { for: receipt } }] : [];
  const open: JobWant[] = done.cash > 0 ? [{ device: "drawer", what: { kind: "kick" } }] : [];
  return accept(
    { ...emptyDraft, stage: { kind: "done", done }, last: draft.last },
    {
      facts: [{ kind: "refund", data }, ...kick, ...legs.facts, ...points.facts],
      jobs: [...open, { device: "printer", what: { kind: "refund-slip", copy: 0 } }],
      effects: [...legs.effects, ...points.effects],
      sound: "done",
    },
  );
}

function doneOf(seq: number, sale: RefundSale, { receipt, total, tenders, rebate }: RefundData) {
  const yen = (kind: TenderKind): number => sum(tenders.filter((one) => one.kind === kind).map(({ amount }) => amount));
  const wallet = tenders
    .filter(({ kind }) => kind === "emoney")
    .map((tender) => sourceOf(sale, tender)?.wallet)
    .find((one) => one !== undefined);
  const [cash, emoney, meal] = [yen("cash"), yen("emoney"), yen("meal")];
  const done = { of: "refund", seq, receipt, total, cash, emoney, meal, rebate: rebate.total, balance: null } as const;
  return { ...done, wallet: wallet ?? null } satisfies Done;
}
