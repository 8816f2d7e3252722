import type { PricedHeads } from "./barcode/in-store.ts";
import type { Department } from "./department.ts";

/** What the settings say of goods no plain code names. */
export type GoodsSettings = {
  /** What bars mean in this shop. `priced`: by the first two digits of an in-store code. */
  readonly barcode?: {
    readonly priced?: PricedHeads;
    /** Goods class of books and magazines the catalogue does not know; default books. */
    readonly book_class?: string;
    readonly magazine_class?: string;
  };
  /** Goods rung up by price alone, in the order of the screen; left out = one for each class. */
  readonly departments?: readonly Department[];
};
