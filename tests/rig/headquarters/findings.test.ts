import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sampleSale, type Chain } from "./build-chain.ts";
import { openHqBench, type HqBench } from "./open-hq-bench.ts";

let bench: HqBench;
beforeAll(async () => {
  bench = await openHqBench();
});
afterAll(() => bench[Symbol.asyncDispose]());

describe("what headquarters of the rig finds in a journal", () => {
  const flip = (text: string): string => `${text.startsWith("0") ? "1" : "0"}${text.slice(1)}`;
  const sale = (change: object) => (chain: Chain) => void chain.add("sale", { ...sampleSale("X-1-2"), ...change });
  const rebate = sampleSale("").rebate;
  test.each<[string, string[], (chain: Chain) => void]>([
    [
      "a signature",
      ["4 signature-bad"],
      (chain) => void chain.add("boot", {}, {}, (held) => ({ ...held, sig: flip(held.sig) })),
    ],
    [
      "a hash",
      ["4 hash-broken", "4 signature-bad"],
      (chain) => void chain.add("boot", {}, {}, (held) => ({ ...held, hash: flip(held.hash) })),
    ],
    [
      "a body",
      ["4 hash-broken"],
      (chain) => void chain.add("boot", {}, {}, (held) => ({ ...held, body: held.body.replace("12:05", "12:06") })),
    ],
    [
      "the canonical form",
      ["4 hash-broken", "4 not-canonical"],
      (chain) => void chain.add("boot", {}, {}, (held) => ({ ...held, body: ` ${held.body}` })),
    ],
    ["the register's name", ["4 body-differs"], (chain) => void chain.add("boot", {}, { reg: "other" })],
    ["a float", ["4 not-canonical"], (chain) => void chain.add("boot", { x: 0.5 })],
    [
      "a receipt number used twice",
      ["4 receipt-twice"],
      (chain) => sale({ receipt: JSON.parse(chain.entries[2]?.body ?? "").data.receipt })(chain),
    ],
    ["a day that goes back", ["4 day-back"], (chain) => void chain.add("boot", {}, { day: "2026-11-21" })],
    ["the grand total", ["4 gt", "4 gta"], (chain) => void chain.add("boot", {}, { gt: 1, gta: 2 })],
    [
      "an unknown key",
      ["4 unknown-key"],
      (chain) => void chain.add("boot", {}, {}, (held) => ({ ...held, key_id: "0".repeat(16) })),
    ],
    [
      "a forged anchor",
      ["4 anchor"],
      (chain) =>
        void chain.add("anchor", { seq: 3, hash: "0".repeat(64), at: 1, key_id: "0".repeat(16), sig: "0".repeat(128) }),
    ],
    ["a tax", ["4 tax"], sale({ taxes: [{ rate: 10, total: 2860, tax: 259 }] })],
    ["a rebate", ["4 rebate"], sale({ rebate: { ...rebate, total: 193 } })],
    ["change that was not given", ["4 tenders"], sale({ change: 141 })],
    [
      "an allocation",
      ["4 tenders", "4 rebate"],
      sale({
        tenders: [{ kind: "emoney", amount: 2000, by: [{ class: "books", amount: 2000 }] }, sampleSale("").tenders[1]],
      }),
    ],
    ["a total", ["4 total", "4 tenders"], sale({ total: 2870 })],
  ])(
    "stores a journal with %s wrong, names the finding and does not countersign past it",
    async (_what, findings, spoil) => {
      const { post, point, chain, found } = await bench.open();
      spoil(chain);
      chain.add("boot", {});
      const { status, body } = await post(chain.entries);
      expect(found().filter((one) => one.startsWith("4 "))).toEqual(findings);
      expect([status, body]).toMatchObject([200, { last: point(3) }]);
    },
  );
});
