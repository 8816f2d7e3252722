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
type Read = {
  upTo: number;
  readonly bySeq: Map<number, SaleFact>;
  readonly byReceipt: Map<string, SaleFact>;
  readonly eaten: SaleFact[];
  readonly refunds: RefundFact[];
};
export type Facts = {
  /** Sales paid with a meal plan, in part or whole. */
  eaten(): readonly SaleFact[];
  /** By time, of one sale or of all. */
  refunds(receipt?: string): readonly RefundFact[];
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
    const fresh = () => ({ upTo: 0, bySeq: new Map(), byReceipt: new Map(), eaten: [], refunds: [] });
    const read: Read = reads.get(entries) ?? fresh();
    reads.set(entries, read);
    for (const held of entries.slice(read.upTo)) {
      const body = readBody(held.body);
      const data: unknown = body?.["data"];
      const [day, at] = ["day", "at"].map((name) => (typeof body?.[name] === "string" ? body[name] : ""));
      const fact = { reg, epoch, seq: held.seq, day: day ?? "", at: at ?? "", held };
      if (body?.["kind"] === "sale" && isMoney(data)) {
        const sale = { ...fact, data };
        read.bySeq.set(held.seq, sale);
        read.byReceipt.set(data.receipt, sale);
        if (data.tenders.some(({ kind }) => kind === "meal")) read.eaten.push(sale);
      }
      if (body?.["kind"] === "refund" && isMoney(data) && "of" in data)
        read.refunds.push({ ...fact, data: data as unknown as RefundFact["data"] });
    }
    read.upTo = entries.length;
    return read;
  };
  const all = (): readonly Read[] => books().map(catchUp);
  return {
    eaten: () => all().flatMap(({ eaten }) => eaten),
    refunds: (receipt) =>
      all()
        .flatMap(({ refunds }) => refunds)
        .filter(({ data }) => receipt === undefined || data.of.receipt === receipt)
        .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.seq - b.seq)),
    saleAt(reg, epoch, seq) {
      const book = books().find((one) => one.reg === reg && one.epoch === epoch);
      return book && catchUp(book).bySeq.get(seq);
    },
    saleOf: (receipt) =>
      all()
        .map(({ byReceipt }) => byReceipt.get(receipt))
        .find((sale) => sale !== undefined),
  };
}
