import type { Job, Journal } from "#db/journal.ts";
import type { ToHost } from "#devices/protocol.ts";
import type { PrintDocument } from "#drivers/printer/document.ts";
import type { EntryOf } from "#register/entry.ts";
import type { ReceiptCopyData } from "#register/paper-data.ts";
import type { Settings } from "#register/settings.ts";
import type { JobWhat } from "#register/verdict.ts";
import { composeRefundReceipt } from "./refund-receipt.ts";
import { composeReturnedSlip } from "./returned-slip.ts";
import { composeCardSlip } from "./card-slip.ts";
import { composeDepositSlip } from "./deposit-slip.ts";
import { composeInvoice, isInvoice } from "./invoice-paper.ts";
import { composeReceipt, type PaperContext, type PaperMode } from "./receipt.ts";
import { composeReportSlip } from "./report-slip.ts";
import { composeChargeSlip, composeDeferredSlip, composeUnknownSlip } from "./slip.ts";
import { composeTillSlip } from "./till-slip.ts";
import { composeXSlip } from "./x-slip.ts";
import { composeZSlip } from "./z-slip.ts";

export type PaperInput = {
  readonly journal: Pick<Journal, "entry" | "book" | "saleOf" | "configAt">;
  /** Of now: a paper says what was in force when its entry was written. */
  readonly settings: Settings;
  readonly mode: PaperMode;
  readonly balance: number | null;
  /** Points the wallet owed after a return. */
  readonly debt?: number | null;
  /** Of a paper that was asked for: what its entry says. */
  readonly asked?: ReceiptCopyData | undefined;
};

type Entries = Pick<Journal, "entry" | "book" | "saleOf">;

/** A charge that prints its slip was answered while its screen stood: its intent is only a few entries back. */
const farthestBack = 32;

function intentOf({ seq, data: { key } }: EntryOf<"charge-posted">, journal: Entries): EntryOf<"charge-intent"> | null {
  for (let at = seq - 1; at >= Math.max(1, seq - farthestBack); at -= 1) {
    const entry = journal.entry(at)?.entry;
    if (entry?.kind === "charge-intent" && entry.data.key === key) return entry;
  }
  return null;
}

/** How the money of a return stands now. */
function afterRefund({ data: { receipt, of } }: EntryOf<"refund">, journal: Entries) {
  const open = Object.values(journal.book().intents).filter((intent) => intent.of === receipt);
  const sale = journal.saleOf(of.receipt) === of.seq ? journal.entry(of.seq)?.entry : undefined;
  return { open, soldOn: sale?.day ?? null };
}

/** The count a report rests on; an X of an older register follows its own. */
function countAt(seq: number, journal: Entries): EntryOf<"cash-count"> | null {
  const entry = journal.entry(seq)?.entry;
  return entry?.kind === "cash-count" ? entry : null;
}

/** Whether money went back because its sale was cancelled half-paid: what is due stands in the commit of the cancelling. */
function isOfCancelled({ seq, data: { key, amount, money } }: EntryOf<"pay-refunded">, journal: Entries): boolean {
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

/** The paper that was asked for: a 領収書, or that of the entry it speaks of, with what it adds. */
function composeAsked(entry: EntryOf<"receipt-copy">, context: PaperContext, input: PaperInput): PrintDocument | null {
  const { data } = entry;
  if (!isInvoice(data)) return composePaper(data.seq, data.copy, { ...input, asked: data });
  const sale = input.journal.entry(data.seq);
  if (sale?.entry.kind !== "sale") return null;
  // One that did not come out and is printed once more is an entry of its own.
  return composeInvoice(entry, data, { entry: sale.entry, hash: sale.hash }, { ...context, copy: data.copy });
}

/** The paper of one entry, as printed: what the journal says, nothing recomputed. Null for an entry that has no paper. */
export function composePaper(seq: number, copy: number, input: PaperInput): PrintDocument | null {
  const { journal, mode, balance, debt = null, asked } = input;
  const row = journal.entry(seq);
  if (!row) return null;
  const settings = journal.configAt(seq) ?? input.settings;
  const context = { settings, mode, hash: row.hash, copy, asked, lang: asked?.lang };
  const { entry } = row;
  switch (entry.kind) {
    case "sale":
      return composeReceipt(entry, context, balance);
    case "receipt-copy":
      return composeAsked(entry, context, input);
    case "charge-posted":
      return composeChargeSlip(entry, context, { balance, intent: intentOf(entry, journal) });
    case "charge-intent":
      return entry.data.deferred ? composeDeferredSlip(entry, context) : composeUnknownSlip(entry, context);
    case "pay-intent":
      return composeUnknownSlip(entry, context);
    case "approval":
      return entry.data.for.startsWith("card-") ? composeCardSlip(entry, context) : null;
    case "x-report":
      return composeXSlip(entry, context, countAt(entry.data.count ?? seq - 1, journal));
    case "z-report":
      return composeZSlip(entry, context, entry.data.count ? countAt(entry.data.count.seq, journal) : null);
    case "cash-in":
    case "cash-out":
      return composeTillSlip(entry, context);
    case "deposit-return":
      return composeDepositSlip(entry, context);
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

/** Of the job of a paper that was asked for: what asked for it. */
export function askedBy({ seq, what }: Job, journal: Pick<Journal, "entry">): ReceiptCopyData | undefined {
  const { by } = what as { readonly by?: number };
  const entry = journal.entry(by ?? seq)?.entry;
  return entry?.kind === "receipt-copy" ? entry.data : undefined;
}

/** What a job says to its device. */
export function composeJob(job: Job, input: PaperInput): ToHost | null {
  const what = job.what as JobWhat;
  if (what.kind === "kick") return { kind: "kick", id: job.id };
  if (what.kind === "report-slip") {
    const context = { ...input, hash: Buffer.alloc(0), copy: what.copy };
    return {
      kind: "print",
      id: job.id,
      document: composeReportSlip(what.report, context, input.journal.entry(job.seq)?.entry.reg ?? ""),
    };
  }
  const document = composePaper(job.seq, what.copy, { ...input, asked: askedBy(job, input.journal) });
  return document && { kind: "print", id: job.id, document };
}
