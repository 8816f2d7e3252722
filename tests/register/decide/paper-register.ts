import { toCanonical } from "#db/canonical.ts";
import { checkSale } from "#db/verify/check-sale.ts";
import { type Book, emptyBook } from "#register/book.ts";
import type { Command } from "#register/command.ts";
import { decide } from "#register/decide.ts";
import { type Draft, emptyDraft, type Payer } from "#register/draft.ts";
import type { Entry, Fact } from "#register/entry.ts";
import { evolve } from "#register/evolve.ts";
import { instantOf } from "#register/instant-of.ts";
import type { Item } from "#register/item.ts";
import type { Settings } from "#register/settings.ts";
import type { Effect, Guard, JobWant, State, Verdict } from "#register/verdict.ts";
import { campus } from "../arbitrary.ts";

const startMs = Date.parse("2026-11-23T09:00:00.000+09:00");

export const settings: Settings = {
  version: 1,
  shop: { name: "北部食堂", issuer: "見本大学生協", tnumber: "T1234567890123" },
  classes: campus,
  creditor: "headquarters",
  policy: { card: { per_sale: 5000, per_card_day: 8000 } },
  charge: { unit: 1000, max_balance: 50_000, per_charge: 20_000 },
  authority: { limit_ms: 10_000, id_keep_ms: 43_200_000 },
  operators: [
    { op: "07", name: "山田", role: "cashier", pin: "" },
    { op: "99", name: "佐藤", role: "supervisor", pin: "" },
  ],
  fcf: { offset: 2, length: 10, pattern: "^[0-9]{10}$" },
  layout: [],
  catalogue: 1,
};

const item = (code: string, goodsClass: string, price: number): Item => ({
  code,
  name: `品 ${code}`,
  kana: "",
  class: goodsClass,
  tax: "standard",
  rate: 10,
  price,
});
export const goods = [
  item("61", "cafeteria", 440),
  item("62", "books", 1980),
  item("63", "stamps", 84),
  { ...item("64", "shop", 0), open: false },
] as const;
export const payers: readonly [Payer, Payer] = [
  { member: "m-1", wallet: "w-1", customer: "c-1" },
  { member: "m-2", wallet: "w-2", customer: "c-2" },
];

/** Decide and evolve folded over Commands on paper: no journal, no device, no network; one second passes between two Commands. */
export function openPaperRegister(decideBy: typeof decide = decide) {
  let book: Book = emptyBook;
  let draft: Draft = emptyDraft;
  let guard: Guard | null = null;
  let emoney: State["emoney"] = "up";
  let nowMs = startMs;
  let keys = 0;
  const entries: Entry[] = [];
  const effects: Effect[] = [];
  const jobs: JobWant[] = [];
  const today = (): string => instantOf(nowMs, 540).slice(0, 10);

  const state = (): State => ({
    reg: "R1",
    epoch: 1,
    mode: "test",
    settings: book.cfgSeq === 0 ? null : settings,
    book,
    draft,
    guard,
    emoney,
  });

  function append(fact: Fact): void {
    const head = { v: 1, reg: "R1", epoch: 1, seq: book.seq + 1, id: "", day: book.day ?? today() } as const;
    const at = instantOf(nowMs, 540);
    const entry: Entry = { ...head, at, clk: "ok", op: book.op, app: "0", gt: book.gt, gta: book.gta, ...fact };
    toCanonical(entry);
    if (fact.kind === "sale" || fact.kind === "refund")
      checkSale(fact.data, (finding, detail) => fail(`${finding}: ${detail}`));
    book = evolve(book, entry, nowMs);
    entries.push(entry);
    const open = Object.values(book.intents).filter(({ state, kind }) => state === "open" && kind !== "rebate");
    if (open.length > 1) fail("two intents are open");
  }
  function fail(why: string): never {
    throw new Error(`${why}\n${JSON.stringify(entries.slice(-6), null, 1)}`);
  }

  return {
    entries,
    effects,
    jobs,
    state,
    /** The facts of the last n entries, and everything a Command asked for, in order. */
    kinds: (n: number): string[] => entries.slice(-n).map(({ kind }) => kind),
    wait: (ms: number): void => void (nowMs += ms),
    setGuard: (next: Guard | null): void => void (guard = next),
    setEmoney: (next: State["emoney"]): void => void (emoney = next),
    take(command: Command): Verdict {
      nowMs += 1000;
      keys += 1;
      const key = `00000000-0000-4000-8000-${String(keys).padStart(12, "0")}`;
      const verdict = decideBy(state(), command, {
        nowMs,
        today: today(),
        offsetMin: 540,
        key,
        key2: `${key.slice(0, -12)}9${key.slice(-11)}`,
        keys: Array.from({ length: 8 }, (_, n) => `1000000${n}${key.slice(8)}`),
        basket: "ba",
      });
      if (verdict.kind === "refused") return verdict;
      for (const fact of verdict.facts) append(fact);
      // As it comes back from the database.
      draft = JSON.parse(JSON.stringify(verdict.draft)) as Draft;
      effects.push(...verdict.effects);
      jobs.push(...verdict.jobs);
      return verdict;
    },
  };
}
export type PaperRegister = ReturnType<typeof openPaperRegister>;

/** Configured, operator 07 signed on, the day open with a float of 50,000. */
export function openPaperShop(decideBy: typeof decide = decide): PaperRegister {
  const register = openPaperRegister(decideBy);
  register.take({ kind: "start", clean: true, runtime: "paper" });
  register.take({ kind: "settings", settings });
  register.take({ kind: "pin-checked", op: "07", ok: true, for: "sign-on" });
  register.take({ kind: "day-open", day: "2026-11-23", float: 50_000 });
  return register;
}
