import type { EntryOf, SaleData } from "#register/entry.ts";
import type { SaleAnswer, SaleBy } from "#register/command.ts";
import type { FoundSale } from "#upstream/headquarters/refund-desk.ts";
import { grantOf, isUnsent, sourcesOf } from "../refund-past.ts";
import { composeRefundSale, leftOfHeadquarters, leftOfJournal, type Source } from "../refund-sale.ts";
import type { Acting } from "./acting.ts";

type OwnSale = EntryOf<"sale">;

/** Finds the sale a return is for: in the own journal first, then at headquarters, which alone knows what other registers took back. */
export function openFindSale(o: Acting) {
  const { journal, headquarters, pokepay } = o;

  function ownSale(by: SaleBy): OwnSale | "differs" | null {
    const { reg, epoch } = journal.identity;
    const seq = "receipt" in by ? journal.saleOf(by.receipt) : by.reg === reg && by.epoch === epoch ? by.seq : null;
    const row = seq === null ? null : journal.entry(seq);
    if (row?.entry.kind !== "sale") return null;
    // The QR's eight digits: a paper that was copied by hand names another entry.
    const isSame = "receipt" in by || row.hash.toString("hex").startsWith(by.hash.toLowerCase());
    return isSame ? row.entry : "differs";
  }

  async function findOwn(entry: OwnSale): Promise<SaleAnswer> {
    const { data, reg, epoch, seq, day } = entry;
    const [told, sources, granted] = await Promise.all([
      headquarters.saleOf({ receipt: data.receipt }),
      sourcesOf(journal, seq, data),
      grantOf(journal, seq, data),
    ]);
    // Not found there: it has not been forwarded, so that nobody else can have returned of it.
    if (told.kind === "answer" && (await isUnsent(journal, data.receipt)))
      return { kind: "refused", code: "refund-unsent" };
    const own = journal.saleLeft(data.receipt);
    if (own === null) return { kind: "refused", code: "sale-unknown" };
    const left = told.kind === "answer" ? leftOfHeadquarters(told.value.left) : leftOfJournal(own);
    const found = { where: { reg, epoch, seq, day }, data, left, isOwn: true, sources };
    return { kind: "answer", sale: composeRefundSale({ ...found, ...(granted === undefined ? {} : { granted }) }) };
  }

  /** The wallet of another register's tender: the member's, where it is certain that it was his. */
  async function sourcesElsewhere({ data }: FoundSale): Promise<Source[]> {
    const electronic = data.tenders.filter(({ kind }) => kind !== "cash");
    if (data.member === null || electronic.length === 0) return [];
    const found = await headquarters.findMember({ member: data.member });
    if (found.kind !== "answer") return [];
    const { wallet, customer, meal, member } = found.value;
    return Promise.all(
      data.tenders.map(async (tender): Promise<Source> => {
        const of = tender.kind === "meal" ? meal : wallet;
        if (tender.kind === "cash" || of === undefined) return {};
        // Of several payments each may be somebody else's: the authority says whose.
        const isHis = electronic.length === 1 || (await isPaidBy(tender, of, customer));
        return isHis ? { wallet: of, customer, member } : {};
      }),
    );
  }

  async function isPaidBy(tender: SaleData["tenders"][number], wallet: string, customer: string): Promise<boolean> {
    if (tender.key === undefined) return false;
    const expected = { type: "payment" as const, amount: tender.amount, customer, wallet };
    return (await pokepay.lookUp(tender.key, expected)).kind === "captured";
  }

  async function findElsewhere(by: SaleBy): Promise<SaleAnswer> {
    const told = await headquarters.saleOf(by);
    if (told.kind !== "answer") return told;
    const { reg, epoch, seq, day, data, left } = told.value;
    const sources = await sourcesElsewhere(told.value);
    const found = { where: { reg, epoch, seq, day }, data, left: leftOfHeadquarters(left), isOwn: false, sources };
    return { kind: "answer", sale: composeRefundSale(found) };
  }

  return async (by: SaleBy): Promise<SaleAnswer> => {
    const own = ownSale(by);
    if (own === "differs") return { kind: "refused", code: "receipt-differs" };
    return own === null ? findElsewhere(by) : findOwn(own);
  };
}
