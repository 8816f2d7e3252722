/** What a cashier says of the queue: baskets put aside (保留), how many customers, express mode. */
export type LaneCommand =
  /** Puts the open basket aside. */
  | { readonly kind: "hold" }
  /** Brings basket `n` back; one that lies open is put aside for it. */
  | { readonly kind: "recall"; readonly n: number }
  /** Cancels basket `n`; it is journalled like any cancelled sale. */
  | { readonly kind: "held-drop"; readonly n: number }
  /** How many customers share the bill (客数). */
  | { readonly kind: "guests"; readonly guests: number }
  /** Express mode of this register: a card held at the reader pays what the customer's window shows. */
  | { readonly kind: "express"; readonly on: boolean }
  /** Large letters on the customer's window. */
  | { readonly kind: "large-type"; readonly on: boolean };
