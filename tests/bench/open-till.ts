import { createHash, randomUUID } from "node:crypto";
import { toCanonical } from "#db/canonical.ts";
import { type Commit, type CommittedEntry, type Journal } from "#db/open-journal.ts";
import type { Command } from "#register/command.ts";
import { decide } from "#register/decide.ts";
import { type Draft, emptyDraft } from "#register/draft.ts";
import type { Item } from "#register/item.ts";
import { journalLines } from "#register/sale.ts";
import type { State } from "#register/verdict.ts";
import { seedItems } from "#rig/headquarters/seed.ts";
import { commit, moment, open, provision } from "#tests/db/register-at-work.ts";
import { settings } from "#tests/db/sample-facts.ts";

export type Till = Disposable & {
  readonly journal: Journal;
  /** Rings up a basket and takes its money as far as the authority's answer: what is left is the commit of the sale. */
  chargeBasket(lines: number): Commit;
};

/** Goods and dishes of the rig's co-op that any e-money may pay. */
const goods = seedItems.filter((item) => ["cafeteria", "shop"].includes(item.class)) as unknown as readonly Item[];

/** Who comes to one register in a day; several come more than once. */
const payers = Array.from({ length: 100 }, (_, n) => ({
  member: `m-${n}`,
  wallet: randomUUID(),
  customer: randomUUID(),
}));

/** A journal with an operator signed on and the day open, and the pure core over it; nothing else of the register. */
export function openTill(dir: string): Till {
  const { reg, epoch } = provision(dir);
  const journal = open(dir);
  commit(journal, [{ kind: "boot", data: { mode: "test", runtime: "node", clean: true } }]);
  commit(journal, [{ kind: "config", data: settings }]);
  commit(journal, [{ kind: "sign-on", data: { op: "07", name: "山科", role: "cashier" } }]);
  commit(journal, [{ kind: "day-open", data: { day: "2026-11-24", shift: 1, float: 50_000 } }]);
  let draft: Draft = emptyDraft;
  let rung = 0;
  let served = 0;

  /** What the counter does with a Command, up to the commit. */
  function weigh(command: Command): Commit {
    const { at, atMs } = moment();
    const basket = createHash("sha256")
      .update(toCanonical(journalLines(draft.lines)))
      .digest("hex");
    const stamp = {
      nowMs: atMs,
      today: at.slice(0, 10),
      offsetMin: 540,
      key: randomUUID(),
      key2: randomUUID(),
      basket,
    };
    const state: State = { reg, epoch, mode: "test", settings, book: journal.book(), draft, guard: null, emoney: "up" };
    const verdict = decide(state, command, stamp);
    if (verdict.kind === "refused") throw new Error(`${command.kind}: ${verdict.refusal.code}`);
    draft = verdict.draft;
    const first = journal.book().seq + 1;
    const jobs = verdict.jobs.map(({ device, what, of = first }) => ({ device, what, of }));
    const ids = verdict.facts.map(() => randomUUID());
    return { facts: verdict.facts, ids, at, atMs, clk: "ok", app: "bench", draft, jobs };
  }

  return {
    journal,
    chargeBasket(lines) {
      for (let n = 0; n < lines; n += 1) {
        const item = goods[(rung += 1) % goods.length];
        if (item !== undefined) weigh({ kind: "ring", code: item.code, qty: 1, item });
      }
      weigh({ kind: "emoney" });
      const payer = payers[(served += 1) % payers.length];
      if (payer === undefined) throw new Error("nobody to pay");
      weigh({ kind: "tap", card: { kind: "known", payer }, presentAtStart: false });
      const wallet = { total: 50_000, suspended: false, maxBalance: 50_000, perCharge: 20_000 };
      journal.commit(weigh({ kind: "balance-read", payer, answer: { kind: "answer", ...wallet } }));
      const { stage } = draft;
      if (stage.kind !== "paying") throw new Error(`no payment under way: ${stage.kind}`);
      const authority = { id: randomUUID(), money: stage.amount, points: 0 };
      return weigh({ kind: "pay-outcome", key: stage.key, outcome: { kind: "captured", authority } });
    },
    [Symbol.dispose]: () => journal[Symbol.dispose](),
  };
}

/** The sale among the entries of a commit. */
export function saleOf(entries: readonly CommittedEntry[]) {
  for (const { entry, hash } of entries) if (entry.kind === "sale") return { entry, hash };
  throw new Error("no sale");
}
