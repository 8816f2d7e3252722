import Database from "better-sqlite3";
import { journal0001 } from "#db/migrations/0001-journal.ts";
import { openSaleLeft } from "#db/sale-left.ts";
import { composeRefundSale, leftOfJournal } from "#main/counter/refund-sale.ts";
import type { AllowanceAnswer } from "#register/command.ts";
import type { EntryOf } from "#register/entry.ts";
import { partOf } from "#register/refund-part.ts";
import type { GrantedRebate, RefundSale } from "#register/refund-stage.ts";
import type { Settings } from "#register/settings.ts";
import { decide } from "#register/decide.ts";
import { openPaperShop, type PaperRegister, settings } from "./paper-register.ts";
import { type Steps, stepsOf } from "./steps.ts";

/** A return on paper: the sale as its journal has it, and a headquarters that grants what is asked. */
export function openPaperReturns(register: PaperRegister, s: Steps) {
  const stage = () => register.state().draft.stage;

  function saleOf(receipt: string): EntryOf<"sale"> {
    const sale = register.entries.find((entry) => entry.kind === "sale" && entry.data.receipt === receipt);
    if (sale?.kind !== "sale") throw new Error(`no sale ${receipt}`);
    return sale;
  }

  /** What the counter would find of an own sale. `more`: what another case would know instead. */
  function foundOf(receipt: string, more: Partial<RefundSale> = {}): RefundSale {
    const { data, reg, epoch, seq, day } = saleOf(receipt);
    using db = new DisposableDb();
    const table = openSaleLeft(db.db, (at) => register.entries[at - 1] ?? null);
    for (const entry of register.entries) table.note(entry);
    const own = table.read(receipt);
    if (own === null) throw new Error("nothing is kept of it");
    const sources = data.tenders.map(({ key }) => {
      const intent = register.entries.find((entry) => entry.kind === "pay-intent" && entry.data.key === key);
      if (intent?.kind !== "pay-intent") return {};
      const { wallet, customer, member } = intent.data;
      return { wallet, customer, ...(member === undefined ? {} : { member }) };
    });
    const left = leftOfJournal(own);
    return { ...composeRefundSale({ where: { reg, epoch, seq, day }, data, left, isOwn: true, sources }), ...more };
  }

  return {
    saleOf,
    find(receipt: string, more: Partial<RefundSale> = {}): void {
      s.take({ kind: "refund-number", receipt });
      s.take({ kind: "sale-found", answer: { kind: "answer", sale: foundOf(receipt, more) } });
    },
    pick: (at: number, qty: number): void => s.take({ kind: "refund-pick", at, qty }),
    all: (): void => s.take({ kind: "refund-all" }),
    ask: (): string => {
      s.take({ kind: "refund-take" });
      return s.keyNow();
    },
    /** Headquarters' answer to what is being asked. */
    granted(): void {
      const now = stage();
      if (now.kind !== "refund-asking") throw new Error(`nothing is asked in ${now.kind}`);
      const part = partOf(now.sale, now.picks);
      if (part === null) throw new Error("no part");
      const lines = now.picks.map(({ at, qty }, n) => ({ at, qty, amount: part.lines[n]?.amount ?? 0 }));
      const { total, tenders, rebate } = part;
      s.take({ kind: "refund-granted", key: now.key, answer: { kind: "answer", total, lines, tenders, rebate } });
    },
    answered: (answer: Exclude<AllowanceAnswer, { kind: "answer" }>, key = s.keyNow()): void =>
      s.take({ kind: "refund-granted", key, answer }),
    grantOf(receipt: string): GrantedRebate {
      const entry = register.entries.findLast((one) => one.kind === "charge-posted" && one.data.rebate_of === receipt);
      if (entry?.kind !== "charge-posted") throw new Error("nothing was granted");
      const { key, wallet, amount, authority } = entry.data;
      return { key, wallet, customer: "c-1", member: "m-1", amount, authority };
    },
  };
}

class DisposableDb {
  readonly db = new Database(":memory:");
  constructor() {
    this.db.exec(journal0001);
  }
  [Symbol.dispose](): void {
    this.db.close();
  }
}

/** A register at work, with settings of its own where told. */
export function openReturnShop(more: Partial<Settings> = {}) {
  const register = openPaperShop((state, command, stamp) =>
    decide(state.settings ? { ...state, settings: { ...settings, ...more } } : state, command, stamp),
  );
  const s = stepsOf(register);
  const effects = () =>
    register.effects.map((effect) => `${effect.kind} ${"key" in effect ? effect.key.slice(0, 8) : ""}`.trim());
  const pending = () =>
    Object.values(register.state().book.intents).map(({ kind, state, amount }) => `${kind} ${state} ${amount}`);
  const kindsSince = (seq: number) => register.entries.slice(seq).map(({ kind }) => kind);
  const stage = () => register.state().draft.stage;
  return { register, s, r: openPaperReturns(register, s), effects, pending, kindsSince, stage };
}
/** Three meals of 440 by card; a second line of one. */
export function sellMeals(s: Steps): string {
  s.ring(0, 3);
  s.take({ kind: "emoney" });
  s.tap(9000);
  const key = s.keyNow();
  s.captured();
  return key;
}
/** One meal and one stamp: 440 by card, 84 in cash. */
export function sellMixed(s: Steps): void {
  s.ring(0);
  s.ring(2);
  s.take({ kind: "tender" });
  s.cash(84);
  s.take({ kind: "emoney" });
  s.tap(9000);
  s.captured();
}
export type ReturnShop = ReturnType<typeof openReturnShop>;
