import type { Job, Journal } from "#db/journal.ts";
import type { ToHost } from "#devices/protocol.ts";
import type { PrintDocument } from "#drivers/printer/document.ts";
import type { EntryOf } from "#register/entry.ts";
import type { Settings } from "#register/settings.ts";
import type { JobWhat } from "#register/verdict.ts";
import { composeRefundReceipt } from "./refund-receipt.ts";
import { composeReturnedSlip } from "./returned-slip.ts";
import { composeCardSlip } from "./card-slip.ts";
import { composeReceipt } from "./receipt.ts";
import { composeChargeSlip, composeDeferredSlip, composeUnknownSlip } from "./slip.ts";
import { composeXSlip } from "./x-slip.ts";
import { composeZSlip } from "./z-slip.ts";

export type PaperInput = {
  readonly journal: Journal;
  readonly settings: Settings;
  readonly mode: "rig" | "test" | "live";
  readonly balance: number | null;
  /** Points the wallet owed after a return. */
  readonly debt?: number | null;
};

/** A charge that prints its slip was answered while its screen stood: its intent is only a few entries back. */
const farthestBack = 32;

function intentOf({ seq, data: { key } }: EntryOf<"charge-posted">, journal: Journal): EntryOf<"charge-intent"> | null {
  for (let at = seq - 1; at >= Math.max(1, seq - farthestBack); at -= 1) {
    const entry = journal.entry(at)?.entry;
    if (entry?.kind === "charge-intent" && entry.data.key === key) return entry;
  }
  return null;
}

/** How the money of a return stands now. */
function afterRefund({ data: { receipt, of } }: EntryOf<"refund">, journal: Journal) {
  const open = Object.values(journal.book().intents).filter((intent) => intent.of === receipt);
  const sale = journal.saleOf(of.receipt) === of.seq ? journal.entry(of.seq)?.entry : undefined;
  return { open, soldOn: sale?.day ?? null };
}

/** Whether money went back because its sale was cancelled half-paid: what is due stands in the commit of the cancelling. */
function isOfCancelled({ seq, data: { key, amount, money } }: EntryOf<"pay-refunded">, journal: Journal): boolean {
  let isDue = false;
  for (let at = seq - 1; at >= Math.max(1, seq - farthestBack); at -= 1) {
    const entry = journal.entry(at)?.entry;
    if (entry?.kind === "pay-refund-due" && entry.data.key === key) isDue = true;
    if (entry?.kind === "sale-cancelled")
      return isDue && entry.data.returned.some((back) => back.kind === (money ?? "emoney") && back.amount >= amount);
    if (isDue && entry?.kind !== "pay-refund-due" && entry?.kind !== "drawer-kick") return false;
  }
  return false;
}

/** The paper of one entry, as printed: what the journal says, nothing recomputed. Null for an entry that has no paper. */
export function composePaper(
  seq: number,
  copy: number,
  { journal, settings, mode, balance, debt = null }: PaperInput,
): PrintDocument | null {
  const row = journal.entry(seq);
  if (!row) return null;
  const context = { settings, mode, hash: row.hash, copy };
  const { entry } = row;
  switch (entry.kind) {
    case "sale":
      return composeReceipt(entry, context, balance);
    case "charge-posted":
      return composeChargeSlip(entry, context, { balance, intent: intentOf(entry, journal) });
    case "charge-intent":
      return entry.data.deferred ? composeDeferredSlip(entry, context) : composeUnknownSlip(entry, context);
    case "pay-intent":
      return composeUnknownSlip(entry, context);
    case "approval":
      return composeCardSlip(entry, context);
    case "x-report": {
      const before = journal.entry(seq - 1)?.entry;
      return composeXSlip(entry, context, before?.kind === "cash-count" ? before : null);
    }
    case "z-report":
      return composeZSlip(entry, context);
    case "refund":
      return composeRefundReceipt(entry, context, { ...afterRefund(entry, journal), balance, debt });
    case "pay-refunded":
      return composeReturnedSlip(entry, context, isOfCancelled(entry, journal));
    case "charge-reversed":
      return composeReturnedSlip(entry, context);
    default:
      return null;
  }
}

/** What a job says to its device. */
export function composeJob(job: Job, input: PaperInput): ToHost | null {
  const what = job.what as JobWhat;
  if (what.kind === "kick") return { kind: "kick", id: job.id };
  const document = composePaper(job.seq, what.copy, input);
  return document && { kind: "print", id: job.id, document };
}
