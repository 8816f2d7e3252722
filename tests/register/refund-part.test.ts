import Database from "better-sqlite3";
import fc from "fast-check";
import { expect, test } from "vitest";
import { journal0001 } from "#db/migrations/0001-journal.ts";
import { openSaleLeft } from "#db/sale-left.ts";
import { checkSale } from "#db/verify/check-sale.ts";
import { composeRefundSale, leftOfHeadquarters, leftOfJournal } from "#main/counter/refund-sale.ts";
import { allocate } from "#register/allocate.ts";
import type { Entry, RefundData, SaleData, Tender } from "#register/entry.ts";
import { rebateOf } from "#register/rebate.ts";
import { fitsSale, partOf, type RefundPart } from "#register/refund-part.ts";
import type { Pick, RefundSale } from "#register/refund-stage.ts";
import { taxRows } from "#register/tax.ts";
import { totalOf } from "#register/totals.ts";
import { leftOfSale, lessPart, partOf as headquartersPart } from "#rig/headquarters/refund-left.ts";
import { assertHolds, campus, isCaught, lines, type Paid, tendersFor } from "./arbitrary.ts";

const sumOf = (rows: readonly { amount: number }[]) => rows.reduce((so, { amount }) => so + amount, 0);
const of = { receipt: "R1-1-1", seq: 1 };

/** A sale of these lines, whatever of these tenders fits, the rest in cash; null where they do not fit together. */
function sell(basket: SaleData["lines"], paid: readonly Paid[]): SaleData | null {
  const rest = totalOf(basket) - sumOf(paid);
  const parts = [...paid, { kind: "cash" as const, amount: rest }].filter(({ amount }) => amount > 0);
  const done = rest < 0 ? null : allocate(basket, parts, campus);
  if (done?.kind !== "allocated") return null;
  const tenders = done.tenders.map((tender, n): Tender =>
    tender.kind === "cash" ? tender : { ...tender, key: `k${n}`, authority: { id: `t${n}`, money: 0, points: 0 } },
  );
  const rebate = rebateOf(tenders, campus, "headquarters");
  const sums = { total: totalOf(basket), taxes: taxRows(basket), tenders, rebate };
  return { receipt: of.receipt, shift: 1, member: null, lines: basket, given: 0, change: 0, ...sums };
}
/** Choices as picks of what is left: each line some of its units, now and then all of them. */
function picksOf(sale: RefundSale, chosen: readonly number[]): Pick[] {
  return sale.lines.flatMap(({ at, left }, n) => {
    const how = chosen[n % Math.max(1, chosen.length)] ?? 0;
    const qty = how % 5 === 4 ? left : Math.min(left, how % 4);
    return qty > 0 ? [{ at, qty }] : [];
  });
}
const refundOf = (part: RefundPart): RefundData => ({
  receipt: "R1-1-2",
  of,
  ...part,
  rebate: { total: sumOf(part.rebate), creditor: "headquarters", by: part.rebate },
});
const byWay = (tenders: readonly Way[]): unknown =>
  tenders.map(({ kind, amount, by }) => [
    kind,
    amount,
    ...by.map(({ class: id, amount: yen }) => `${id} ${yen}`).toSorted(),
  ]);
type Way = { readonly kind: string; readonly amount: number; readonly by: Tender["by"] };
/** Returned in random parts until nothing is left: we, headquarters' own program and the journal's table agree on every yen. */
const allAgree = (way: typeof partOf) =>
  fc.property(
    lines.chain((basket) => fc.record({ basket: fc.constant(basket), paid: tendersFor(totalOf(basket)) })),
    fc.array(fc.array(fc.nat({ max: 19 }), { minLength: 1, maxLength: 6 }), { maxLength: 4 }),
    ({ basket, paid }, steps) => {
      const data = sell(basket, paid);
      if (data === null) return;
      using db = openTable();
      const table = openSaleLeft(db.db, () => ({ kind: "sale", data }) as Entry);
      table.note({ kind: "sale", seq: 1, data } as Entry);
      let left = leftOfSale({ ...data, lines: [...data.lines] });
      const where = { reg: "R1", epoch: 1, seq: 1, day: "2026-11-23" };
      const now = (): RefundSale =>
        composeRefundSale({ where, data, left: leftOfHeadquarters(left as never), isOwn: true, sources: [] });
      const back: RefundPart[] = [];
      for (const step of [...steps, [4]]) {
        const sale = now();
        const picks = picksOf(sale, step);
        if (picks.length === 0) continue;
        const part = way(sale, picks);
        const asked = picks.map(({ at: line, qty }) => ({ line, qty }));
        const granted = headquartersPart({ ...data, lines: [...data.lines] }, left, asked);
        if (part === null || granted === undefined) throw new Error("no part");
        expect(part.total).toBe(granted.total);
        expect(byWay(part.tenders)).toEqual(byWay(granted.tenders));
        expect(part.rebate).toEqual(granted.rebate);
        expect(fitsSale(sale, part)).toBe(true);
        checkSale(refundOf(part), (finding, detail) => expect(`${finding}: ${detail}`).toBe(""));
        left = lessPart(left, granted);
        table.note({ kind: "refund", seq: 2, data: refundOf(part) } as Entry);
        back.push(part);
        const own = table.read(of.receipt);
        const mine = own && leftOfJournal(own);
        expect(mine?.lines).toEqual(left.lines.map(({ line: at, qty, amount }) => ({ at, qty, amount })));
        expect(mine?.tenders.map(({ by }) => sumOf(by))).toEqual(left.tenders.map(({ amount }) => amount));
        expect(mine?.rebate.map(({ amount }) => amount)).toEqual(left.rebate.map(({ amount }) => amount));
      }
      const [again, all] = [back.flatMap(({ tenders }) => tenders), data.tenders];
      const kinds = ["cash", "emoney", "meal"] as const;
      const ofKind = (some: readonly Tender[]) => kinds.map((kind) => sumOf(some.filter((one) => one.kind === kind)));
      expect(ofKind(again)).toEqual(ofKind(all));
      expect(sumOf(back.flatMap(({ rebate }) => rebate))).toBe(data.rebate.total);
    },
  );

function openTable() {
  const db = new Database(":memory:");
  db.exec(journal0001);
  return { db, [Symbol.dispose]: () => void db.close() };
}

test("however a sale comes back, register, headquarters and journal agree on every yen, and all of it comes back once", () =>
  assertHolds(allAgree(partOf)));

test("a register that gives e-money back before cash is found out", () => {
  const wrong: typeof partOf = (sale, picks) => {
    const part = partOf({ ...sale, tenders: sale.tenders.map((one) => ({ ...one, kind: "cash" })) }, picks);
    return part && { ...part, tenders: part.tenders.map((one, n) => ({ ...one, kind: n === 0 ? "emoney" : "cash" })) };
  };
  expect(isCaught(allAgree(wrong))).toBe(true);
});

test("a register that rounds each piece by itself is found out", () => {
  const wrong: typeof partOf = (sale, picks) =>
    partOf(
      {
        ...sale,
        lines: sale.lines.map((line) => ({
          ...line,
          amountLeft: Math.floor((line.amount * line.left) / line.qty),
        })),
      },
      picks,
    );
  expect(isCaught(allAgree(wrong))).toBe(true);
});
