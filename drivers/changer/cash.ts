/** Yen of every coin and note a changer holds, largest first. */
export const UNITS_YEN = [10_000, 5_000, 2_000, 1_000, 500, 100, 50, 10, 5, 1] as const;
export type UnitYen = (typeof UNITS_YEN)[number];

/** Pieces by yen of the unit; a unit left out counts as none. */
export type Counts = { readonly [yen in UnitYen]?: number };

/** Taken in, never given out: without it each unit divides the next larger one, so that giving the largest first finds a way whenever there is one. */
const NEVER_GIVEN: UnitYen = 2_000;

const pieces = (counts: Counts, yen: UnitYen): number => counts[yen] ?? 0;

/** Builds counts unit by unit and leaves out zeros, so that equal counts are written alike. */
function makeCounts(of: (yen: UnitYen) => number): Counts {
  return Object.fromEntries(UNITS_YEN.flatMap((yen) => (of(yen) === 0 ? [] : [[yen, of(yen)]])));
}

export const sumYen = (counts: Counts): number => UNITS_YEN.reduce((sum, yen) => sum + yen * pieces(counts, yen), 0);
export const countPieces = (counts: Counts): number => UNITS_YEN.reduce((sum, yen) => sum + pieces(counts, yen), 0);

/** `a` less `b`, unit by unit; a negative number where `b` has more. */
export const subtract = (a: Counts, b: Counts): Counts => makeCounts((yen) => pieces(a, yen) - pieces(b, yen));

/** Every unit of `part` is a whole number, not negative and not more than in `whole`. */
export const isPart = (part: Counts, whole: Counts): boolean =>
  UNITS_YEN.every((yen) => {
    const wanted = pieces(part, yen);
    return Number.isInteger(wanted) && wanted >= 0 && wanted <= pieces(whole, yen);
  });

export const isSame = (a: Counts, b: Counts): boolean => UNITS_YEN.every((yen) => pieces(a, yen) === pieces(b, yen));

/** The fewest pieces of what is held that make the amount, or undefined when it cannot be made. */
export function planChange(amountYen: number, held: Counts): Counts | undefined {
  if (!Number.isInteger(amountYen) || amountYen < 0) return undefined;
  let leftYen = amountYen;
  const plan = new Map<UnitYen, number>();
  for (const yen of UNITS_YEN) {
    const given = yen === NEVER_GIVEN ? 0 : Math.min(Math.floor(leftYen / yen), pieces(held, yen));
    plan.set(yen, given);
    leftYen -= given * yen;
  }
  return leftYen === 0 ? makeCounts((yen) => plan.get(yen) ?? 0) : undefined;
}
