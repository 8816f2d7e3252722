import fc from "fast-check";
import { expect, test } from "vitest";
import { decide } from "#register/decide.ts";
import type { Entry, Fact } from "#register/entry.ts";
import { accept, type Verdict } from "#register/verdict.ts";
import { assertReaching, isCaught } from "../arbitrary.ts";
import { openPaperShop } from "./paper-register.ts";
import { openWorld } from "./world.ts";

const moves = fc.array(fc.record({ at: fc.nat({ max: 999 }), how: fc.nat({ max: 99 }) }), {
  minLength: 10,
  maxLength: 80,
});
type World = ReturnType<typeof openWorld>;

/** Everybody answers at last: every intent gets its outcome, and what is owed to a wallet is given. */
function settle(world: World): void {
  for (let n = 0; n < 6; n += 1) {
    for (const intent of world.intents()) {
      if (intent.state === "open") world.answer(intent, n);
      else world.resolve(intent);
    }
  }
}

const sum = (amounts: readonly number[]): number => amounts.reduce((all, one) => all + one, 0);

/** Payments in sales and open baskets, and charges credited, as the journal tells them. */
function told({ register }: World) {
  const facts: readonly Fact[] = register.entries;
  const tenders = facts.flatMap((fact) => (fact.kind === "sale" ? fact.data.tenders : []));
  const posted = facts.flatMap((fact) => (fact.kind === "charge-posted" ? [fact.data.amount] : []));
  const emoney = [...tenders.filter(({ kind }) => kind !== "cash"), ...register.state().draft.captured];
  return { payment: sum(emoney.map(({ amount }) => amount)), charge: sum(posted) };
}

function held({ bookings }: World) {
  const of = (kind: "payment" | "charge"): number =>
    sum([...bookings.values()].filter((one) => one.kind === kind && !one.back).map(({ amount }) => amount));
  return { payment: of("payment"), charge: of("charge") };
}

/** Random moves, then all answers: the till holds what the Z says, and the authority what the journal says. */
const conserved = (decideBy: typeof decide, see: (entries: readonly Entry[]) => void = () => {}) =>
  fc.property(moves, (steps) => {
    const world = openWorld(decideBy);
    for (const step of steps) world.move(step);
    world.close();
    settle(world);
    expect(told(world)).toEqual(held(world));
    expect(world.intents().filter(({ state }) => state === "open" || state === "refund-due")).toEqual([]);
    see(world.register.entries);
  });

test("whatever people, cards and servers do in whatever order, no yen is lost, invented or counted twice", () => {
  const seen = new Set<string>();
  const see = (entry: Entry): void => {
    seen.add(entry.kind);
    if (entry.kind !== "sale") return;
    for (const { kind } of entry.data.tenders) seen.add(kind);
    if (entry.data.tenders.filter(({ key }) => key !== undefined).length > 1) seen.add("two keys");
  };
  const places = [
    "sale",
    "sale-cancelled",
    "pay-refunded",
    "charge-posted",
    "charge-reversed",
    "z-report",
    "pay-captured",
    "meal",
    "two keys",
  ];
  const walks = conserved(decide, (entries) => entries.forEach(see));
  expect(assertReaching(walks, { numRuns: 2000, places, seen })).toEqual([]);
}, 60_000);

/** Registers with one fault each. */
const faults: { name: string; decideBy: typeof decide }[] = [
  {
    name: "forgets the change of a charge whose answer was lost",
    decideBy: (...args) =>
      mend(decide(...args), (draft) =>
        draft.stage.kind === "unknown" ? { ...draft, stage: { ...draft.stage, change: 0 } } : draft,
      ),
  },
  {
    name: "lets a payment pass that turns up after its basket went another way",
    decideBy: (state, command, stamp) =>
      command.kind === "resolved" && command.as === "captured" && !("key" in state.draft.stage)
        ? accept(state.draft)
        : decide(state, command, stamp),
  },
  {
    name: "cancels a half-paid sale and keeps what the wallets paid",
    decideBy: (state, command, stamp) => {
      const verdict = decide(state, command, stamp);
      if (command.kind !== "cancel-sale" || verdict.kind === "refused") return verdict;
      return { ...verdict, facts: verdict.facts.filter(({ kind }) => kind !== "pay-refund-due") };
    },
  },
  {
    name: "sells a basket without the part that was captured before",
    decideBy: (state, command, stamp) =>
      command.kind === "cash"
        ? decide({ ...state, draft: { ...state.draft, captured: [] } }, command, stamp)
        : decide(state, command, stamp),
  },
  {
    name: "keeps counted cash in the basket it has sold",
    decideBy: (state, command, stamp) =>
      mend(decide(state, command, stamp), (draft) =>
        draft.stage.kind === "done" ? { ...draft, taken: state.draft.taken } : draft,
      ),
  },
];
function mend(verdict: Verdict, edit: (draft: (Verdict & { kind: "accepted" })["draft"]) => typeof draft): Verdict {
  return verdict.kind === "refused" ? verdict : { ...verdict, draft: edit(verdict.draft) };
}

test.each(faults)(
  "a register that $name is found out",
  ({ decideBy }) => {
    expect(isCaught(conserved(decideBy))).toBe(true);
  },
  60_000,
);

test("money captured into a basket that does not come out even goes back when it is cancelled, and nothing throws", () => {
  const { book, draft, ...rest } = openPaperShop().state();
  const payer = { member: "m", wallet: "w", customer: "c" };
  const authority = { id: "tx", money: 900, points: 0 };
  const goods = { code: "61", name: "品", class: "cafeteria", rate: 10, tax: "standard", qty: 1, unit: 440 } as const;
  const line = { ...goods, discount: 0, amount: 440, void: false, n: 1 };
  const captured = [{ key: "k", amount: 900, authority, payer }];
  const state = { ...rest, book, draft: { ...draft, stage: { kind: "tender" } as const, captured, lines: [line] } };
  const stamp = { nowMs: book.atMs + 1, today: "2026-11-23", offsetMin: 540, key: "n", key2: "n2", basket: "" };
  expect(decide(state, { kind: "cash", given: 100 }, stamp)).toMatchObject({ refusal: { code: "captured-open" } });
  expect(decide(state, { kind: "cancel-sale" }, stamp)).toMatchObject({
    facts: [
      { kind: "sale-cancelled", data: { returned: [{ kind: "emoney", amount: 900 }] } },
      { kind: "pay-refund-due", data: { key: "k", wallet: "w", amount: 900 } },
    ],
    effects: [{ kind: "refund", key: "k" }],
  });
});
