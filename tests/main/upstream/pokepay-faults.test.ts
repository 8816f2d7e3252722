import { randomBytes } from "node:crypto";
import { afterEach, describe, expect, test, vi } from "vitest";
import { amountChanged, blackHole, declines, signFlipped, status } from "#rig/pokepay/behaviours.ts";
import { mayHaveMoved, pokepayCodes, type PokepayCode } from "#upstream/pokepay/codes.ts";
import { booking, expectedOf, openPokepayBench, wallet } from "./pokepay-bench.ts";

describe("a fault of the road is never a refusal", () => {
  test.each([
    { fault: 500, code: "server-error" },
    { fault: 503, code: "server-error" },
    { fault: "html", code: "server-error" },
    { fault: 429, code: "too-many" },
  ] as const)("an answer $fault leaves a payment unknown", async ({ fault, code }) => {
    await using bench = await openPokepayBench();
    bench.rig.behave(status(fault, { op: "payment", times: 1 }));
    expect(await bench.pokepay.pay(booking(300))).toEqual({ kind: "unknown", code });
    expect(bench.rig.requests()).toBeLessThanOrEqual(3);
  });

  test.each([
    {
      name: "a page with status 200",
      reply: { status: 200, body: "<html>Welcome to the Wi-Fi</html>" },
      code: "bad-body",
    },
    { name: "a page with status 404", reply: { status: 404, body: "<html>not here</html>" }, code: "bad-body" },
    { name: "half an answer", reply: { status: 200, body: { id: "x", type: "payment" } }, code: "bad-body" },
    { name: "a refusal nobody published", reply: { status: 422, body: { type: "moon_phase" } }, code: "unlisted" },
    { name: "a collision", reply: { status: 409, body: { type: "transaction_conflict" } }, code: "conflict" },
    {
      name: "a replayed call",
      reply: { status: 400, body: { type: "partner_request_already_done" } },
      code: "conflict",
    },
  ])("$name leaves a payment unknown", async ({ reply, code }) => {
    await using bench = await openPokepayBench();
    bench.rig.behave({
      name: "planted",
      before: (call) => (call.op === "payment" ? { kind: "answer", reply } : undefined),
    });
    expect(await bench.pokepay.pay(booking(300))).toEqual({ kind: "unknown", code });
  });

  test("a bare 404 to a look-up is not a not-found", async () => {
    await using bench = await openPokepayBench();
    const reply = { status: 404, body: "<html>not here</html>" };
    bench.rig.behave({
      name: "planted",
      before: (call) => (call.op === "by-request-id" ? { kind: "answer", reply } : undefined),
    });
    const one = booking(300);
    expect(await bench.pokepay.lookUp(one.key, expectedOf("payment", one))).toEqual({ kind: "away", code: "bad-body" });
  });

  test("a look-up that is refused says nothing of the booking and is asked again", async () => {
    await using bench = await openPokepayBench();
    bench.rig.behave(declines("partner_request_expired", { op: "by-request-id" }));
    const one = booking(300);
    expect(await bench.pokepay.lookUp(one.key, expectedOf("payment", one))).toEqual({ kind: "away", code: "unlisted" });
  });

  test("silence is unknown at the deadline, and breaks no other call", async () => {
    await using bench = await openPokepayBench({ timeScale: 0.1 });
    const { pokepay, rig } = bench;
    await expect.poll(() => pokepay.online()).toBe("up");
    rig.behave(blackHole({ op: "payment", times: 1 }));
    const began = performance.now();
    const paying = pokepay.pay(booking(300));
    expect(await pokepay.balance(wallet)).toMatchObject({ kind: "answer" });
    expect(await paying).toEqual({ kind: "unknown", code: "timeout" });
    expect(performance.now() - began).toBeLessThan(3 * 500);
    expect(await pokepay.balance(wallet)).toMatchObject({ kind: "answer" });
  });

  test("a server that is not there, or whose certificate ran out, was certainly not sent anything", async () => {
    await using bench = await openPokepayBench();
    await bench.rig.down();
    const outcome = await bench.pokepay.pay(booking(300));
    expect(["refused", "reset", "known-away"]).toContain("code" in outcome ? outcome.code : "");
    expect(outcome.kind).toBe("not-sent");
    await using expired = await openPokepayBench({ expired: true });
    const away = await expired.pokepay.balance(wallet);
    expect(away).toEqual({ kind: "away", code: "tls" });
    expect(await expired.pokepay.pay(booking(300))).toMatchObject({ kind: "not-sent" });
    expect(expired.rig.requests()).toBe(0);
  });
});

describe("a proxy named by the environment", () => {
  afterEach(() => vi.unstubAllEnvs());

  test("takes the call out of our hands, so that a failure is unknown and not unsent", async () => {
    await using bench = await openPokepayBench();
    await expect.poll(() => bench.pokepay.online()).toBe("up");
    // Port 9 (discard): nobody is there.
    vi.stubEnv("HTTPS_PROXY", "http://127.0.0.1:9");
    vi.stubEnv("NO_PROXY", "");
    const paid = await bench.pokepay.pay(booking(100));
    expect(paid.kind).not.toBe("not-sent");
  });
});

describe("what the authority says is taken at its word, and only that", () => {
  const of = (meaning: string) =>
    Object.entries(pokepayCodes)
      .filter(([, one]) => one === meaning)
      .map(([code]) => code);

  test("every published refusal is declined, every fault of ours a fault that moved nothing", async () => {
    await using bench = await openPokepayBench();
    for (const meaning of ["declined", "fault"] as const) {
      for (const code of of(meaning)) {
        const remove = bench.rig.behave(declines(code));
        expect(await bench.pokepay.pay(booking(100))).toEqual({ kind: meaning, code });
        expect(mayHaveMoved(code as PokepayCode)).toBe(false);
        remove();
      }
    }
    expect(bench.rig.transactions()).toHaveLength(0);
  });

  test("the outcomes of refunds say nothing about a payment", async () => {
    await using bench = await openPokepayBench();
    for (const code of of("refund")) {
      bench.rig.behave(declines(code));
      expect(await bench.pokepay.pay(booking(100))).toEqual({ kind: "unknown", code: "unlisted" });
    }
  });

  test("too little on the wallet is declined, and nothing is booked", async () => {
    await using bench = await openPokepayBench();
    expect(await bench.pokepay.pay(booking(6000))).toEqual({ kind: "declined", code: "account_balance_not_enough" });
    expect(bench.rig.transactions()).toHaveLength(0);
  });

  test("an answer with another sign or amount is a fault for a person", async () => {
    await using bench = await openPokepayBench();
    const { pokepay, rig } = bench;
    const one = booking(400);
    rig.behave(signFlipped({ op: "payment", times: 1 }));
    const flipped = await pokepay.pay(one);
    expect(flipped).toEqual({ kind: "fault", code: "answer-type" });
    expect(flipped.kind === "fault" && mayHaveMoved(flipped.code)).toBe(true);
    rig.behave(amountChanged(1, { op: "payment", times: 1 }));
    expect(await pokepay.pay(one)).toEqual({ kind: "fault", code: "answer-amount" });
    rig.behave(signFlipped({ op: "by-request-id", times: 1 }));
    expect(await pokepay.lookUp(one.key, expectedOf("payment", one))).toEqual({ kind: "fault", code: "answer-type" });
    expect(await pokepay.pay({ ...one, wallet: "another" })).toEqual({ kind: "fault", code: "answer-wallet" });
    expect(await pokepay.pay({ ...one, amount: 401 })).toEqual({ kind: "fault", code: "answer-amount" });
  });

  test("a wrong secret is a fault, not a decline", async () => {
    await using bench = await openPokepayBench({ secret: randomBytes(32) });
    expect(await bench.pokepay.pay(booking(100))).toEqual({ kind: "fault", code: "partner_decryption_failed" });
  });
});

describe("the road that is known to be away", () => {
  test("a tap is refused within a second, and money flows again as soon as the road is back", async () => {
    await using bench = await openPokepayBench();
    const { pokepay, rig } = bench;
    const seen: string[] = [];
    pokepay.watch((online) => seen.push(online));
    await expect.poll(() => pokepay.online()).toBe("up");
    const open = rig.blackHole();
    await rig.down();
    expect(await pokepay.balance(wallet)).toMatchObject({ kind: "away" });
    expect(pokepay.online()).toBe("down");
    await rig.up();
    const began = performance.now();
    expect(await pokepay.balance(wallet)).toEqual({ kind: "away", code: "timeout" });
    // Refused within 1 s; asserted at three times that.
    expect(performance.now() - began).toBeLessThan(3000);
    expect(await pokepay.pay(booking(100))).toEqual({ kind: "not-sent", code: "known-away" });
    open();
    await rig.down();
    await rig.up();
    expect(await pokepay.balance(wallet)).toMatchObject({ kind: "answer" });
    expect(await pokepay.pay(booking(100))).toMatchObject({ kind: "captured" });
    expect(seen).toEqual(["up", "down", "up"]);
  });

  test("the probe alone notices that the road went and came back", async () => {
    await using bench = await openPokepayBench({ timeScale: 0.02 });
    const { pokepay, rig } = bench;
    await expect.poll(() => pokepay.online()).toBe("up");
    await rig.down();
    await expect.poll(() => pokepay.online()).toBe("down");
    await rig.up();
    await expect.poll(() => pokepay.online()).toBe("up");
    expect(pokepay.requests()).toBe(0);
  });
});
