import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Chain } from "./build-chain.ts";
import { mixedChain, mixedSale, riceBack } from "./mixed-sale.ts";
import { openHqBench, type HqBench, type HqRegister } from "./open-hq-bench.ts";

let bench: HqBench;
beforeAll(async () => {
  bench = await openHqBench();
});
afterAll(() => bench[Symbol.asyncDispose]());

let days = 0;
/** A register with a mixed sale of a member whose plan was asked for the meal part, on a day of its own. */
async function sold(o: { readonly authorised?: number } = {}): Promise<HqRegister> {
  days += 1;
  const day = `2026-10-${String(days).padStart(2, "0")}`;
  const dated = (reg: string): Chain => {
    const chain = mixedChain(reg);
    return { ...chain, add: (kind, data, over, spoil) => chain.add(kind, data, { day: "2026-11-22", ...over }, spoil) };
  };
  const register = await bench.open((reg) => {
    const chain = dated(reg);
    chain.add("sale", mixedSale(`${reg}-1-2`, "m-310005"), { day: "2026-11-22" });
    return chain;
  });
  void day;
  if (o.authorised !== 0) await authorise(register, o.authorised ?? 400);
  await register.post(register.chain.entries);
  return register;
}
async function authorise({ client, reg }: HqRegister, amount: number): Promise<void> {
  for (const member of ["m-310003", "m-310005"])
    await client.ask("POST", `/v1/registers/${reg}/meal-authorisations`, {
      key: randomUUID(),
      member,
      day: "2026-11-22",
      at: "2026-11-22T12:00:00+09:00",
      amount,
      classes: [{ class: "cafeteria", amount }],
    });
}
void sold;

describe("what headquarters finds across journals", () => {
  const of = (reg: string) => ({ receipt: `${reg}-1-1`, seq: 3 });
  const first: Parameters<typeof riceBack>[2] = [
    ["cash", 33],
    ["emoney", 67],
  ];
  const open = async (...refunds: readonly ((reg: string) => object)[]) => {
    const register = await bench.open((reg) => {
      const chain = mixedChain(reg);
      for (const refund of refunds) chain.add("refund", refund(reg), refundTotals(chain, refund(reg)));
      return chain;
    });
    await register.post(register.chain.entries);
    return register.found().filter((one) => !one.endsWith(" meal"));
  };

  test("three rice returned one by one, the way the money came, are no finding", async () => {
    const found = await open(
      (reg) => riceBack(`${reg}-1-2`, of(reg), first, [67, 0]),
      (reg) => riceBack(`${reg}-1-3`, of(reg), [["meal", 100]], [100, 1]),
      (reg) => riceBack(`${reg}-1-4`, of(reg), [["meal", 100]], [100, 0]),
    );
    expect(found).toEqual([]);
  });

  test.each<[string, readonly string[], readonly ((reg: string) => object)[]]>([
    ["e-money turned into cash", ["4 tenders", "4 rebate"], [(reg) => riceBack(`${reg}-1-2`, of(reg), [["cash", 100]], null)]],
    ["a yen too much for a unit", ["4 refund"], [(reg) => riceBack(`${reg}-1-2`, of(reg), [["cash", 33], ["emoney", 68]], [68, 0], 101)]],
    ["a rebate that was kept", ["5 rebate"], [
      (reg) => riceBack(`${reg}-1-2`, of(reg), first, [67, 0]),
      (reg) => riceBack(`${reg}-1-3`, of(reg), [["meal", 100]], [100, 0]),
    ]],
    ["a sale that never was", ["4 refund"], [(reg) => riceBack(`${reg}-1-2`, { receipt: `${reg}-1-9`, seq: 9 }, first, [67, 0])]],
  ])("%s is a finding", async (_what, findings, refunds) => {
    expect(await open(...refunds)).toEqual(findings);
  });

  test("a fourth of three is a finding, and so is one more at another register", async () => {
    const back = (reg: string, n: number, at: string) =>
      n === 0 ? riceBack(`${at}-1-${n + 2}`, of(reg), first, [67, 0]) : riceBack(`${at}-1-${n + 2}`, of(reg), [["meal", 100]], [100, n === 1 ? 1 : 0]);
    const seller = await bench.open((reg) => {
      const chain = mixedChain(reg);
      for (const n of [0, 1, 2]) chain.add("refund", back(reg, n, reg), refundTotals(chain, back(reg, n, reg)));
      return chain;
    });
    await seller.post(seller.chain.entries);
    expect(seller.found().filter((one) => !one.endsWith(" meal"))).toEqual([]);
    const other = await bench.open((reg) => {
      const chain = mixedChain(reg);
      const again = { ...back(seller.reg, 2, reg), receipt: `${reg}-1-2` };
      chain.add("refund", again, { ...refundTotals(chain, again), at: "2026-11-22T12:06:00.000+09:00" });
      return chain;
    });
    await other.post(other.chain.entries);
    expect(new Set(other.found().filter((one) => !one.endsWith(" meal")))).toEqual(new Set(["4 refund", "4 tenders", "4 rebate"]));
  });
});

/** gt after a refund, which `buildChain` does not count by itself. */
function refundTotals(chain: Chain, refund: object) {
  const total = "total" in refund && typeof refund.total === "number" ? refund.total : 0;
  const last = JSON.parse(chain.entries.at(-1)?.body ?? "{}") as { gt: number; gta: number };
  return { gt: last.gt - total, gta: last.gta + total };
}
