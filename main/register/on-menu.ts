/**
 * When something is on the touch keys; what is left out does not limit. Dates YYYY-MM-DD and both ends inclusive, `days` 1 = Monday to
 * 7 = Sunday (ISO 8601), `meals` local times HH:MM, the end not inclusive.
 */
export type OnMenu = {
  readonly from?: string;
  readonly to?: string;
  readonly dates?: readonly string[];
  readonly days?: readonly number[];
  readonly meals?: readonly { readonly from: string; readonly to: string }[];
};
/** The local date and time of day. */
export type MenuTime = { readonly today: string; readonly time: string };

/** ISO number of the day of the week of a date. Zeller's congruence (Acta Mathematica 9, 1887). */
export function weekdayOf(date: string): number {
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  const [y, m] = month < 3 ? [year - 1, month + 12] : [year, month];
  const sum = day + Math.floor((13 * (m + 1)) / 5) + y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  // 0 = Saturday there.
  return ((sum + 5) % 7) + 1;
}

/** Whether it is on the menu at a moment. A meal that ends before it begins goes over midnight. */
export function isOnMenu(when: OnMenu, { today, time }: MenuTime): boolean {
  if (when.from !== undefined && today < when.from) return false;
  if (when.to !== undefined && today > when.to) return false;
  if (when.dates !== undefined && !when.dates.includes(today)) return false;
  if (when.days !== undefined && !when.days.includes(weekdayOf(today))) return false;
  return (
    when.meals === undefined ||
    when.meals.some(({ from, to }) => (from <= to ? from <= time && time < to : from <= time || time < to))
  );
}
