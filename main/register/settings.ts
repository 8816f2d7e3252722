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
};
/** Why the drawer may be opened without a sale. `en`: for a cashier who reads English. `approve`: a supervisor lets it happen. */
export type NoSaleReason = { readonly reason: string; readonly en?: string; readonly approve?: boolean };
export type Settings = {
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
  readonly authority: { readonly limit_ms: number; readonly id_keep_ms: number };
  readonly operators: readonly Operator[];
  readonly fcf: { readonly offset: number; readonly length: number; readonly pattern: string };
  readonly layout: readonly { readonly category: string; readonly items: readonly string[] }[];
  readonly catalogue: number;
};
