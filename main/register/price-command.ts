import type { Act, ScreenCommand } from "./screen-command.ts";

/** Gives a discount of the settings: to line `n`, or to the whole basket. An open one says yen or percent. */
export type GiveDiscount = {
  readonly kind: "discount";
  readonly id: string;
  readonly n?: number | undefined;
  readonly yen?: number | undefined;
  readonly percent?: number | undefined;
  readonly reason?: string | undefined;
};
/** 売価変更: another unit price for line `n`. */
export type ChangePrice = {
  readonly kind: "price";
  readonly n: number;
  readonly unit: number;
  readonly reason: string;
};
/** デポジット返却: containers that came back. */
export type ReturnDeposit = {
  readonly kind: "deposit-return";
  readonly items: readonly { readonly id: string; readonly count: number }[];
};

/** What a cashier says of prices: discounts, another price, a returned deposit. Amounts in yen, percents whole. */
export type PriceCommand =
  | GiveDiscount
  /** Takes the discount of line `n` off again, or that of the basket. */
  | { readonly kind: "discount-off"; readonly n?: number | undefined }
  | ChangePrice
  /** Back to the price it was rung up at. */
  | { readonly kind: "price-back"; readonly n: number }
  | ReturnDeposit
  /** The screen asks a supervisor now: a staff card at the reader counts until it is withdrawn. */
  | { readonly kind: "ask-approval"; readonly act: Act }
  | { readonly kind: "approval-over" };

/** What may need a supervisor by the permissions of the settings, and is then said again as it was. */
export type Permitted = Extract<
  ScreenCommand,
  { readonly kind: "line-void" | "cancel-sale" | "refund-take" | "receipt-copy" | "invoice" }
>;

/** What of it a supervisor has to approve. */
export type PriceAct =
  | GiveDiscount
  | ChangePrice
  | ReturnDeposit
  | { readonly kind: "permit"; readonly command: Permitted };
