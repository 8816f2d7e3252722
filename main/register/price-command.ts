/** What a cashier says of prices: discounts, another price, a returned deposit. Amounts in yen, percents whole. */
export type PriceCommand = never;

/** What of it a supervisor has to approve. */
export type PriceAct = never;
