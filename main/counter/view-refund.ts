import type { CustomerView, Screen } from "#ipc/view.ts";
import type { TenderKind } from "#register/entry.ts";
import { partOf, pieceOf } from "#register/refund-part.ts";
import type { Pick, RefundSale, RefundStage } from "#register/refund-stage.ts";
import type { State } from "#register/verdict.ts";

/** A View stays within 32 KB with 120 lines of names this long (in characters). */
const mostName = 40;
const kinds: readonly TenderKind[] = ["cash", "emoney", "meal"];

/** What goes back for these picks, by our own sums; headquarters may know of returns elsewhere and say less. */
function sums(sale: RefundSale, picks: readonly Pick[]) {
  const part = partOf(sale, picks);
  const tenders = kinds.flatMap((kind) => {
    const of = part?.tenders.filter((tender) => tender.kind === kind) ?? [];
    return of.length === 0 ? [] : [{ kind, amount: of.reduce((sum, { amount }) => sum + amount, 0) }];
  });
  const rebate = part?.rebate.reduce((sum, { amount }) => sum + amount, 0) ?? 0;
  return { total: part?.total ?? 0, tenders, rebate };
}

export function refundScreen(_: State, stage: RefundStage): Screen {
  if (stage.kind === "refund-find" || stage.kind === "refund-finding")
    return { kind: "refund-find", finding: stage.kind === "refund-finding" };
  const { sale, picks } = stage;
  return {
    kind: "refund",
    receipt: sale.receipt,
    day: sale.day,
    isAsking: stage.kind === "refund-asking" && stage.failed === undefined,
    isOwn: sale.isOwn,
    lines: sale.lines.map((line) => {
      const picked = picks.find(({ at }) => at === line.at)?.qty ?? 0;
      return {
        at: line.at,
        name: [...line.name].slice(0, mostName).join(""),
        qty: line.qty,
        unit: line.unit,
        left: line.left,
        picked,
        amount: pieceOf(line, picked),
      };
    }),
    ...sums(sale, picks),
  };
}

/** The member sees what comes back while it is put together. */
export function refundNow(_: State, stage: RefundStage): CustomerView["now"] {
  if (stage.kind === "refund-find" || stage.kind === "refund-finding") return { kind: "idle" };
  return { kind: "refunding", total: sums(stage.sale, stage.picks).total };
}
