/** Notes and coins in circulation (日本銀行法 46条, 通貨の単位及び貨幣の発行等に関する法律 5条), largest first. ¥2,000 is rare and still legal tender. */
export const denominations = [10_000, 5000, 2000, 1000, 500, 100, 50, 10, 5, 1] as const;
export type Denomination = (typeof denominations)[number];

/** So many of one kind (金種). */
export type Pieces = { readonly yen: Denomination; readonly count: number };
/** Cash by denomination, largest first; kinds of which there is none are left out. */
export type Counts = readonly Pieces[];

export function sumOfCounts(counts: Counts): number {
  return counts.reduce((sum, { yen, count }) => sum + yen * count, 0);
}

/** Whether these are pieces of what is in circulation, each kind once and largest first, that come to this sum. */
export function areCountsOf(counts: Counts, sum: number): boolean {
  const isOrdered = counts.every(({ yen }, at) => {
    const before = counts[at - 1];
    return denominations.includes(yen) && (before === undefined || before.yen > yen);
  });
  return (
    isOrdered && counts.every(({ count }) => Number.isSafeInteger(count) && count > 0) && sumOfCounts(counts) === sum
  );
}
