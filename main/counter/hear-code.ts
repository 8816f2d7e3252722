import { randomUUID } from "node:crypto";
import type { Catalogue } from "#db/catalogue.ts";
import { readAppCode } from "#register/barcode/app-code.ts";
import { readBarcode } from "#register/barcode/read-barcode.ts";
import { readScan } from "#register/barcode/read-scan.ts";
import { readAddOn } from "#register/barcode/magazine.ts";
import type { Command } from "#register/command.ts";
import type { Settings } from "#register/settings.ts";
import type { Live } from "./live.ts";

/** What is needed to say what a code is. */
export type GatherCode = {
  readonly catalogue: Pick<Catalogue, "item">;
  readonly live: Pick<Live, "tokens">;
  readonly settings?: () => Settings | null;
};

/** Barcodes kept at a time: a scan or two of the member at the counter. */
const mostTokens = 8;

/** A code of the app or of a receipt. A token goes into memory, and the core gets a handle. */
function hearAppCode(text: string, { live: { tokens } }: GatherCode): Command | null {
  const code = readAppCode(text);
  if (code === null) return null;
  if (code.kind !== "cpm") return { kind: "app-code", code };
  const handle = randomUUID();
  tokens.set(handle, code.token);
  const [oldest] = tokens.keys();
  if (tokens.size > mostTokens && oldest !== undefined) tokens.delete(oldest);
  return { kind: "app-code", code: { kind: "cpm", handle } };
}

type Code = { readonly code: string; readonly qty: number; readonly addOn?: string };

/** A code as goods, looked up once: goods first, so that no article is ever taken for an app's code of the same length. */
export function hearCode({ code: text, qty, addOn }: Code, gather: GatherCode): Command {
  const seen = readBarcode(text, gather.settings?.()?.barcode?.priced);
  const ring = (code: string) => ({ kind: "ring" as const, code, qty, item: gather.catalogue.item(code) });
  switch (seen.kind) {
    case "item":
      return ring(seen.code);
    case "book":
      return ring(seen.isbn);
    case "priced":
      return { ...ring(seen.code), inside: { kind: "priced", price: seen.price } };
    case "magazine": {
      const printed = addOn === undefined ? {} : { printed: readAddOn(addOn) };
      return { ...ring(seen.code), inside: { kind: "magazine", number: seen.number, ...printed } };
    }
    case "book-row": {
      const { kind, ...row } = seen;
      return { kind, row };
    }
    case "unreadable": {
      const plain = ring(text);
      return (plain.item === null ? hearAppCode(text, gather) : null) ?? plain;
    }
  }
}

/**
 * A code off a scanner, or keyed by hand (`by` = keys), is judged before anything is looked up: one that lost or gained digits on its way, or has a
 * wrong check digit, is asked for again.
 */
export function hearScan(
  {
    code,
    symbology,
    qty = 1,
  }: { readonly code: string; readonly symbology?: string | undefined; readonly qty?: number },
  gather: GatherCode,
  by: "scanner" | "keys" = "scanner",
): Command {
  const seen = readScan(code, symbology);
  if (seen.kind === "unreadable") return { kind: "unreadable", device: by };
  const { addOn } = seen;
  return hearCode({ code: seen.code, qty, ...(addOn === undefined ? {} : { addOn }) }, gather);
}
