import type { TaxRate } from "#register/entry.ts";

/** Goods that were read and cannot be sold yet: what is still asked for. `price` in yen, tax included, where it is known. */
export type GoodsScreen = {
  readonly kind: "goods";
  /**
   * row = the lower row of a book, or its price; upper = the upper row; price = an article without one; book = the rows name none; add-on = a magazine
   * whose five digits were not read; magazine = they name none; unknown = department and price.
   */
  readonly asks: "row" | "upper" | "price" | "book" | "add-on" | "magazine" | "unknown";
  readonly code: string;
  readonly name: string;
  readonly price: number | null;
  /** As printed on an old book, with the 3 % of its day inside. */
  readonly hint?: number;
  readonly qty: number;
};

/** A key of the department sheet. */
export type DepartmentKey = {
  readonly id: string;
  readonly name: string;
  readonly en?: string;
  readonly rate: TaxRate;
};
