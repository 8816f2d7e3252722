import type { PaperLanguage } from "./paper-data.ts";
import type { PaperOf } from "./paper-of.ts";

/** What a cashier asks of papers: a receipt on request, a formal one, another copy. */
export type PaperCommand =
  /** The receipt nobody had asked for yet, or another copy of any paper. `paper` is gathered by the counter; null = there is none. */
  | {
      readonly kind: "receipt-copy";
      readonly seq: number;
      readonly lang?: PaperLanguage | undefined;
      readonly paper?: PaperOf | null;
    }
  /** 領収書. `takenBack`: the receipt was handed back; `member`: the buyer showed that he is one. */
  | {
      readonly kind: "invoice";
      readonly seq: number;
      readonly to: string;
      readonly proviso: string;
      readonly takenBack: boolean;
      readonly member: boolean;
      readonly paper?: PaperOf | null;
    };
