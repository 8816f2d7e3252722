import type { DrawerCounts, XReportData, ZTotals } from "./entry.ts";

/** The X names what the drawer ought to hold itself: of a stretch that is not a whole day the sum of moves would mislead. */
export function withoutDrawer(totals: ZTotals): NonNullable<XReportData["totals"]> {
  const { drawer: _, ...rest } = totals;
  return rest;
}

export function openingsOf({ no_sales, no_sale_by, kicks, opened, left_open }: ZTotals): DrawerCounts {
  return { no_sales, no_sale_by, kicks, opened, left_open };
}
