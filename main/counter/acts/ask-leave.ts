import type { AllowanceAnswer } from "#register/command.ts";
import type { Draft } from "#register/draft.ts";
import type { Tender } from "#register/entry.ts";
import { plainTender } from "#register/refund-part.ts";
import type { RefundSale, RefundStage } from "#register/refund-stage.ts";
import type { RefundAllowance } from "#upstream/headquarters/refund-desk.ts";
import type { Acting } from "./acting.ts";

/** A granted tender is a place in the sale; ours says which payment it was. Null: there is no such tender. */
function tenderOf(sale: RefundSale, { tender, kind, amount, by }: RefundAllowance["tenders"][number]): Tender | null {
  const sold = sale.tenders[tender];
  return sold?.kind === kind ? plainTender({ ...sold, amount, by }) : null;
}

function readGrant(sale: RefundSale, granted: RefundAllowance): AllowanceAnswer {
  const tenders = granted.tenders.map((one) => tenderOf(sale, one)).filter((one) => one !== null);
  if (tenders.length !== granted.tenders.length) return { kind: "refused", code: "bad-answer" };
  return {
    kind: "answer",
    total: granted.total,
    lines: granted.lines.map(({ line: at, qty, amount }) => ({ at, qty, amount })),
    tenders,
    rebate: granted.rebate,
  };
}

/** Asks headquarters for leave under the key that stands in the draft; asked again with the same key it answers the same. */
export function openAskLeave({ journal, headquarters, take }: Acting) {
  function askedNow(key: string): (RefundStage & { readonly kind: "refund-asking" }) | null {
    const stage = (journal.draft() as Draft | null)?.stage;
    return stage?.kind === "refund-asking" && stage.key === key ? stage : null;
  }

  return async (key: string): Promise<void> => {
    const stage = askedNow(key);
    if (stage === null) return;
    const { sale, picks } = stage;
    const { reg, epoch, seq } = sale;
    const lines = picks.map(({ at: line, qty }) => ({ line, qty }));
    const got = await headquarters.refundAllowance({ key, of: { reg, epoch, seq }, lines });
    take({ kind: "refund-granted", key, answer: got.kind === "answer" ? readGrant(sale, got.value) : got });
  };
}
