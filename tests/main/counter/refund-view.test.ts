import { expect, test } from "vitest";
import { listSales } from "#main/counter/list-sales.ts";
import { refundNow, refundScreen } from "#main/counter/view-refund.ts";
import type { Journal, RawEntry } from "#db/journal.ts";
import type { RefundSale } from "#register/refund-stage.ts";
import type { State } from "#register/verdict.ts";
import { cashSale, emoneySale } from "#tests/db/sample-facts.ts";

const data = emoneySale("R1-1-3");
const sale: RefundSale = {
  reg: "R1",
  epoch: 1,
  seq: 7,
  receipt: "R1-1-3",
  day: "2026-11-22",
  member: "m-1",
  isOwn: true,
  lines: data.lines.flatMap((line, at) =>
    line.void ? [] : [{ ...line, at, left: line.qty, amountLeft: line.amount }],
  ),
  tenders: data.tenders.map((tender) => ({ ...tender, was: tender.amount })),
  rebate: data.rebate.by,
  creditor: "headquarters",
};
const state = {} as State;

test("the return on the screen says by line and tender what goes back for the picks, and what rebate is taken back", () => {
  const picks = [
    { at: 0, qty: 1 },
    { at: 3, qty: 1 },
  ];
  expect(refundScreen(state, { kind: "refund", sale, picks })).toMatchObject({
    receipt: "R1-1-3",
    isAsking: false,
    lines: [
      { at: 0, picked: 1, amount: 1100 },
      { at: 1, picked: 0, amount: 0 },
      { at: 3, qty: 2, left: 2, picked: 1, amount: 140 },
    ],
    total: 1240,
    tenders: [{ kind: "emoney", amount: 1240 }],
    rebate: 111,
  });
  expect(refundNow(state, { kind: "refund", sale, picks })).toEqual({ kind: "refunding", total: 1240 });
});

test("while headquarters is asked the keys rest; without an answer they are free again", () => {
  const asking = { kind: "refund-asking", key: "k", sale, picks: [] } as const;
  expect(refundScreen(state, asking)).toMatchObject({ isAsking: true });
  expect(refundScreen(state, { ...asking, failed: "away" })).toMatchObject({ isAsking: false, total: 0, tenders: [] });
});

/** A journal of sales, one entry each, of which some are something else. */
function journalOf(count: number): Journal {
  const at = "2026-11-22T12:05:00.000+09:00";
  const entry = (seq: number): RawEntry => {
    const kind = seq % 3 === 0 ? "boot" : "sale";
    const sold = seq % 2 === 0 ? cashSale(`R1-1-${seq}`) : emoneySale(`R1-1-${seq}`);
    return { seq, kind, body: JSON.stringify({ seq, kind, at, data: sold }) } as RawEntry;
  };
  return {
    head: () => ({ seq: count }),
    entriesFrom: (from: number, limit: number) =>
      Array.from({ length: Math.min(limit, count - from + 1) }, (_, n) => entry(from + n)),
  } as unknown as Journal;
}
const found = (text: string, count = 20): number[] => listSales(text, journalOf(count)).map(({ seq }) => seq);

test("sales are listed newest first, by number, name of goods or amount", () => {
  expect(found("")).toEqual([20, 19, 17, 16, 14, 13, 11, 10, 8, 7, 5, 4, 2, 1]);
  expect(found("1930")).toEqual([19, 17, 13, 11, 7, 5, 1]);
  expect(found("¥150")).toEqual([20, 16, 14, 10, 8, 4, 2]);
  expect(found("１９")).toEqual([19]);
  expect(found("R1-1-1").slice(-1)).toEqual([1]);
  expect(found("カレー")).toEqual([19, 17, 13, 11, 7, 5, 1]);
  // A voided line was not bought.
  expect(found("唐揚げ")).toEqual([]);
  expect(listSales("", journalOf(7))[0]).toEqual({
    seq: 7,
    receipt: "R1-1-7",
    atMs: Date.parse("2026-11-22T12:05:00.000+09:00"),
    total: 1930,
    count: 4,
    first: "岩波講座 𠮷",
    tenders: ["emoney"],
  });
});

test("the list ends after some days of work and fifty rows", () => {
  expect(found("", 20_000)).toHaveLength(50);
  expect(found("R1-1-2", 20_000).every((seq) => seq > 13_000)).toBe(true);
});
