import { expect, test } from "vitest";
import { decide } from "#register/decide.ts";
import type { PaperOf } from "#register/paper-of.ts";
import { openPaperShop, settings, type PaperRegister } from "./paper-register.ts";
import { stepsOf } from "./steps.ts";

const paper = (seq: number, more: Partial<PaperOf> = {}): PaperOf => ({
  seq,
  what: "receipt",
  receipt: "R1-1-1",
  printed: 1,
  invoices: 0,
  sale: {
    returned: 0,
    total: 440,
    taxes: [{ rate: 10, total: 440, tax: 40 }],
    tenders: [{ kind: "cash", amount: 440 }],
    isMember: false,
  },
  ...more,
});
const asked = { to: "上様", proviso: "お品代として", takenBack: false, member: false } as const;

/** A cash sale with receipts printed as the settings say; the seq of the sale. */
function sell(register: PaperRegister): number {
  const s = stepsOf(register);
  s.ring();
  s.take({ kind: "tender" });
  s.cash(1000);
  return register.entries.findLast(({ kind }) => kind === "sale")?.seq ?? 0;
}
const lastData = (register: PaperRegister) => register.entries.at(-1)?.data;

test("receipts on request: the sale asks for no paper, the first one asked for is the original, the next is 再発行", () => {
  const onRequest = { ...settings, receipt: { when: "asked" } } as const;
  const register = openPaperShop((state, command, stamp) => decide({ ...state, settings: onRequest }, command, stamp));
  const seq = sell(register);
  expect(register.jobs.filter(({ device }) => device === "printer")).toEqual([]);
  const first = register.take({ kind: "receipt-copy", seq, paper: paper(seq, { printed: 0 }) });
  expect(first).toMatchObject({ kind: "accepted", jobs: [{ what: { kind: "receipt", copy: 0 }, of: seq }] });
  expect(lastData(register)).toEqual({ receipt: "R1-1-1", seq, copy: 0 });
  register.take({ kind: "receipt-copy", seq, paper: paper(seq, { printed: 1 }) });
  expect(lastData(register)).toEqual({ receipt: "R1-1-1", seq, copy: 1 });
  expect(register.state().draft.notice).toEqual({ code: "copied" });
});

test("a receipt says in which language it was asked for, what came back since, and that a 領収書 was made out", () => {
  const register = openPaperShop();
  const seq = sell(register);
  const sale = { ...paper(seq).sale, returned: 200, total: 240 } as NonNullable<PaperOf["sale"]>;
  register.take({ kind: "receipt-copy", seq, lang: "en", paper: paper(seq, { invoices: 1, sale }) });
  expect(lastData(register)).toEqual({ receipt: "R1-1-1", seq, copy: 1, lang: "en", returned: 200, invoiced: true });
});

test("a 領収書 is over what is left of the sale; another one is a copy, and the receipt is taken back or out", () => {
  const register = openPaperShop();
  const seq = sell(register);
  register.take({ kind: "invoice", seq, ...asked, paper: paper(seq) });
  expect(lastData(register)).toEqual({
    receipt: "R1-1-1",
    seq,
    copy: 0,
    as: "invoice",
    to: "上様",
    proviso: "お品代として",
    total: 440,
    taxes: [{ rate: 10, total: 440, tax: 40 }],
    tenders: [{ kind: "cash", amount: 440 }],
    stamp: "below",
    plain: "out",
  });
  register.take({ kind: "invoice", seq, ...asked, takenBack: true, paper: paper(seq, { invoices: 1 }) });
  expect(lastData(register)).toMatchObject({ copy: 1, plain: "taken-back" });
  const job = register.jobs.at(-1);
  expect(job).toMatchObject({ device: "printer", what: { kind: "invoice", copy: 1 } });
});

test("no 領収書 of a sale that came back whole, of nothing, of a return, of what is not there, or by nobody", () => {
  const register = openPaperShop();
  const seq = sell(register);
  const ask = (of: PaperOf | null) => {
    const verdict = register.take({ kind: "invoice", seq, ...asked, paper: of });
    return verdict.kind === "refused" ? verdict.refusal.code : verdict.kind;
  };
  const sale = paper(seq).sale as NonNullable<PaperOf["sale"]>;
  expect(ask(paper(seq, { sale: { ...sale, total: 0, returned: 440 } }))).toBe("invoice-returned");
  expect(ask(paper(seq, { sale: { ...sale, total: 0 } }))).toBe("invoice-nothing");
  expect(ask(paper(seq, { sale: null, what: "refund-slip" }))).toBe("invoice-not-sale");
  expect(ask(null)).toBe("paper-unknown");
  register.take({ kind: "next" });
  register.take({ kind: "sign-off" });
  expect(ask(paper(seq))).toBe("no-operator");
});

test("a 領収書 that did not come out is printed once more as a copy of its own entry, with all it said", () => {
  const register = openPaperShop();
  const seq = sell(register);
  register.take({ kind: "invoice", seq, ...asked, paper: paper(seq) });
  const made = register.entries.at(-1);
  if (made?.kind !== "receipt-copy") throw new Error("no 領収書");
  register.take({ kind: "reprint", seq: made.seq, what: { kind: "invoice", copy: 0 }, was: made.data });
  expect(lastData(register)).toEqual({ ...made.data, copy: 1 });
  expect(register.jobs.at(-1)).toEqual({ device: "printer", what: { kind: "invoice", copy: 1 } });
});
