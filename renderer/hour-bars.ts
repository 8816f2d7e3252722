import type { Report } from "#ipc/report.ts";

/** A bar of a plot: what it stands for, how much (yen), made by how many. */
export type Bar = { readonly label: string; readonly yen: number; readonly count: number };

/** Every hour from the first sale's to the last one's: an hour without a sale is a gap one shall see. */
export function hourBars(hours: Report["hours"]): Bar[] {
  const [first, last] = [hours[0]?.hour, hours.at(-1)?.hour];
  if (first === undefined || last === undefined) return [];
  return Array.from({ length: last - first + 1 }, (_, at): Bar => {
    const found = hours.find(({ hour }) => hour === first + at);
    return { label: String(first + at), yen: found?.total ?? 0, count: found?.count ?? 0 };
  });
}
