import type { Journal } from "#db/journal.ts";
import type { Query } from "#ipc/contract.ts";
import type { InvoiceOffer } from "#ipc/journal.ts";
import { invoicePolicyOf } from "#register/paper-policy.ts";
import type { Settings } from "#register/settings.ts";
import { stampDutyOf } from "#register/stamp-duty.ts";
import type { Live } from "./live.ts";
import type { Finder } from "./open-finder.ts";
import { askedBy, composePaper } from "./paper.ts";
import { findPaper } from "./paper-of.ts";
import { previewPaper } from "./preview.ts";
import type { PaperMode } from "./receipt.ts";

export type PaperQuery = Extract<Query, { kind: "receipt" | "journal" | "journal-paper" | "invoice-offer" }>;

function offerOf(seq: number, journal: Journal, settings: Settings | null): InvoiceOffer | null {
  const paper = findPaper(seq, journal);
  if (paper === null || paper.sale === null) return null;
  const { receipt, printed, invoices, sale } = paper;
  const { total, returned, taxes, tenders, isMember } = sale;
  return {
    ...invoicePolicyOf(settings),
    receipt,
    total,
    returned,
    tenders,
    hasReceipt: printed > 0,
    invoices,
    stamp: stampDutyOf({ taxes, tenders, isMember }),
  };
}

/** Answers what a window asks of papers: the one on the screen, any of the journal, what a 領収書 would say. */
export function openAskPapers(o: {
  readonly journal: Journal;
  readonly live: Live;
  readonly mode: PaperMode;
  readonly settings: () => Settings | null;
  readonly finder: Finder;
}) {
  const { journal, live, mode, finder } = o;

  /** As the last one that was asked for, if any was. */
  async function receipt(seq: number, settings: Settings): Promise<{ svg: string } | null> {
    const last = journal.jobs().findLast((job) => job.seq === seq && job.device === "printer");
    const asked = last && askedBy(last, journal);
    const [balance, debt] = [live.balances.get(seq) ?? null, live.debts.get(seq) ?? null];
    const paper = composePaper(seq, asked?.copy ?? 0, { journal, settings, mode, balance, debt, asked });
    return paper && { svg: await previewPaper(paper) };
  }
  return async (query: PaperQuery) => {
    const settings = o.settings();
    switch (query.kind) {
      case "receipt":
        return settings && receipt(query.seq, settings);
      case "journal":
        return finder.rows(query);
      case "journal-paper": {
        if (!settings) return null;
        const balance = query.epoch === journal.identity.epoch ? (live.balances.get(query.seq) ?? null) : null;
        const svg = await finder.paper({ epoch: query.epoch, seq: query.seq, settings, balance });
        return svg === null ? null : { svg };
      }
      case "invoice-offer":
        return offerOf(query.seq, journal, settings);
    }
  };
}
