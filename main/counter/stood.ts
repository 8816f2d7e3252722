/**
 * Since when the customer's window has shown the basket as it is. `basket`: what a member has to have seen, by identity; null =
 * nothing a card could pay. It counts from when the window said that it has painted it; where there is no such window, from
 * when the View was published.
 */
export function openStood(o: { readonly basket: () => object | null; readonly nowMs: () => number }) {
  let sent: object | null = null;
  let shown: { readonly basket: object; readonly atMs: number } | null = null;
  return {
    /** A View of the basket as it is now has left for the window. */
    sent(): void {
      sent = o.basket();
    },
    /** What was sent last has been painted. */
    seen(): void {
      if (sent === null) shown = null;
      else if (shown?.basket !== sent) shown = { basket: sent, atMs: o.nowMs() };
    },
    /** Another window: what it shows is not known. */
    forget(): void {
      sent = null;
      shown = null;
    },
    /** Null = what is to be seen now has not been shown yet. */
    stoodMs(): number | null {
      const now = o.basket();
      return now !== null && shown?.basket === now ? o.nowMs() - shown.atMs : null;
    },
  };
}
export type Stood = ReturnType<typeof openStood>;
