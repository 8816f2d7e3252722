import type { ClassAmount, Entry, Line, RefundData, SaleData, Tender, TenderKind } from "#register/entry.ts";
import { toCanonical } from "./canonical.ts";
import type { Db } from "./open-database.ts";

/** What of a sale has not been returned: units and yen by line not void, yen by tender and class, rebate by class, all in the sale's order. */
export type SaleLeft = {
  readonly lines: readonly {
    /** Place in the sale. */
    readonly at: number;
    readonly code: string;
    readonly unit: number;
    readonly qty: number;
    readonly amount: number;
  }[];
  readonly tenders: readonly {
    readonly kind: TenderKind;
    /** Of the payment; cash has none. */
    readonly key?: string;
    readonly by: readonly ClassAmount[];
  }[];
  readonly rebate: readonly ClassAmount[];
};
type LeftLine = { at: number; code: string; unit: number; qty: number; amount: number };

function leftOfSale({ lines, tenders, rebate }: SaleData): SaleLeft {
  return {
    lines: lines.flatMap(({ code, unit, qty, amount, void: isVoid }, at) =>
      isVoid ? [] : [{ at, code, unit, qty, amount }],
    ),
    tenders: tenders.map(({ kind, key, by }) => ({ kind, by, ...(key === undefined ? {} : { key }) })),
    rebate: rebate.by.map(({ class: name, amount }) => ({ class: name, amount })),
  };
}

/** Takes what has gone of each class, at most what there is; answers what is still to be taken elsewhere. */
function takeClasses(have: readonly ClassAmount[], gone: Map<string, number>): ClassAmount[] {
  return have.map(({ class: name, amount }) => {
    const taken = Math.min(amount, gone.get(name) ?? 0);
    gone.set(name, (gone.get(name) ?? 0) - taken);
    return { class: name, amount: amount - taken };
  });
}

function sumClasses(rows: readonly ClassAmount[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(row.class, (sums.get(row.class) ?? 0) + row.amount);
  return sums;
}

/** A payment is told by its key; cash is cash, and leaves the first tender that still holds it. */
function tendersAfter(left: SaleLeft["tenders"], back: readonly Tender[]): SaleLeft["tenders"] {
  const names = new Set(back.map(({ kind, key }) => `${kind} ${key ?? ""}`));
  const gone = new Map(
    [...names].map((name): [string, Map<string, number>] => [
      name,
      sumClasses(back.filter(({ kind, key }) => `${kind} ${key ?? ""}` === name).flatMap(({ by }) => by)),
    ]),
  );
  return left.map((tender) => ({
    ...tender,
    by: takeClasses(tender.by, gone.get(`${tender.kind} ${tender.key ?? ""}`) ?? new Map()),
  }));
}

/** A returned line says which line of the sale it is; one that does not is told by its code and unit price, the first with enough units. */
function takeLine(lines: readonly LeftLine[], { at, code, unit, qty, amount }: Line): void {
  const alike = lines.filter((some) => some.code === code && some.unit === unit && some.qty >= qty);
  const one = at === undefined ? alike[0] : alike.find((some) => some.at === at);
  if (one === undefined) return;
  one.qty -= qty;
  one.amount = Math.max(0, one.amount - amount);
}

function leftAfter(left: SaleLeft, refund: RefundData): SaleLeft {
  const lines = left.lines.map((line) => ({ ...line }));
  for (const line of refund.lines) takeLine(lines, line);
  return {
    lines,
    tenders: tendersAfter(left.tenders, refund.tenders),
    rebate: takeClasses(left.rebate, sumClasses(refund.rebate.by)),
  };
}

/** Where each sale stands and what is left of it, written with its entry. A sale not touched by a refund costs one short row. */
export function openSaleLeft(db: Db, saleAt: (seq: number) => Entry | null) {
  const insert = db.prepare("INSERT INTO sale_left VALUES(?, ?, NULL)");
  const find = db.prepare<[string], { seq: number | null; left: string | null }>(
    "SELECT seq, left FROM sale_left WHERE receipt = ?",
  );
  const update = db.prepare("UPDATE sale_left SET left = ? WHERE receipt = ?");

  function read(receipt: string): SaleLeft | null {
    const row = find.get(receipt);
    if (row === undefined) return null;
    if (row.left !== null) return JSON.parse(row.left);
    const entry = row.seq === null ? null : saleAt(row.seq);
    return entry?.kind === "sale" ? leftOfSale(entry.data) : null;
  }
  return {
    read,
    seqOf: (receipt: string): number | null => find.get(receipt)?.seq ?? null,
    /** A refund of another register's sale leaves no row: its allowance comes from headquarters. */
    note(entry: Entry): void {
      if (entry.kind === "sale") insert.run(entry.data.receipt, entry.seq);
      if (entry.kind !== "refund") return;
      const left = read(entry.data.of.receipt);
      if (left !== null) update.run(toCanonical(leftAfter(left, entry.data)), entry.data.of.receipt);
    },
    clear(): void {
      db.exec("DELETE FROM sale_left");
    },
  };
}
export type SaleLeftTable = ReturnType<typeof openSaleLeft>;
