/** What the journal says of discounts, prices changed by hand and returned deposits. Integer yen, percents whole. */

/** A discount as it was given: yen or percent, never both. `by`: the supervisor who let it happen, where one had to. */
export type Off = {
  /** That of the settings. */
  readonly id: string;
  readonly name: string;
  readonly yen?: number;
  readonly percent?: number;
  readonly reason?: string;
  readonly by?: string;
};
/** `amount`: what it took off, of the line alone or of the whole basket. */
export type DiscountData = Off & { readonly amount: number };

/** A unit price changed by hand, journalled when it happens. `by`: who let it happen. `undo`: seq of the override it takes back. */
export type PriceOverrideData = {
  readonly code: string;
  readonly name: string;
  readonly was: number;
  readonly now: number;
  readonly reason: string;
  readonly by: string;
  readonly undo?: number;
};

/** デポジット返却: cash only, outside gt and gta. amount = Σ items; of an item count × unit. */
export type DepositReturnData = {
  readonly items: readonly {
    readonly id: string;
    readonly name: string;
    readonly unit: number;
    readonly count: number;
    readonly amount: number;
  }[];
  readonly amount: number;
};

/** How a supervisor said yes: with number and PIN, or with a staff card at the reader. Left out = PIN. */
export type ApprovedVia = "pin" | "badge";
