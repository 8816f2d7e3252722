/** A basket put aside (保留). `first`: name of the goods rung up first; `more`: how many lines beside it. Yen. */
export type HeldView = {
  readonly n: number;
  readonly sinceMs: number;
  readonly op: string | null;
  readonly first: string;
  readonly more: number;
  readonly count: number;
  readonly total: number;
};

/** How the queue stands. */
export type LaneView = {
  readonly held: readonly HeldView[];
  /** Express mode is on; and a card held at the reader now would pay the basket. */
  readonly express: boolean;
  readonly takesTaps: boolean;
  /** The meal plan: this shop does not take it, nothing rung up can be paid by it now, or it can. */
  readonly meal: "off" | "nothing" | "ready";
  /** Customers who share this bill. */
  readonly guests: number;
  /** The customer's window shows large letters. */
  readonly large: boolean;
};
