import type { PrintLine } from "#drivers/printer/document.ts";
import type { DrawerCounts } from "#register/entry.ts";

const row = (left: string, count: number, bold = false): PrintLine => ({
  kind: "row",
  left,
  right: `${count}回`,
  bold,
});

/** How often the drawer was opened, and how; a Z of an older register says less. What nobody asked it to do stands out. */
export function drawerRows(counts: Pick<DrawerCounts, "kicks" | "no_sales"> & Partial<DrawerCounts>): PrintLine[] {
  const { kicks, no_sales, no_sale_by = [], opened = 0, left_open = 0 } = counts;
  return [
    row("ドロアの作動", kicks),
    row("  うちレジ開け(両替など)", no_sales),
    ...no_sale_by.map(({ reason, count }) => row(`    ${reason}`, count)),
    row("鍵などで開いた", opened, opened > 0),
    row("開けたまま(警報)", left_open, left_open > 0),
  ];
}
