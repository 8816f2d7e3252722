/** What a cashier says of goods that no plain code names: an open department, a price keyed in. Amounts in yen. */
export type GoodsCommand = never;
