export type FindingName =
  | "sequence"
  | "prev-broken"
  | "hash-broken"
  | "signature-bad"
  | "unknown-key"
  | "not-canonical"
  | "body-unreadable"
  | "body-differs"
  | "id-twice"
  | "receipt-twice"
  | "total"
  | "tenders"
  | "tax"
  | "rebate"
  | "gt"
  | "gta"
  | "anchor"
  | "day-back"
  | "z-differs"
  | "unanchored";

/** What is wrong, and at which entry. */
export type Finding = { readonly seq: number; readonly finding: FindingName; readonly detail: string };
/** Notes a finding about the entry at hand. */
export type Note = (finding: FindingName, detail: string) => void;
