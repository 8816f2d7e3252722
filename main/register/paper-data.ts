import type { TaxRow, TenderKind } from "./sale-data.ts";

/** What a receipt is written in. Names of goods are those of the catalogue. */
export type PaperLanguage = "ja" | "en";

/** A paper that was asked for: a receipt for the first time (copy 0), another copy of any paper (再発行), or a 領収書. */
export type ReceiptCopyData = {
  /** Receipt number, "" where the entry has none. */
  readonly receipt: string;
  /** The entry it is the paper of. */
  readonly seq: number;
  /** 0 = the first of its kind; any other is marked 再発行. */
  readonly copy: number;
  /** Left out: that of the settings. */
  readonly lang?: PaperLanguage;
  /** Yen of the sale that had come back by then. */
  readonly returned?: number;
  /** A 領収書 had been made out before: the receipt says so. */
  readonly invoiced?: true;
} & Partial<InvoiceData>;

/** A 領収書 over what is left of a sale. total = Σ taxes.total = Σ tenders.amount; each tax is floored once, by its rate. */
export type InvoiceData = {
  readonly as: "invoice";
  /** 宛名, 敬称 included or not; "" = to be filled in by hand. */
  readonly to: string;
  /** 但し書き: 「書籍代として」. */
  readonly proviso: string;
  readonly total: number;
  readonly taxes: readonly TaxRow[];
  readonly tenders: readonly PaidPart[];
  readonly stamp: StampDuty;
  /** The receipt was printed: taken back, or still with the customer. */
  readonly plain?: "taken-back" | "out";
};

/** `later`: 後日引落, not collected when the paper was made. */
export type PaidPart = { readonly kind: TenderKind; readonly amount: number; readonly later?: true };

/** Whether a 収入印紙 belongs on it: it does; not to a member; not what e-money paid; not below the limit. */
export type StampDuty = "due" | "member" | "emoney" | "below";
