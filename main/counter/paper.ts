import type { Job, Journal } from "#db/journal.ts";
import type { ToHost } from "#devices/protocol.ts";
import type { PrintDocument } from "#drivers/printer/document.ts";
import type { EntryOf } from "#register/entry.ts";
import type { Settings } from "#register/settings.ts";
import type { JobWhat } from "#register/verdict.ts";
import { composeReceipt } from "./receipt.ts";
import { composeChargeSlip, composeUnknownSlip, composeZSlip } from "./slip.ts";

export type PaperInput = {
  readonly journal: Journal;
  readonly settings: Settings;
  readonly mode: "rig" | "test" | "live";
  readonly balance: number | null;
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

/** The paper of one entry, as printed: what the journal says, nothing recomputed. Null for an entry that has no paper. */
export function composePaper(
  seq: number,
  copy: number,
  { journal, settings, mode, balance }: PaperInput,
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
    case "pay-intent":
    case "charge-intent":
      return composeUnknownSlip(entry, context);
    case "z-report":
      return composeZSlip(entry, context);
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
