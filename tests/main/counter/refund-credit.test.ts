import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { answerLost, requestLost } from "#rig/behaviour.ts";
import { declines } from "#rig/pokepay/behaviours.ts";
import type { Acting } from "#main/counter/acts/acting.ts";
import { openCredit } from "#main/counter/acts/credit.ts";
import { openRepeat } from "#main/counter/acts/repeat.ts";
import { type Book, emptyBook, type Intent } from "#register/book.ts";
import type { Command } from "#register/command.ts";
import { settings } from "#tests/db/sample-facts.ts";
import {
  customer,
  mealWallet,
  openPokepayBench,
  type PokepayBench,
  wallet,
} from "#tests/main/upstream/pokepay-bench.ts";

let bench: PokepayBench;
beforeAll(async () => {
  bench = await openPokepayBench();
});
afterAll(() => bench[Symbol.asyncDispose]());
let start: number;
const yen = (of = wallet): number => {
  const { money, points } = bench.rig.balance(of);
  return money + points;
};
beforeEach(() => {
  start = yen();
});

/** A credit of 440 that is due since `ageMs`; what it is told leaves the book. */
function openDue(o: { ageMs?: number; meal?: boolean } = {}) {
  const key = crypto.randomUUID();
  const told: Command[] = [];
  const atMs = Date.now() - (o.ageMs ?? 0);
  const base = { kind: "credit", key, seq: 12, atMs, customer, amount: 440, basket: "", state: "refund-due" } as const;
  const intent: Intent = { ...base, ...(o.meal ? { wallet: mealWallet, money: "meal" } : { wallet }) };
  let book: Book = { ...emptyBook, intents: { [key]: intent } };
  const acting: Partial<Acting> = {
    journal: { book: () => book } as Acting["journal"],
    pokepay: bench.pokepay,
    settings: () => settings,
    timeScale: 1,
    nowMs: Date.now,
    describe: () => `中央食堂 R1-1-${key.slice(0, 8)}`,
    log: () => {},
    take: (command) => {
      told.push(command);
      if (command.kind === "credit-outcome" && command.outcome.kind === "captured") book = { ...book, intents: {} };
      return { kind: "taken" };
    },
  };
  const credit = openCredit(acting as Acting);
  return { key, told, run: () => credit(key) };
}
const outcome = (command: Command | undefined) => (command?.kind === "credit-outcome" ? command.outcome : undefined);

describe("crediting a wallet", () => {
  test("is done once, also when its answer was lost and it is tried again", async () => {
    const due = openDue();
    bench.rig.behave(answerLost({ op: "topup", times: 1 }));
    expect(await due.run()).toBe(false);
    expect(due.told).toEqual([]);
    expect(await due.run()).toBe(true);
    expect(outcome(due.told[0])).toMatchObject({ kind: "captured", authority: { money: 440 } });
    expect(yen() - start).toBe(440);
    expect(await due.run()).toBe(true);
    expect(due.told).toHaveLength(1);
  });

  test("whose request was lost, or whose look-up has no answer, tells nothing and is tried again", async () => {
    const due = openDue();
    bench.rig.behave(requestLost({ op: "topup", times: 1 }));
    expect(await due.run()).toBe(false);
    const deaf = bench.rig.behave(answerLost({ op: "by-request-id" }));
    expect(await due.run()).toBe(false);
    expect(due.told).toEqual([]);
    deaf();
    expect(await due.run()).toBe(true);
    expect(yen() - start).toBe(440);
  });

  test("of meal money goes to the wallet of meal money", async () => {
    const before = yen(mealWallet);
    expect(await openDue({ meal: true }).run()).toBe(true);
    expect([yen(mealWallet) - before, yen() - start]).toEqual([440, 0]);
  });

  test("the wallet refuses is told as refused", async () => {
    const due = openDue();
    bench.rig.behave(declines("account_balance_exceeded", { op: "topup", times: 1 }));
    await due.run();
    expect(outcome(due.told[0])).toEqual({ kind: "declined", code: "account_balance_exceeded" });
    expect(yen()).toBe(start);
  });

  test("refused for our own configuration waits for that to be mended", async () => {
    const due = openDue();
    bench.rig.behave(declines("forbidden", { op: "topup", times: 1 }));
    expect(await due.run()).toBe(false);
    expect(due.told).toEqual([]);
    expect(await due.run()).toBe(true);
  });

  test("whose id the authority has forgotten is found in the list, and otherwise left to a person, never sent again", async () => {
    const old = 13 * 3_600_000;
    const sent = openDue({ ageMs: old });
    const { pokepay } = bench;
    const named = {
      key: sent.key,
      wallet,
      customer,
      amount: 440,
      description: `中央食堂 R1-1-${sent.key.slice(0, 8)}`,
    };
    await pokepay.charge(named);
    bench.rig.forgetRequestIds();
    expect(await sent.run()).toBe(true);
    expect(outcome(sent.told[0])).toMatchObject({ kind: "captured" });
    const never = openDue({ ageMs: old });
    await never.run();
    expect(outcome(never.told[0])).toEqual({ kind: "fault", code: "id-forgotten" });
    expect(yen() - start).toBe(440);
  });
});

test("work is repeated until it is settled, one run at a time, and at once when the road is back", async () => {
  let tries = 0;
  const { promise: third, resolve } = Promise.withResolvers<void>();
  const repeat = openRepeat({
    work: async () => {
      tries += 1;
      if (tries === 3) resolve();
      return tries === 3;
    },
    waitMs: (failures) => (failures === 1 ? 5 : 1_000_000),
  });
  await Promise.all([repeat.run("a"), repeat.run("a")]);
  expect(tries).toBe(1);
  await expect.poll(() => tries).toBe(2);
  repeat.wake();
  await third;
  await repeat.settled();
  expect(tries).toBe(3);
});
