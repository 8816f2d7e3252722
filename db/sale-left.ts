import type { ClassAmount, Entry, RefundData, SaleData, TenderKind } from "#register/entry.ts";
import { toCanonical } from "./canonical.ts";
import type { Db } from "./open-database.ts";

/** What of a sale has not been returned: units and yen by line, yen by tender and class, rebate by class. */
export type SaleLeft = {
  readonly lines: readonly {
    readonly code: string;
    readonly unit: number;
    readonly qty: number;
    readonly amount: number;
  }[];
  readonly tenders: readonly { readonly kind: TenderKind; readonly by: readonly ClassAmount[] }[];
  readonly rebate: readonly ClassAmount[];
};

function leftOfSale({ lines, tenders, rebate }: SaleData): SaleLeft {
  return {
    lines: lines.filter((line) => !line.void).map(({ code, unit, qty, amount }) => ({ code, unit, qty, amount })),
    tenders: tenders.map(({ kind, by }) => ({ kind, by })),
    rebate: rebate.by.map(({ class: name, amount }) => ({ class: name, amount })),
  };
}

function lessBy(have: readonly ClassAmount[], gone: readonly ClassAmount[]): ClassAmount[] {
  const taken = new Map(gone.map((part) => [part.class, part.amount]));
  return have.map((part) => ({ class: part.class, amount: part.amount - (taken.get(part.class) ?? 0) }));
}

/** A returned line is told by its code and unit price; the first such line with enough units left gives them. */
function leftAfter(left: SaleLeft, refund: RefundData): SaleLeft {
  const lines = left.lines.map((line) => ({ ...line }));
  for (const { code, unit, qty, amount } of refund.lines) {
    const line = lines.find((some) => some.code === code && some.unit === unit && some.qty >= qty);
    if (line === undefined) continue;
    line.qty -= qty;
    line.amount -= amount;
  }
  return {
    lines,
    tenders: left.tenders.map(({ kind, by }) => ({
      kind,
      by: lessBy(
        by,
        refund.tenders.filter((tender) => tender.kind === kind).flatMap((tender) => tender.by),
      ),
    })),
    rebate: lessBy(left.rebate, refund.rebate.by),
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
