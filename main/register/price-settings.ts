/** What the settings say of discounts, prices by hand, returned deposits, and of who may do what. */

/** A key of the discount sheet. percent: whole, 1 to 100; yen: off the whole line or basket; open: the cashier says which and how much. */
export type DiscountDef = {
  readonly id: string;
  readonly name: string;
  readonly en?: string;
  readonly kind: "percent" | "yen" | "open";
  /** Percent or yen; left out of an open one. */
  readonly value?: number;
  readonly scope: "line" | "basket";
  /** A supervisor lets it happen. */
  readonly approve?: true;
  /** One of the reasons has to be said. */
  readonly reason?: true;
};

/** A container that is taken back: `amount` in yen goes out of the drawer for each. */
export type Deposit = { readonly id: string; readonly name: string; readonly en?: string; readonly amount: number };

/** What may be kept from cashiers. void-after = 取引取消 of the last sale; copy = 再発行; the others are Commands of that name. */
export type Action =
  | "discount"
  | "price-override"
  | "deposit-return"
  | "line-void"
  | "cancel-sale"
  | "refund"
  | "void-after"
  | "copy"
  | "invoice"
  | "no-sale"
  | "cash-in"
  | "cash-out";

export type PriceSettings = {
  readonly discounts?: readonly DiscountDef[];
  /** Keys for why: of a discount, of a price changed by hand. */
  readonly reasons?: { readonly discount?: readonly Reason[]; readonly price?: readonly Reason[] };
  readonly deposits?: readonly Deposit[];
  /** Left out: the usual of `permission`. */
  readonly permissions?: { readonly [action in Action]?: "cashier" | "supervisor" };
};
type Reason = { readonly reason: string; readonly en?: string };
