import type { Intent } from "#register/book.ts";
import type { CashtrayRef } from "#upstream/pokepay/cashtray.ts";

/** The code an intent was made for, as the journal kept it; null for a payment another way. */
export function trayRef({ via, tray, amount }: Intent): CashtrayRef | null {
  return via === "tray" && tray !== undefined ? { id: tray, type: "payment", amount } : null;
}
