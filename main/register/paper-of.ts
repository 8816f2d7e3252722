import type { PaidPart } from "./paper-data.ts";
import type { TaxRow } from "./sale-data.ts";
import type { JobWhat } from "./verdict.ts";

/** What the journal knows of the papers of an entry; the counter gathers it for a decision. Yen. */
export type PaperOf = {
  readonly seq: number;
  readonly what: Exclude<JobWhat["kind"], "kick" | "invoice" | "report-slip">;
  readonly receipt: string;
  /** Plain ones and 領収書 made so far. */
  readonly printed: number;
  readonly invoices: number;
  /** What has come back of a sale, and what a 領収書 would be over now. Of anything else: null. */
  readonly sale: {
    readonly returned: number;
    readonly total: number;
    readonly taxes: readonly TaxRow[];
    readonly tenders: readonly PaidPart[];
    readonly isMember: boolean;
  } | null;
};
