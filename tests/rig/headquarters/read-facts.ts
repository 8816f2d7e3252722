import type { Book } from "./ledger.ts";
import type { Sale, SaleLine } from "./sums.ts";
import { readBody, type Held } from "./verify-entry.ts";

export type CodedLine = SaleLine & { readonly code: string };
export type SoldSale = Omit<Sale, "lines"> & {
  readonly receipt: string;
  readonly member: string | null;
  readonly lines: readonly CodedLine[];
};
/** Where an entry stands, and what it says as a sale. */
export type SaleFact = {
  readonly reg: string;
  readonly epoch: number;
  readonly seq: number;
  readonly day: string;
  readonly at: string;
  readonly held: Held;
  readonly data: SoldSale;
};
/** `allowance`: the key of headquarters' leave, where the register wrote it down. */
export type RefundFact = Omit<SaleFact, "data"> & {
  readonly data: Omit<SoldSale, "member"> & {
    readonly of: { readonly receipt: string; readonly seq: number };
    readonly allowance?: string;
  };
};
type Read = { upTo: number; readonly sales: SaleFact[]; readonly refunds: RefundFact[] };
export type Facts = {
  sales(): readonly SaleFact[];
  refunds(): readonly RefundFact[];
  saleAt(reg: string, epoch: number, seq: number): SaleFact | undefined;
  saleOf(receipt: string): SaleFact | undefined;
};

/** A body that lacks a part was found when it came; here it is passed over. */
function isMoney(data: unknown): data is SoldSale {
  if (typeof data !== "object" || data === null) return false;
  const lists = ["lines", "tenders"].every((name) => Array.isArray(Reflect.get(data, name)));
  const rebate: unknown = Reflect.get(data, "rebate");
  return lists && typeof rebate === "object" && rebate !== null && Array.isArray(Reflect.get(rebate, "by"));
}

/** Sales and refunds of all registers, read from the books as they grow. A book that was rebuilt is another array and is read anew. */
export function openFacts(books: () => readonly Book[]): Facts {
  const reads = new WeakMap<readonly Held[], Read>();
  const catchUp = ({ reg, epoch, entries }: Book): Read => {
    const read = reads.get(entries) ?? { upTo: 0, sales: [], refunds: [] };
    reads.set(entries, read);
    for (const held of entries.slice(read.upTo)) {
      const body = readBody(held.body);
      const data: unknown = body?.["data"];
      const fact = { reg, epoch, seq: held.seq, day: String(body?.["day"]), at: String(body?.["at"]), held };
      if (body?.["kind"] === "sale" && isMoney(data)) read.sales.push({ ...fact, data });
      if (body?.["kind"] === "refund" && isMoney(data) && "of" in data)
        read.refunds.push({ ...fact, data: data as unknown as RefundFact["data"] });
    }
    read.upTo = entries.length;
    return read;
  };
  const sales = () => books().flatMap((book) => catchUp(book).sales);
  return {
    sales,
    refunds: () =>
      books()
        .flatMap((book) => catchUp(book).refunds)
        .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.seq - b.seq)),
    saleAt: (reg, epoch, seq) => sales().find((one) => one.reg === reg && one.epoch === epoch && one.seq === seq),
    saleOf: (receipt) => sales().find((one) => one.data.receipt === receipt),
  };
}
