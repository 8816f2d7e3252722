import { classOf } from "./class-sums.ts";
import type { Line } from "./entry.ts";
import { sortIndices } from "./line.ts";
import { checkYen, percentOf, sum } from "./money.ts";
import type { GoodsClass } from "./settings.ts";
import { spread } from "./spread.ts";

export type Discount =
  | { readonly kind: "yen"; readonly yen: number }
  | { readonly kind: "percent"; readonly percent: number };

/** Yen taken off a gross amount: never more than it, so that no line goes below 0. A percent is rounded down. */
export function discountOf(gross: number, discount: Discount): number {
  const asked = discount.kind === "yen" ? discount.yen : percentOf(gross, checkYen(discount.percent, "percent"));
  return Math.min(gross, checkYen(asked, "discount"));
}

/** The line with `percent` off qty × unit, in place of whatever discount it had. */
export function linePercent<T extends Line>(line: T, percent: number): T {
  const gross = line.qty * line.unit;
  const discount = discountOf(gross, { kind: "percent", percent });
  return { ...line, discount, amount: gross - discount };
}

/**
 * The one discount on the whole basket, after the line discounts: spread over the discountable lines (not void) by their
 * amounts and added to their `discount`. A percent is of the amounts it is spread over; yen beyond them are not given.
 * Lines come back in the order they were given; the shares do not depend on it.
 */
export function basketDiscount<T extends Line>(
  discount: Discount,
  lines: readonly T[],
  classes: readonly GoodsClass[],
): T[] {
  const bearing = sortIndices(
    lines,
    classes.map(({ id }) => id),
  ).filter((at) => {
    const line = lines[at];
    return line !== undefined && !line.void && classOf(line.class, classes).discountable;
  });
  const weights = bearing.map((at) => lines[at]?.amount ?? 0);
  const shares = spread(discountOf(sum(weights), discount), weights);
  const shareAt = new Map(bearing.map((at, i) => [at, shares[i] ?? 0]));
  return lines.map((line, at) => {
    const share = shareAt.get(at) ?? 0;
    return share === 0 ? line : { ...line, discount: line.discount + share, amount: line.amount - share };
  });
}
