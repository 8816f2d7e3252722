/** What a cashier says of the queue: baskets put aside, how many customers, express mode. */
export type LaneCommand = never;
