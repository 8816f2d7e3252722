import type { DeskAct } from "#register/desk-stage.ts";
import type { MoneyPurpose, Purpose } from "#register/draft.ts";
import type { Nutrition } from "#register/entry.ts";
import type { OffView } from "./price.ts";
import type { ViewLine } from "./view.ts";

/** What the member may see: never the operator, other members, pending items or device trouble. */
export type CustomerView = {
  readonly boot: string;
  readonly rev: number;
  readonly mode: "rig" | "test" | "live";
  readonly training?: true;
  readonly shop: string;
  readonly lines: readonly ViewLine[];
  readonly total: number;
  readonly due: number;
  readonly cash: number;
  readonly nutrition: Nutrition | null;
  /** The discount on the basket. */
  readonly off?: OffView;
  /** In large letters. */
  readonly large?: true;
  readonly now:
    | { readonly kind: "idle" }
    /** `touch`: express mode; a card held at the reader pays this, yen. `noReader`: nothing reads cards now. */
    | { readonly kind: "ringing"; readonly touch?: number; readonly noReader?: true }
    /** `canScan`: the barcode of the app does too; left out, it does wherever a barcode can name the wallet. */
    | {
        readonly kind: "tap";
        readonly for: Purpose;
        readonly amount: number;
        readonly canScan?: boolean;
        readonly noReader?: true;
      }
    | { readonly kind: "working"; readonly for: Purpose; readonly amount: number }
    | { readonly kind: "short"; readonly balance: number; readonly lacking: number }
    | { readonly kind: "charge"; readonly balance: number; readonly most: number; readonly deferred?: true }
    | { readonly kind: "meal-offer"; readonly rest: number; readonly covers: number; readonly due: number }
    /** A code for the member's own app: `url` as QR. */
    | { readonly kind: "qr"; readonly url: string; readonly amount: number; readonly expiresAtMs: number }
    | InquiryNow
    /** A return: what goes back, being looked over or done. */
    | { readonly kind: "refunding"; readonly total: number }
    /** Card set-up: the member confirms the name. */
    | { readonly kind: "name"; readonly act: DeskAct; readonly name: string }
    | { readonly kind: "card-done"; readonly act: DeskAct; readonly code: string }
    | { readonly kind: "unknown"; readonly for: MoneyPurpose; readonly amount: number }
    | { readonly kind: "refused"; readonly code: string }
    | {
        readonly kind: "done";
        readonly of: "sale" | "charge" | "refund";
        readonly total: number;
        readonly change: number;
        readonly emoney: number;
        readonly balance: number | null;
        readonly rebate: number;
        readonly unknown: boolean;
        readonly meal?: number;
        readonly claim?: number;
        readonly debt?: number;
        readonly deferred?: true;
        readonly corrected?: true;
      }
    | { readonly kind: "closed" };
};

/** 残高照会: on the customer's window only. `amount` of a booking is signed: < 0 went out of the wallet. */
export type InquiryNow = {
  readonly kind: "inquiry";
  readonly balance: number;
  readonly points: number;
  /** Points the wallet owes. */
  readonly debt?: number;
  /** What the meal plan still pays today. */
  readonly meal?: number;
  /** null while they are being read. */
  readonly latest:
    | readonly {
        readonly atMs: number;
        readonly what: "payment" | "topup" | "other";
        readonly shop: string;
        readonly amount: number;
      }[]
    | null;
};
