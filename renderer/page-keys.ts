/** Keys on one page of the grid: 5 × 5. */
export const keysOnPage = 25;

/** Splits a category into pages; where there is more than one, the last place of each is the key that turns the page. */
export function pageKeys<Key>(keys: readonly Key[]): readonly (readonly Key[])[] {
  if (keys.length <= keysOnPage) return [keys];
  const size = keysOnPage - 1;
  return Array.from({ length: Math.ceil(keys.length / size) }, (_, at) => keys.slice(at * size, (at + 1) * size));
}
