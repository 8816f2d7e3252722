import type { Answers, Query } from "#ipc/contract.ts";
import type { InvoiceOffer, JournalPage, JournalRow } from "#ipc/journal.ts";
import { noonMs } from "./view-of.ts";

const row = (seq: number, minutes: number, more: Partial<JournalRow> & Pick<JournalRow, "kind">): JournalRow => ({
  epoch: 2,
  seq,
  day: "2026-11-22",
  atMs: noonMs - minutes * 60_000,
  op: "07",
  ...more,
});
/** A day's end of every sort, with names as long as they get. */
const rows: readonly JournalRow[] = [
  row(62, 1, {
    kind: "receipt-copy",
    receipt: "KU-R02-2-39",
    copy: 0,
    as: "invoice",
    about: "京都大学 学生委員会 御中",
    amount: 55_000,
  }),
  row(61, 2, {
    kind: "sale",
    receipt: "KU-R02-2-39",
    amount: 55_000,
    about: "線形代数学入門 第2版",
    count: 20,
    member: "m-310001",
    invoices: 1,
  }),
  row(60, 9, { kind: "receipt-copy", receipt: "KU-R02-2-38", copy: 1 }),
  row(59, 12, {
    kind: "sale",
    receipt: "KU-R02-2-38",
    amount: 9_999_999,
    about: "講座 現代社会学 第3巻 文化と社会の変動をめぐる諸問題",
    count: 120,
    copies: 2,
    invoices: 1,
    returned: 1_234_567,
  }),
  row(58, 15, { kind: "refund", receipt: "KU-R02-2-37", amount: 2750, about: "線形代数学入門 第2版", count: 1 }),
  row(57, 22, { kind: "charge-posted", amount: 10_000 }),
  row(56, 25, { kind: "sale-cancelled", amount: 594, about: "唐揚げ定食", count: 1 }),
  row(55, 31, { kind: "sale", receipt: "KU-R02-2-36", amount: 128, about: "緑茶 525ml", count: 1, unprinted: true }),
  row(54, 240, { kind: "cash-out", amount: 30_000, about: "両替金の持ち出し" }),
  row(53, 245, { kind: "x-report" }),
  row(812, 60_000, { epoch: 1, kind: "z-report", amount: 1_234_567, day: "2026-10-11" }),
];
const newest: JournalPage = { rows: rows.slice(0, -1), epoch: 2, next: { epoch: 1, seq: 900 }, downTo: "2026-11-01" };
const oldest: JournalPage = { rows: rows.slice(-1), epoch: 2, next: null, downTo: "2026-10-11" };
const none: JournalPage = { rows: [], epoch: 2, next: null, downTo: null };

const offer: InvoiceOffer = {
  addressees: ["上様", "京都大学 御中", "京都大学生活協同組合 学生委員会 御中"],
  proviso: ["お品代として", "書籍代として", "お食事代として", "文具代として", "コピー・プリント代として"],
  receipt: "KU-R02-2-123456",
  total: 9_999_999,
  returned: 1_234_567,
  tenders: [{ kind: "cash", amount: 9_999_999 }],
  hasReceipt: true,
  invoices: 1,
  stamp: "due",
};
/** By the sale it is asked for: the seq of the done screens, and of two rows. */
const offers: { readonly [seq: number]: InvoiceOffer | null } = {
  41: { ...offer, total: 3564, returned: 0, invoices: 0, stamp: "below" },
  59: offer,
  55: { ...offer, total: 0, returned: 128, stamp: "below" },
  61: null,
};
/** Each names its filter anew, as receiptline does. */
let papers = 0;
function drawPaper(): string {
  const id = `receipt-${(papers += 1)}`;
  return [
    '<svg width="576px" height="1200px" viewBox="0 0 576 1200" xmlns="http://www.w3.org/2000/svg">',
    `<defs><filter id="${id}" x="0" y="0" width="100%" height="100%"><feFlood flood-color="#000"/><feComposite in2="SourceGraphic" operator="out"/></filter></defs>`,
    `<g font-family="monospace" font-size="24"><text filter="url(#${id})" x="20" y="40">領　収　書</text></g></svg>`,
  ].join("");
}

/** What the register answers about papers; undefined where it is asked of something else. */
export function answerPapers(query: Query): Answers[Query["kind"]] | undefined {
  switch (query.kind) {
    case "journal":
      if (query.receipt === "0") return none;
      return query.before === undefined ? newest : oldest;
    case "journal-paper":
      return query.seq === 57 ? null : { svg: drawPaper() };
    case "invoice-offer":
      return query.seq in offers ? (offers[query.seq] ?? null) : offer;
    default:
      return undefined;
  }
}
