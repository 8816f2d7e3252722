import type { GoodsSettings } from "./goods-settings.ts";
import type { OnMenu } from "./on-menu.ts";
import type { PriceSettings } from "./price-settings.ts";

/**
 * What headquarters decides for a register: signed, versioned, journalled whole as `config` before the first entry that names it.
 * Amounts are yen, bp are basis points (50 = 0.5 %), waits are ms.
 */
export type GoodsClass = {
  readonly id: string;
  readonly name: string;
  readonly bp: number;
  readonly pays: readonly ("meal" | "emoney")[];
  readonly discountable: boolean;
};
export type Operator = {
  readonly op: string;
  readonly name: string;
  readonly role: "cashier" | "supervisor";
  /** `scrypt$N$r$p$salt hex$hash hex` over HMAC-SHA-256(pepper, PIN). */
  readonly pin: string;
  /** Keyed hash of the staff card, as `Card.card` (design 7): held at the reader it approves like a PIN. */
  readonly badge?: string;
};
/** The touch keys of a category, in order. `favourites`: よく使う, which stands first. The other keys say when it is there at all. */
export type LayoutRow = OnMenu & {
  readonly category: string;
  readonly items: readonly string[];
  readonly favourites?: boolean;
};
/** Why the drawer may be opened without a sale. `en`: for a cashier who reads English. `approve`: a supervisor lets it happen. */
export type NoSaleReason = { readonly reason: string; readonly en?: string; readonly approve?: boolean };
/** `approve`: a supervisor lets it happen. `float`: 釣銭準備金, yen. `blind`: what ought to be there is not shown before it is counted; default true. */
export type TillSettings = {
  readonly in?: readonly NoSaleReason[];
  readonly out?: readonly NoSaleReason[];
  readonly float?: number;
  readonly blind?: boolean;
  /** 回収・補充 to be approved too; default neither. */
  readonly approve?: readonly ("loan" | "pickup")[];
};
export type Settings = PriceSettings &
  GoodsSettings & {
    readonly version: number;
    readonly shop: {
      readonly name: string;
      readonly issuer: string;
      /** 適格請求書発行事業者の登録番号: T and 13 digits. */
      readonly tnumber: string;
      readonly address?: string;
      readonly phone?: string;
    };
    /** In the order that breaks ties and sorts sums. */
    readonly classes: readonly GoodsClass[];
    readonly creditor: "headquarters" | "register" | "pokepay";
    readonly policy: {
      readonly card: {
        readonly per_sale: number;
        readonly per_card_day: number;
        /** Card-only money this register may take in a day; no limit where left out. */
        readonly per_register_day?: number;
        /** A deny list older than this lets no card pay (the app's barcode does); default 24 h. */
        readonly deny_age_ms?: number;
      };
      /** Trust mode: what a register may sell on claim while the authority is away. Left out = never. */
      readonly trust?: {
        readonly per_sale: number;
        readonly per_card: number;
        readonly register_yen: number;
        readonly register_sales: number;
        readonly deny_age_ms: number;
        readonly off_after_ms: number;
      };
    };
    /** How part of a payment goes back: as a credit of its own, or by refunding the whole and taking again what is kept. Default credit. */
    readonly refund?: { readonly partial: "credit" | "repay" };
    /** When the receipt of a sale is printed by itself (default always), and in which language (default ja). */
    readonly receipt?: { readonly when?: "always" | "asked" | "cash-only"; readonly language?: "ja" | "en" };
    /** What the keys of a 領収書 offer: addressees with their 敬称, 但し書き. What is left out has the defaults of paper-policy. */
    readonly invoice?: { readonly addressees?: readonly string[]; readonly proviso?: readonly string[] };
    /** Used where the wallet's own figures cannot be read. */
    readonly charge: {
      readonly unit: number;
      readonly max_balance: number;
      readonly per_charge: number;
      /** Yen one wallet may be charged in a day at this register; no limit where left out. */
      readonly per_day?: number;
      /** Whether cash is taken while the authority is away (反映待ち); default no. */
      readonly offline?: boolean;
    };
    /** The cash drawer; what is left out has the defaults of drawer-policy. */
    readonly drawer?: {
      /** In the order of the screen. */
      readonly reasons?: readonly NoSaleReason[];
      /** Open for so long after the last kick: said on the screen. Open for so long in all: alarm and entry. */
      readonly left_ms?: number;
      readonly alarm_ms?: number;
    };
    /** The cash in the drawer; what is left out has the defaults of till-policy. */
    readonly till?: TillSettings;
    /** The register itself. `cutoff`: until this time (HH:MM) a day opened is proposed as the day before; default 00:00. */
    readonly register?: { readonly cutoff?: string };
    /** The queue. Express mode: a card held at the reader pays what the customer's window shows; default no. */
    readonly lane?: { readonly express?: boolean };
    readonly authority: { readonly limit_ms: number; readonly id_keep_ms: number };
    readonly operators: readonly Operator[];
    /** The screen locks after so long without a touch or a scan, s; left out or 0 = never. */
    readonly lock_idle_s?: number;
    readonly fcf: { readonly offset: number; readonly length: number; readonly pattern: string };
    readonly layout: readonly LayoutRow[];
    readonly catalogue: number;
  };
