import type { Deposit, DiscountDef } from "./price-settings.ts";
import type { NoSaleReason, Settings } from "./settings.ts";

/** Discounts where the settings name none of their own. */
const usualDiscounts: readonly DiscountDef[] = [
  { id: "line-10", name: "10%引", en: "10% off", kind: "percent", value: 10, scope: "line" },
  { id: "line-20", name: "20%引", en: "20% off", kind: "percent", value: 20, scope: "line" },
  { id: "line-50", name: "半額", en: "Half price", kind: "percent", value: 50, scope: "line" },
  { id: "line-open", name: "値引", en: "Other", kind: "open", scope: "line", reason: true },
  { id: "basket-open", name: "値引", en: "Other", kind: "open", scope: "basket", reason: true },
  { id: "staff", name: "職員割引", en: "Staff discount", kind: "percent", value: 10, scope: "basket", approve: true },
];
/** Why something is discounted, or priced by hand, where the settings name no reasons. The journal speaks Japanese. */
const usualDiscountReasons: readonly NoSaleReason[] = [
  { reason: "期限が近い", en: "Near its date" },
  { reason: "傷・汚れ", en: "Damaged" },
  { reason: "販売促進", en: "Promotion" },
  { reason: "お詫び", en: "Apology" },
];
const usualPriceReasons: readonly NoSaleReason[] = [
  { reason: "値札違い", en: "Tag differs" },
  { reason: "登録の誤り", en: "Wrong in the list" },
  { reason: "他店対抗", en: "Price match" },
  { reason: "責任者の判断", en: "Supervisor's call" },
];

export type PricePolicy = {
  /** In the order of the screen. */
  readonly discounts: readonly DiscountDef[];
  readonly discountReasons: readonly NoSaleReason[];
  readonly priceReasons: readonly NoSaleReason[];
  /** Empty: this register takes no containers back. */
  readonly deposits: readonly Deposit[];
};

function orUsual<T>(said: readonly T[] | undefined, usual: readonly T[]): readonly T[] {
  return said === undefined || said.length === 0 ? usual : said;
}

/** An empty list of discounts means none; reasons are always there. */
export function pricePolicyOf(settings: Settings | null): PricePolicy {
  const { discounts = usualDiscounts, reasons = {}, deposits = [] } = settings ?? {};
  return {
    discounts,
    discountReasons: orUsual(reasons.discount, usualDiscountReasons),
    priceReasons: orUsual(reasons.price, usualPriceReasons),
    deposits,
  };
}
