import type { Book } from "./ledger.ts";
import { readBody } from "./verify-entry.ts";

export type Nutrition = {
  readonly kcal: number;
  readonly protein_mg: number;
  readonly fat_mg: number;
  readonly carb_mg: number;
  readonly salt_mg: number;
  readonly red: number;
  readonly green: number;
  readonly yellow: number;
};
export type Bought = {
  readonly name: string;
  readonly class: string;
  readonly qty: number;
  readonly amount: number;
  readonly nutrition?: Nutrition;
};
/** A sale (or, with negative amounts, a refund) of one member, as the forwarded journal tells it. */
export type Purchase = {
  readonly receipt: string;
  readonly at: string;
  readonly day: string;
  readonly lines: readonly Bought[];
  readonly total: number;
  readonly tenders: readonly { readonly kind: string; readonly amount: number }[];
  readonly rebate: number;
};
type Data = {
  readonly receipt: string;
  readonly member?: string | null;
  readonly of?: { readonly receipt: string };
  readonly lines: readonly (Bought & { readonly void: boolean })[];
  readonly total: number;
  readonly tenders: Purchase["tenders"];
  readonly rebate: { readonly total: number };
};

function toPurchase(body: Readonly<Record<string, unknown>>, data: Data, sign: 1 | -1): Purchase {
  return {
    receipt: data.receipt,
    at: String(body["at"]),
    day: String(body["day"]),
    lines: data.lines
      .filter((line) => !line.void)
      .map((line) => ({ ...line, qty: sign * line.qty, amount: sign * line.amount })),
    total: sign * data.total,
    tenders: data.tenders.map((tender) => ({ kind: tender.kind, amount: sign * tender.amount })),
    rebate: sign * data.rebate.total,
  };
}

/** What the books hold of a member, newest first. */
export function readPurchases(books: readonly Book[], member: string): readonly Purchase[] {
  const mine = new Set<string>();
  const found: Purchase[] = [];
  for (const held of books.flatMap((book) => book.entries)) {
    const body = readBody(held.body);
    const data = body?.["data"] as unknown as Data;
    if (body?.["kind"] === "sale" && data.member === member) {
      mine.add(data.receipt);
      found.push(toPurchase(body, data, 1));
    }
    if (body?.["kind"] === "refund" && mine.has(data.of?.receipt ?? "")) found.push(toPurchase(body, data, -1));
  }
  return found.sort((a, b) => (a.at < b.at ? 1 : -1));
}
