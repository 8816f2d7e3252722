import type { ItemPage } from "#db/item-table.ts";
import type { SearchRow } from "#ipc/view.ts";

/** What the thread of the goods is started with. `check` reads the whole file once and ends; `goods` stays. */
export type GoodsWork = {
  readonly job: "goods" | "check";
  readonly dir: string;
  readonly nativeBinding?: string | undefined;
};
/** `n` pairs the answer. `today`: the local date whose prices hold. `liked`: which codes come first, where that has changed. */
export type GoodsAsked =
  | {
      readonly kind: "find";
      readonly n: number;
      readonly text: string;
      readonly today: string;
      readonly liked?: readonly string[];
    }
  | { readonly kind: "store"; readonly n: number; readonly page: ItemPage };
export type GoodsAnswer =
  | { readonly kind: "found"; readonly n: number; readonly rows: readonly SearchRow[] }
  | { readonly kind: "stored"; readonly n: number; readonly isStored: boolean }
  | { readonly kind: "failed"; readonly n: number; readonly code: string; readonly isDamage: boolean }
  /** Of `check`. */
  | { readonly kind: "checked"; readonly isWhole: boolean };
