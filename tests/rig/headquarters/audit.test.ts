import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Chain } from "./build-chain.ts";
import type { MealPlan } from "./meal-plan.ts";
import { mixedChain, mixedSale, riceBack } from "./mixed-sale.ts";
import { openHqBench, type HqBench } from "./open-hq-bench.ts";
import { seedPlans } from "./seed.ts";

let bench: HqBench;
beforeAll(async () => {
  bench = await openHqBench();
  const [plan] = seedPlans;
  // One member eats in every test of this file.
  const big: MealPlan = { ...(plan as MealPlan), limit: { kind: "day", yen: 1_000_000 } };
  bench.rig.headquarters.setMealPlan("m-310003", big);
});
afterAll(() => bench[Symbol.asyncDispose]());

type Refund = ReturnType<typeof riceBack>;
type Make = (reg: string) => Refund;
/** Appends a refund; `buildChain` counts sales only. */
function addRefund(chain: Chain, refund: Refund, at = "2026-11-22T12:05:00.000+09:00"): void {
  const last = JSON.parse(chain.entries.at(-1)?.body ?? "{}") as { gt: number; gta: number };
  chain.add("refund", refund, { gt: last.gt - refund.total, gta: last.gta + refund.total, at });
}

/** A register with one mixed sale, its meal authorised unless told, and these refunds. */
async function open(
  o: {
    readonly refunds?: readonly Make[];
    readonly meal?: number;
    readonly member?: string;
    readonly at?: string;
  } = {},
) {
  const { member = "m-310003" } = o;
  const register = await bench.open((reg) => {
    const chain = mixedChain(reg, member);
    for (const refund of o.refunds ?? []) addRefund(chain, refund(reg), o.at);
    return chain;
  });
  const { client, reg, post, chain } = register;
  if (o.meal !== 0)
    await client.ask("POST", `/v1/registers/${reg}/meal-authorisations`, {
      key: randomUUID(),
      member,
      day: "2026-11-22",
      at: "2026-11-22T12:00:00+09:00",
      amount: o.meal ?? 200,
      classes: [{ class: "cafeteria", amount: 300 }],
    });
  await post(chain.entries);
  return register;
}

const cashAndEmoney: Parameters<typeof riceBack>[2] = [
  ["cash", 33],
  ["emoney", 67],
];
/** The three rice of the sale of `of`, each as the rules have it, journalled by `at`. */
const rice = (of: string, at: string): readonly Refund[] => {
  const sale = { receipt: `${of}-1-1`, seq: 3 };
  return [
    riceBack(`${at}-1-2`, sale, cashAndEmoney, [67, 0]),
    riceBack(`${at}-1-3`, sale, [["meal", 100]], [100, 1]),
    riceBack(`${at}-1-4`, sale, [["meal", 100]], [100, 0]),
  ];
};
const nth =
  (n: number): Make =>
  (reg) =>
    rice(reg, reg)[n] as Refund;
const own = (reg: string) => ({ receipt: `${reg}-1-1`, seq: 3 });

describe("what headquarters finds across journals", () => {
  test("three rice returned one by one, the way the money came, are no finding", async () => {
    expect((await open({ refunds: [nth(0), nth(1), nth(2)] })).found()).toEqual([]);
  });

  test.each<[string, readonly string[], readonly Make[]]>([
    ["e-money turned into cash", ["4 tenders"], [(reg) => riceBack(`${reg}-1-2`, own(reg), [["cash", 100]], null)]],
    [
      "a yen too much for a unit",
      ["4 refund", "4 tenders"],
      [
        (reg) =>
          riceBack(
            `${reg}-1-2`,
            own(reg),
            [
              ["cash", 34],
              ["emoney", 67],
            ],
            [67, 0],
            101,
          ),
      ],
    ],
    [
      "a rebate that was kept",
      ["5 rebate"],
      [nth(0), (reg) => riceBack(`${reg}-1-3`, own(reg), [["meal", 100]], [100, 0])],
    ],
    ["one unit too many", ["7 refund", "7 tenders"], [nth(0), nth(1), nth(2), nth(2)]],
    [
      "a sale that never was",
      ["4 refund"],
      [(reg) => riceBack(`${reg}-1-2`, { receipt: `${reg}-1-9`, seq: 9 }, cashAndEmoney, [67, 0])],
    ],
  ])("%s is a finding", async (_what, findings, refunds) => {
    const found = (await open({ refunds })).found();
    expect(found.filter((one) => !one.endsWith("receipt-twice"))).toEqual(expect.arrayContaining([...findings]));
    expect(new Set(found.map((one) => one.split(" ")[0]))).toEqual(new Set(findings.map((one) => one.split(" ")[0])));
  });

  test("one more unit than were sold is found at the register that returned it, whoever sold them", async () => {
    const seller = await open({ refunds: [nth(0), nth(1), nth(2)] });
    const other = await open({
      refunds: [(reg) => ({ ...(rice(seller.reg, reg)[2] as Refund), receipt: `${reg}-1-2` })],
      at: "2026-11-22T12:06:00.000+09:00",
    });
    expect(seller.found()).toEqual([]);
    expect(other.found()).toContain("4 refund");
  });

  test("more eaten on a meal plan than was authorised is a finding, until it is given back", async () => {
    // Whose plan nobody else eats from in this file.
    const member = "m-310005";
    expect((await open({ member })).found()).toEqual([]);
    const short = await open({ member, meal: 150 });
    expect(short.found()).toEqual(["3 meal"]);
    const { chain, post, point } = short;
    addRefund(chain, riceBack(`${short.reg}-1-2`, own(short.reg), cashAndEmoney, [67, 0]));
    addRefund(chain, riceBack(`${short.reg}-1-3`, own(short.reg), [["meal", 100]], [100, 1]));
    await post(chain.entries.slice(3), point(3));
    expect(short.found()).toEqual([]);
  });

  test("a sale's own sums still hold with three tenders", async () => {
    const register = await bench.open((reg) => {
      const chain = mixedChain(reg);
      chain.add("sale", { ...mixedSale(`${reg}-1-2`, null), rebate: { ...mixedSale("").rebate, total: 3 } });
      return chain;
    });
    await register.post(register.chain.entries);
    expect(register.found()).toContain("4 rebate");
  });
});
