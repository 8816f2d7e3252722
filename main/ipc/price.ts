import type { Action, Deposit, DiscountDef } from "#register/price-settings.ts";

type Reason = { readonly reason: string; readonly en?: string };

/** What the keys of the price sheets offer, and who may press them: part of the layout. */
export type PriceKeys = {
  readonly discounts: readonly DiscountDef[];
  readonly discountReasons: readonly Reason[];
  readonly priceReasons: readonly Reason[];
  /** Empty: no containers are taken back here. */
  readonly deposits: readonly Deposit[];
  readonly permissions: { readonly [action in Action]: "cashier" | "supervisor" };
};

/** A discount as the cashier and the member see it; `amount` in yen, ≥ 0, is taken off. */
export type OffView = { readonly name: string; readonly percent?: number; readonly amount: number };
