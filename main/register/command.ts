import type { AppCode } from "./barcode/app-code.ts";
import type { DeviceCommand } from "./device-command.ts";
import type { Payer } from "./draft.ts";
import type { Authority, Difference, DrawerCounts, Tender, ZTotals } from "./entry.ts";
import type { ReceiptCopyData } from "./paper-data.ts";
import type { RingCommand, RowCommand } from "./goods-command.ts";
import type { RefundSale } from "./refund-stage.ts";
import type { Settings } from "./settings.ts";
import type { Act, ScreenCommand } from "./screen-command.ts";
import type { StandingCount } from "./drawer-difference.ts";
import type { TillInner } from "./till-command.ts";
import type { StationInner } from "./station-command.ts";
import type { JobWhat } from "./verdict.ts";

export type * from "./screen-command.ts";

export type CardStanding =
  | { readonly kind: "known"; readonly payer: Payer }
  | { readonly kind: "unknown" }
  | { readonly kind: "stopped"; readonly why?: "lost" | "moved" | "left" | "other" | "denied" };

/** What a scanned or keyed code is that is no article. A CPM token stays in the counter's memory, under `handle`. */
export type SeenCode = { readonly kind: "cpm"; readonly handle: string } | Exclude<AppCode, { readonly kind: "cpm" }>;

export type SaleBy =
  | { readonly receipt: string }
  | { readonly reg: string; readonly epoch: number; readonly seq: number; readonly hash: string };
export type DeskBy = { readonly number: string } | { readonly handle: string } | { readonly card: string };

/** What the authority says of an app's barcode. */
export type BarcodeAnswer =
  | {
      readonly kind: "answer";
      readonly payer: Payer;
      readonly money: "emoney" | "meal";
      readonly balance: BalanceAnswer & { readonly kind: "answer" };
      /** Why it will not do for a payment, for a charge; null = it will. */
      readonly pay: string | null;
      readonly charge: string | null;
    }
  | { readonly kind: "refused"; readonly code: string }
  | { readonly kind: "away"; readonly code: string };

export type MealAnswer =
  | {
      readonly kind: "answer";
      readonly plan: string;
      readonly rest: number;
      readonly classes: readonly string[];
      readonly wallet: string;
      readonly customer: string;
    }
  | { readonly kind: "refused"; readonly code: string }
  | { readonly kind: "away"; readonly code: string };

export type SaleAnswer =
  | { readonly kind: "answer"; readonly sale: RefundSale }
  | { readonly kind: "refused"; readonly code: string }
  | { readonly kind: "away"; readonly code: string };

/** Headquarters' leave: the tenders and rebate rows it lets go back, and the amount of each line. */
export type AllowanceAnswer =
  | {
      readonly kind: "answer";
      readonly total: number;
      readonly lines: readonly { readonly at: number; readonly qty: number; readonly amount: number }[];
      readonly tenders: readonly Tender[];
      readonly rebate: readonly {
        readonly class: string;
        readonly base: number;
        readonly bp: number;
        readonly amount: number;
      }[];
    }
  | { readonly kind: "refused"; readonly code: string }
  | { readonly kind: "away"; readonly code: string };

export type DeskAnswer =
  /** Found; the name is in the counter's memory for both screens. */
  | { readonly kind: "member"; readonly member: string; readonly cards: number }
  | { readonly kind: "changed" }
  | { readonly kind: "refused"; readonly code: string }
  | { readonly kind: "away"; readonly code: string };

export type MoneyOutcome =
  | { readonly kind: "captured"; readonly authority: Authority }
  | { readonly kind: "declined"; readonly code: string }
  | { readonly kind: "unknown"; readonly code: string }
  | { readonly kind: "fault"; readonly code: string }
  | { readonly kind: "not-sent"; readonly code: string };

/** What devices, timers and authorities say; the counter has already gathered what the core may not fetch. */
export type InnerCommand =
  | { readonly kind: "start"; readonly clean: boolean; readonly runtime: string }
  | { readonly kind: "stop"; readonly reason: string; readonly drawer?: "open" }
  | {
      readonly kind: "pin-checked";
      readonly op: string;
      readonly ok: boolean;
      readonly for: "sign-on" | "clock" | "act" | "unlock";
      readonly act?: Act;
    }
  | RingCommand
  | RowCommand
  /** `name`: the card's keyed hash. `denyAgeMs`: age of the deny list it was held against; null = there never was one. */
  | {
      readonly kind: "tap";
      readonly card: CardStanding;
      readonly presentAtStart: boolean;
      readonly name?: string;
      readonly denyAgeMs?: number | null;
      /** How long the card had lain there. */
      readonly heldMs?: number;
      /** How long this stage had stood. */
      readonly gateMs?: number;
      /** How long the customer's window had shown the basket as it is; null = not yet. */
      readonly stoodMs?: number | null;
    }
  | { readonly kind: "app-code"; readonly code: SeenCode }
  | { readonly kind: "barcode-read"; readonly handle: string; readonly answer: BarcodeAnswer }
  | { readonly kind: "meal-read"; readonly payer: Payer; readonly answer: MealAnswer }
  | {
      readonly kind: "tray-shown";
      readonly amount: number;
      readonly answer:
        | { readonly kind: "answer"; readonly id: string; readonly url: string; readonly expiresAtMs: number }
        | { readonly kind: "refused"; readonly code: string }
        | { readonly kind: "away"; readonly code: string };
    }
  /** What became of a shown code: paid by `payer`, or certainly never to be (cancelled, expired, failed). */
  | {
      readonly kind: "tray-told";
      readonly key: string;
      readonly told:
        | { readonly kind: "captured"; readonly authority: Authority; readonly payer: Payer }
        | { readonly kind: "over"; readonly code: string }
        | { readonly kind: "fault"; readonly code: string }
        | { readonly kind: "unknown"; readonly code: string };
    }
  | { readonly kind: "sale-found"; readonly answer: SaleAnswer }
  | { readonly kind: "refund-granted"; readonly key: string; readonly answer: AllowanceAnswer }
  /** The authority will not give back: a person looks. */
  | { readonly kind: "refund-refused"; readonly key: string; readonly code: string }
  | { readonly kind: "credit-outcome"; readonly key: string; readonly outcome: MoneyOutcome }
  | { readonly kind: "grant-outcome"; readonly key: string; readonly outcome: MoneyOutcome }
  | { readonly kind: "collect-outcome"; readonly key: string; readonly outcome: MoneyOutcome }
  /** `seq`: of the approval it is the answer to; left out = the member was looked for. */
  | { readonly kind: "desk-told"; readonly answer: DeskAnswer; readonly seq?: number }
  | {
      readonly kind: "reconciled";
      readonly from: number;
      readonly upTo: number;
      readonly asked: { readonly drawer: boolean; readonly pokepay: boolean; readonly headquarters: boolean };
      /** The cash-count the drawer was held against. */
      readonly count: StandingCount | null;
      readonly drawer: number;
      readonly totals?: ZTotals;
      readonly openings?: DrawerCounts;
      readonly differences: readonly Difference[];
      readonly thenClose: boolean;
    }
  | { readonly kind: "unreadable"; readonly device: "reader" | "scanner" | "keys" }
  | { readonly kind: "balance-read"; readonly payer: Payer; readonly answer: BalanceAnswer }
  | { readonly kind: "pay-outcome"; readonly key: string; readonly outcome: MoneyOutcome }
  | { readonly kind: "charge-outcome"; readonly key: string; readonly outcome: MoneyOutcome }
  /** The resolver's verdict over an intent without an outcome. */
  | { readonly kind: "resolved"; readonly key: string; readonly as: "captured"; readonly authority: Authority }
  | { readonly kind: "resolved"; readonly key: string; readonly as: "not-charged" | "fault"; readonly code: string }
  | { readonly kind: "refunded"; readonly key: string; readonly authority: Authority }
  /** `debt`: points the wallet owes. */
  | { readonly kind: "balance-after"; readonly seq: number; readonly balance: number; readonly debt?: number }
  | { readonly kind: "z-ready"; readonly upTo: number; readonly head: string; readonly totals: ZTotals }
  /** The sums could not be taken; the day stays open. */
  | { readonly kind: "z-failed" }
  | { readonly kind: "settings"; readonly settings: Settings }
  | {
      readonly kind: "anchor";
      readonly seq: number;
      readonly hash: string;
      readonly at: number;
      readonly keyId: string;
      readonly sig: string;
    }
  | { readonly kind: "fork"; readonly seq: number; readonly ours: string; readonly theirs: string }
  | { readonly kind: "job-unknown"; readonly job: string; readonly of: number; readonly device: string }
  /** A slip that did not come out is printed again, marked 再発行. */
  /** `was`: what had asked for it. */
  | {
      readonly kind: "reprint";
      readonly seq: number;
      readonly what: JobWhat;
      readonly receipt?: string | undefined;
      readonly was?: ReceiptCopyData | undefined;
    }
  | StationInner
  | TillInner
  | DeviceCommand;

export type BalanceAnswer =
  | {
      readonly kind: "answer";
      readonly total: number;
      readonly suspended: boolean;
      readonly maxBalance: number;
      readonly perCharge: number;
    }
  | { readonly kind: "refused"; readonly code: string }
  | { readonly kind: "away"; readonly code: string };

export type Command = ScreenCommand | InnerCommand;
