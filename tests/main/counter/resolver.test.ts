import { expect, test } from "vitest";
import { type Book, emptyBook, type Intent, type IntentState } from "#register/book.ts";
import type { InnerCommand } from "#register/command.ts";
import type { CashtrayState } from "#upstream/pokepay/cashtray.ts";
import type { Transaction } from "#upstream/pokepay/transaction.ts";
import { openResolver } from "#main/counter/resolver.ts";
import { settings } from "#tests/register/decide/paper-register.ts";

const key = "00000000-0000-4000-8000-000000000001";
const intent = {
  kind: "charge",
  key,
  seq: 9,
  wallet: "w",
  customer: "c",
  member: "m",
  amount: 1000,
  basket: "",
} as const;

/** A resolver over one intent and an authority that never finds it, or finds it when told; minutes pass as milliseconds. */
function openBench(state: IntentState, ageMs: number, more: Partial<Intent> = {}) {
  let held: Intent = { ...intent, ...more, state, atMs: Date.now() - ageMs };
  const said: InnerCommand[] = [];
  const asked: string[] = [];
  const authority: { isThere: boolean; tray: CashtrayState; list: readonly Transaction[] } = {
    isThere: false,
    tray: { kind: "refused", code: "cashtray_not_found" },
    list: [],
  };
  const resolver = openResolver({
    pokepay: {
      lookUp: async (id) => {
        asked.push(id);
        return authority.isThere
          ? { kind: "captured", authority: { id: "tx", money: 1000, points: 0 } }
          : { kind: "not-found" };
      },
      search: async () => {
        asked.push("list");
        return { kind: "answer", value: authority.list };
      },
      cancelCashtray: async ({ id }) => {
        asked.push(id);
        return authority.tray;
      },
    },
    book: (): Book => ({ ...emptyBook, intents: { [key]: held } }),
    settings: () => settings,
    describe: () => "",
    take: (command) => {
      said.push(command);
      if (command.kind === "resolved" && command.as === "not-charged") held = { ...held, state: "not-charged" };
    },
    timeScale: 0.001,
    nowMs: Date.now,
  });
  return { resolver, said, asked, authority };
}

test("a road that comes back wakes a waiting look-up once and does not go round for ever", async () => {
  const bench = openBench("parked", 0);
  using resolver = bench.resolver;
  resolver.watch(key);
  await expect.poll(() => bench.asked.length).toBeGreaterThan(0);
  for (let n = 0; n < 3; n += 1) resolver.wake();
  await expect.poll(() => bench.said).toEqual([{ kind: "resolved", key, as: "not-charged", code: "not-found-twice" }]);
});

test("a charge whose cash went back is looked for again, and told when it turns up", async () => {
  const bench = openBench("returned", 0);
  using resolver = bench.resolver;
  bench.authority.isThere = true;
  resolver.watch(key);
  await expect.poll(() => bench.said).toMatchObject([{ kind: "resolved", key, as: "captured" }]);
});

test("the watch over a charge whose cash went back ends in silence", async () => {
  // 48 h of the plan's own time are past: one last look, then nothing.
  const bench = openBench("returned", 48 * 3600 + 1);
  using resolver = bench.resolver;
  resolver.watch(key);
  await expect.poll(() => bench.asked).toEqual(["list"]);
  resolver.wake();
  expect(bench.said).toEqual([]);
});

const shown = { kind: "payment", via: "tray", tray: "tray-1", wallet: "", customer: "", member: "" } as const;
const paid = {
  kind: "captured",
  authority: { id: "tx", money: 1000, points: 0 },
  wallet: "w-8",
  customer: "c-8",
} as const;

test("a code that was left on the customer's window is taken back, and what became of it is told with its payer", async () => {
  const bench = openBench("unknown", 0, shown);
  using resolver = bench.resolver;
  bench.authority.tray = paid;
  resolver.watch(key);
  const payer = { wallet: "w-8", customer: "c-8", via: "tray" };
  await expect
    .poll(() => bench.said)
    .toEqual([{ kind: "tray-told", key, told: { kind: "captured", authority: paid.authority, payer } }]);
  expect(bench.asked).toEqual(["tray-1"]);
});

test("a code the authority no longer knows is looked for in its list, and is not charged only when it is twice not there", async () => {
  const bench = openBench("unknown", 0, shown);
  using resolver = bench.resolver;
  resolver.watch(key);
  await expect.poll(() => bench.said).toEqual([{ kind: "resolved", key, as: "not-charged", code: "not-found-twice" }]);
  expect(bench.asked.slice(0, 4)).toEqual(["tray-1", "list", "tray-1", "list"]);
});

test("of the bookings in the list only one over the same amount is taken for the code's", async () => {
  const account = { id: "w-8" };
  const row: Transaction = {
    id: "tx-8",
    type: "payment",
    is_modified: false,
    sender: { id: "c-8", is_merchant: false },
    sender_account: account,
    receiver: { id: "shop", is_merchant: true },
    receiver_account: { id: "till" },
    amount: 1000,
    money_amount: 900,
    point_amount: 100,
    done_at: "",
    description: "",
  };
  const said = async (list: readonly Transaction[]): Promise<InnerCommand | undefined> => {
    const bench = openBench("parked", 0, shown);
    using resolver = bench.resolver;
    bench.authority.list = list;
    resolver.watch(key);
    await expect.poll(() => bench.said.length).toBe(1);
    return bench.said[0];
  };
  expect(await said([row])).toMatchObject({
    told: { kind: "captured", authority: { id: "tx-8", money: 900, points: 100 }, payer: { wallet: "w-8" } },
  });
  expect(await said([{ ...row, amount: 900, money_amount: 800 }])).toMatchObject({ told: { kind: "fault" } });
  expect(await said([row, row])).toMatchObject({ told: { kind: "fault" } });
});
