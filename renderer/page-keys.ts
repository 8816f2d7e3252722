import type { LayoutKey } from "#ipc/view.ts";

/** One key, or the sizes of one dish, which stand beside one another in one row. */
export type KeyBlock = { readonly group: string | null; readonly keys: readonly LayoutKey[] };
/** A block and where it begins: column and row from 1. */
export type LaidBlock = KeyBlock & { readonly column: number; readonly row: number };
export type Grid = { readonly columns: number; readonly rows: number };

/** The grid of a category: larger keys where there are pictures to be seen. */
export function gridOf(keys: readonly LayoutKey[]): Grid {
  return keys.some(({ picture }) => picture !== undefined) ? { columns: 4, rows: 4 } : { columns: 5, rows: 5 };
}

/**
 * Lays the keys of a category on pages, in their order: as the dishes stand along the serving line. Sizes of one dish are never torn apart by the end of a
 * row. Where there is more than one page, the last place of each is the key that turns the page.
 */
export function layKeys(keys: readonly LayoutKey[], grid: Grid): readonly (readonly LaidBlock[])[] {
  const blocks = joinSizes(keys, grid.columns);
  const one = layBlocks(blocks, grid, grid.columns * grid.rows);
  return one.length <= 1 ? one : layBlocks(blocks, grid, grid.columns * grid.rows - 1);
}

function joinSizes(keys: readonly LayoutKey[], widest: number): readonly KeyBlock[] {
  const blocks: KeyBlock[] = [];
  for (const key of keys) {
    const group = key.group ?? null;
    const at = group === null ? -1 : blocks.findIndex((block) => block.group === group && block.keys.length < widest);
    const found = blocks[at];
    if (found === undefined) blocks.push({ group, keys: [key] });
    else blocks[at] = { group, keys: [...found.keys, key] };
  }
  return blocks;
}

function layBlocks(blocks: readonly KeyBlock[], { columns }: Grid, places: number): readonly (readonly LaidBlock[])[] {
  const pages: LaidBlock[][] = [[]];
  let at = 0;
  for (const block of blocks) {
    const size = block.keys.length;
    const isTorn = (at % columns) + size > columns;
    if (isTorn) at += columns - (at % columns);
    if (at + size > places) {
      pages.push([]);
      at = 0;
    }
    pages.at(-1)?.push({ ...block, column: (at % columns) + 1, row: Math.floor(at / columns) + 1 });
    at += size;
  }
  return pages;
}
