import type { PokepayCode } from "./codes.ts";
import type { Barcode } from "./cpm.ts";
import type { Expected } from "./transaction.ts";

/** How far our clock may be ahead before a barcode is called late without asking, ms. */
const clockSlackMs = 5000;

/** Why this barcode will not do for a payment or charge, in the authority's own codes, or null. Pure; the authority has the last word. */
export function barcodeRefusal(
  barcode: Pick<Barcode, "used" | "expiresAtMs" | "scopes">,
  type: Expected["type"],
  nowMs: number,
): PokepayCode | null {
  if (barcode.used) return "cpm_token_already_proceed";
  if (nowMs > barcode.expiresAtMs + clockSlackMs) return "cpm_token_already_expired";
  return barcode.scopes.includes(type) ? null : "cpm_unacceptable_amount";
}
