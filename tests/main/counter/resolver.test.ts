import { expect, test } from "vitest";
import { type Book, emptyBook, type Intent, type IntentState } from "#register/book.ts";
import type { InnerCommand } from "#register/command.ts";
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
function openBench(state: IntentState, ageMs: number) {
  let held: Intent = { ...intent, state, atMs: Date.now() - ageMs };
  const said: InnerCommand[] = [];
  const asked: string[] = [];
  const authority = { isThere: false };
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
        return { kind: "answer", value: [] };
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
