import { afterEach, describe, expect, test, vi } from "vitest";
import { openCollect } from "#main/counter/acts/collect.ts";
import type { Found, Outcome } from "#upstream/pokepay/outcome.ts";
import type { Transaction } from "#upstream/pokepay/transaction.ts";
import { settings } from "#tests/register/decide/paper-register.ts";
import { openTrustShop } from "#tests/register/decide/trust-shop.ts";

const authority = { id: "tx", money: 440, points: 0 };
const idKeepMs = settings.authority.id_keep_ms;
const stops: AbortController[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop.abort();
});

/** A claim of 440 yen, and an authority that answers as told. */
function open(o: { found?: Found; outcome?: Outcome; listed?: readonly Transaction[]; ageMs?: number } = {}) {
  const shop = openTrustShop();
  shop.register.setEmoney("down");
  shop.approve({ kind: "trust", on: true });
  shop.sell();
  shop.register.setEmoney("up");
  const { key = "", atMs = 0 } = shop.claims()[0] ?? {};
  const calls: string[] = [];
  const answers = {
    found: o.found ?? { kind: "not-found" as const },
    outcome: o.outcome ?? { kind: "captured" as const, authority },
  };
  let online: "up" | "down" = "up";
  let looks = 0;
  const stop = new AbortController();
  stops.push(stop);
  const note = <T>(name: string, answer: () => T) => {
    calls.push(name);
    return Promise.resolve(answer());
  };
  const collect = openCollect({
    journal: { book: shop.book },
    pokepay: {
      lookUp: (id) => note(`look-up ${id}`, () => answers.found),
      search: ({ description }) => note(`search ${description}`, () => ({ kind: "answer", value: o.listed ?? [] })),
      pay: (booking) => note(`pay ${booking.key} ${booking.amount}`, () => answers.outcome),
      charge: (booking) => note(`charge ${booking.key}`, () => answers.outcome),
      grantPoints: (booking) => note(`grant ${booking.key}`, () => answers.outcome),
      online: () => online,
    },
    timeScale: 0.001,
    nowMs: () => atMs + (o.ageMs ?? 0) * 0.001,
    settings: () => settings,
    describe: ({ seq }) => `R1-1-${seq}`,
    log: () => {},
    take: (command) => {
      const verdict = shop.register.take(command);
      if (verdict.kind === "refused") return { kind: "refused", code: verdict.refusal.code };
      for (const effect of verdict.effects) if (effect.kind === "collect") collect.collect(effect.key);
      return { kind: "taken" };
    },
    state: () => {
      looks += 1;
      return shop.register.state();
    },
    stopped: stop.signal,
  });
  return {
    ...shop,
    key,
    calls,
    answers,
    collect,
    looks: () => looks,
    setOnline: (next: "up" | "down") => void (online = next),
  };
}

describe("collecting", () => {
  test("asks by the key first, and pays with the same key only what is not there", async () => {
    const { collect, calls, key, claims } = open();
    collect.collect(key);
    await vi.waitFor(() => expect(claims()).toEqual([]));
    expect(calls).toEqual([`look-up ${key}`, `pay ${key} 440`]);
  });

  test("never pays again what it finds", async () => {
    const { collect, calls, key, claims } = open({ found: { kind: "captured", authority } });
    collect.collect(key);
    await vi.waitFor(() => expect(claims()).toEqual([]));
    expect(calls).toEqual([`look-up ${key}`]);
  });

  test("of a claim older than the authority keeps keys searches by description, and finds what a forgotten key no longer shows", async () => {
    const side = { id: "w-1", private_money: null };
    const row: Transaction = {
      id: "tx",
      type: "payment",
      is_modified: false,
      sender: { id: "c-1", is_merchant: false },
      sender_account: side,
      receiver: { id: "s", is_merchant: true },
      receiver_account: { id: "s", private_money: null },
      amount: 440,
      money_amount: 440,
      point_amount: 0,
      done_at: "",
      description: "",
    };
    const { collect, calls, key, claims } = open({ listed: [row], ageMs: idKeepMs + 1 });
    collect.collect(key);
    await vi.waitFor(() => expect(claims()).toEqual([]));
    expect(calls).toEqual([expect.stringMatching(/^search R1-1-\d+$/)]);
  });

  test("waits while the road is away, and goes on when it is back", async () => {
    const { collect, calls, key, claims, setOnline } = open();
    setOnline("down");
    collect.collect(key);
    await Promise.resolve();
    expect(calls).toEqual([]);
    setOnline("up");
    collect.wake();
    await vi.waitFor(() => expect(claims()).toEqual([]));
  });

  test("stands back from a payment in progress", async () => {
    const { collect, calls, key, register, claims, looks } = open();
    const tap = {
      kind: "tap",
      card: { kind: "known", payer: { wallet: "w-2", customer: "c-2" } },
      presentAtStart: false,
    } as const;
    register.take({
      kind: "ring",
      code: "",
      qty: 1,
      item: { code: "1", name: "品", kana: "", class: "cafeteria", tax: "standard", rate: 10, price: 100 },
    });
    register.take({ kind: "emoney" });
    register.take({ ...tap, denyAgeMs: 0 });
    expect(register.state().draft.stage.kind).toBe("reading");
    collect.collect(key);
    await vi.waitFor(() => expect(looks()).toBeGreaterThan(3));
    expect(calls).toEqual([]);
    register.take({ kind: "back" });
    await vi.waitFor(() => expect(claims()).toEqual([]));
  });

  test("takes one after the other, and tries again what got nowhere until it does", async () => {
    const shop = open({ outcome: { kind: "not-sent", code: "refused" } });
    shop.collect.collect(shop.key);
    await vi.waitFor(() => expect(shop.calls.length).toBeGreaterThan(4));
    expect(shop.claims()).toHaveLength(1);
    expect(new Set(shop.calls)).toEqual(new Set([`look-up ${shop.key}`, `pay ${shop.key} 440`]));
    shop.answers.outcome = { kind: "captured", authority };
    await vi.waitFor(() => expect(shop.claims()).toEqual([]), { timeout: 5000 });
  });

  test("our own configuration being refused is no refusal of the member's", async () => {
    const { collect, calls, key, claims } = open({ outcome: { kind: "fault", code: "terminal_is_invalidated" } });
    collect.collect(key);
    await vi.waitFor(() => expect(calls.length).toBeGreaterThan(2));
    expect(claims()).toMatchObject([{ state: "claim" }]);
  });
});
