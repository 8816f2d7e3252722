import type { MoneyOutcome } from "#register/command.ts";
import type { Payer } from "#register/draft.ts";
import { sumDay } from "#register/z.ts";
import { goods, type PaperRegister, payers } from "./paper-register.ts";

/** What a cashier and a member do, as the Commands it becomes. Each throws where the register refuses. */
export function stepsOf(register: PaperRegister) {
  const [payer] = payers;
  const take = (command: Parameters<PaperRegister["take"]>[0]): void => {
    const verdict = register.take(command);
    if (verdict.kind === "refused") throw new Error(`${command.kind}: ${verdict.refusal.code}`);
  };
  const keyNow = (): string => {
    const { stage } = register.state().draft;
    if (!("key" in stage)) throw new Error(`no intent in ${stage.kind}`);
    return stage.key;
  };
  return {
    take,
    keyNow,
    ring: (n = 0, qty = 1) => {
      const item = goods[n] ?? goods[0];
      take({ kind: "ring", code: item.code, qty, item });
    },
    cash: (given: number) => take({ kind: "cash", given }),
    /** The card on the reader, and what its wallet holds. */
    tap: (total: number, who: Payer = payer) => {
      take({ kind: "tap", card: { kind: "known", payer: who }, presentAtStart: false });
      const answer = { kind: "answer", total, suspended: false, maxBalance: 50_000, perCharge: 50_000 } as const;
      take({ kind: "balance-read", payer: who, answer });
    },
    captured: (key = keyNow(), amount = register.state().book.intents[key]?.amount ?? 0) => {
      const authority = { id: `tx-${key}`, money: amount, points: 0 };
      const outcome: MoneyOutcome = { kind: "captured", authority };
      take({ kind: isCharge(key) ? "charge-outcome" : "pay-outcome", key, outcome });
    },
    answered: (outcome: Exclude<MoneyOutcome, { kind: "captured" }>, key = keyNow()) =>
      take({ kind: isCharge(key) ? "charge-outcome" : "pay-outcome", key, outcome }),
    found: (key: string) => {
      const amount = register.state().book.intents[key]?.amount ?? 0;
      take({ kind: "resolved", key, as: "captured", authority: { id: `tx-${key}`, money: amount, points: 0 } });
    },
    notFound: (key: string) => take({ kind: "resolved", key, as: "not-charged", code: "not-found-twice" }),
    refunded: (key: string) => take({ kind: "refunded", key, authority: { id: `tx-${key}`, money: 0, points: 0 } }),
    restart: () => take({ kind: "start", clean: false, runtime: "paper" }),
    z: () => {
      take({ kind: "day-close" });
      const { seq, dayOpenSeq } = register.state().book;
      const totals = sumDay(register.entries.slice(dayOpenSeq - 1));
      take({ kind: "z-ready", upTo: seq, head: "00".repeat(32), totals });
      return totals;
    },
  };
  function isCharge(key: string): boolean {
    return register.state().book.intents[key]?.kind === "charge";
  }
}
export type Steps = ReturnType<typeof stepsOf>;
