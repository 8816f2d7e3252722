import { expect, test } from "vitest";
import { openTray } from "#main/counter/acts/tray.ts";
import { emptyBook, type Intent } from "#register/book.ts";
import type { Command } from "#register/command.ts";
import type { CashtrayState } from "#upstream/pokepay/cashtray.ts";

const key = "00000000-0000-4000-8000-000000000001";
const intent: Intent = {
  kind: "payment",
  key,
  seq: 9,
  atMs: 0,
  wallet: "",
  customer: "",
  amount: 440,
  basket: "",
  state: "open",
  via: "tray",
  tray: "tray-1",
};

/** The act over an authority that answers from lists, oldest first; its last answer stays. */
function openBench(polls: readonly CashtrayState[], cancels: readonly CashtrayState[] = []) {
  const said: Command[] = [];
  const descriptions: string[] = [];
  const book = { ...emptyBook, seq: 7, intents: { [key]: intent } as { [key: string]: Intent } };
  const next = <T>(list: readonly T[], n: number): T => {
    const found = list[Math.min(n, list.length - 1)];
    if (found === undefined) throw new Error("nobody was to ask this");
    return found;
  };
  let [polled, cancelled, made] = [0, 0, 0];
  const tray = openTray({
    journal: { book: () => book },
    headquarters: { online: () => "down" },
    pokepay: {
      showCashtray: async ({ description }: { readonly description: string }) => {
        descriptions.push(description);
        // Another entry comes between, the first time.
        if ((made += 1) === 1) book.seq += 1;
        const id = `tray-${made}`;
        return { kind: "answer", value: { id, url: `https://example/${id}`, expiresAtMs: Date.now() + 60_000 } };
      },
      pollCashtray: async () => next(polls, polled++),
      cancelCashtray: async () => next(cancels, cancelled++),
    },
    describe: ({ seq }: Intent) => `shop R1-1-${seq}`,
    timeScale: 0.001,
    nowMs: Date.now,
    take: (command: Command) => {
      said.push(command);
      if (command.kind === "tray-told") book.intents = {};
      return { kind: "taken" };
    },
  } as unknown as Parameters<typeof openTray>[0]);
  return { tray, said, descriptions, counts: () => ({ polled, cancelled }) };
}

test("A code is described by the entry its intent will be, and made again where another entry came between", async () => {
  const { tray, said, descriptions } = openBench([{ kind: "waiting" }]);
  await tray.show(440);
  expect(descriptions).toEqual(["shop R1-1-8", "shop R1-1-9"]);
  expect(said).toMatchObject([{ kind: "tray-shown", amount: 440, answer: { id: "tray-2" } }]);
});

test("A code that was paid by is told with its payer", async () => {
  const authority = { id: "tx", money: 440, points: 0 };
  const { tray, said } = openBench([
    { kind: "waiting" },
    { kind: "away", code: "timeout" },
    { kind: "captured", authority, wallet: "w", customer: "c" },
  ]);
  await tray.show(440);
  tray.poll(key);
  await expect
    .poll(() => said.at(-1))
    .toEqual({
      kind: "tray-told",
      key,
      told: { kind: "captured", authority, payer: { wallet: "w", customer: "c", via: "tray" } },
    });
});

test("A code out of time by our clock is taken back, and only the authority's word ends it", async () => {
  const authority = { id: "tx", money: 440, points: 0 };
  const { tray, said, counts } = openBench(
    [{ kind: "expired" }],
    [{ kind: "captured", authority, wallet: "w", customer: "c" }],
  );
  tray.poll(key);
  await expect.poll(() => said).toMatchObject([{ told: { kind: "captured" } }]);
  expect(counts()).toEqual({ polled: 1, cancelled: 1 });
});

test("Taken back without an answer it is unknown; the app's refusal ends it", async () => {
  const away = openBench([{ kind: "waiting" }], [{ kind: "away", code: "timeout" }]);
  await away.tray.cancel(key);
  expect(away.said).toEqual([{ kind: "tray-told", key, told: { kind: "unknown", code: "timeout" } }]);
  const failed = openBench([{ kind: "failed", code: "account_balance_not_enough" }]);
  failed.tray.poll(key);
  await expect
    .poll(() => failed.said)
    .toEqual([{ kind: "tray-told", key, told: { kind: "over", code: "account_balance_not_enough" } }]);
});
