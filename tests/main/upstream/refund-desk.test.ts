import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { answerLost, requestLost } from "#rig/behaviour.ts";
import { mixedChain, riceBack } from "#rig/headquarters/mixed-sale.ts";
import { openHeadquartersBench, reg } from "./headquarters-bench.ts";

const of = { reg, epoch: 1, seq: 3 };
/** The register's mixed sale (entry 3, receipt R01-1-1), forwarded; and another register of the house. */
async function openSold() {
  const bench = await openHeadquartersBench();
  const chain = mixedChain(reg);
  const { headquarters, rig } = bench;
  rig.trust(reg, chain.key);
  const forward = (from: number) =>
    headquarters.forward({
      epoch: 1,
      expectedLast: { seq: from, hash: chain.entries[from - 1]?.hash ?? chain.genesis },
      entries: chain.entries.slice(from),
    });
  await forward(0);
  return { ...bench, chain, forward, other: bench.another("R02") };
}
const rice = (qty = 1, key: string = randomUUID()) => ({ key, of, lines: [{ line: 0, qty }] });

describe("a sale of another register", () => {
  test("is read by its QR and by its receipt number, with all that is left of it", async () => {
    await using bench = await openSold();
    const hash = bench.chain.entries[2]?.hash ?? "";
    const found = await bench.other.saleOf({ ...of, hash: hash.slice(0, 8).toUpperCase() });
    expect(found).toMatchObject({
      kind: "answer",
      value: {
        ...of,
        hash,
        day: "2026-11-22",
        data: { receipt: "R01-1-1", total: 800, tenders: [{ kind: "meal" }, { kind: "emoney" }, { kind: "cash" }] },
        left: {
          lines: [
            { line: 0, qty: 3, amount: 300 },
            { line: 1, qty: 1, amount: 500 },
          ],
        },
      },
    });
    expect(await bench.other.saleOf({ receipt: "R01-1-1" })).toEqual(found);
  });

  test("a forged receipt, an entry that is no sale and a sale nobody forwarded are refused", async () => {
    await using bench = await openSold();
    expect(await bench.other.saleOf({ ...of, hash: "00000000" })).toEqual({ kind: "refused", code: "receipt-differs" });
    for (const where of [{ ...of, seq: 2 }, { ...of, epoch: 9 }, { ...of, reg: "R77" }, { receipt: "R01-1-2" }])
      expect(await bench.other.saleOf(where)).toEqual({ kind: "refused", code: "sale-unknown" });
    expect(await bench.other.refundAllowance({ ...rice(), of: { ...of, seq: 2 } })).toEqual({
      kind: "refused",
      code: "sale-unknown",
    });
  });
});

describe("leave to return a part of a sale", () => {
  test("says how much, the way the money came, and the rebate that goes with it", async () => {
    await using bench = await openSold();
    const { other } = bench;
    const by = (amount: number) => [{ class: "cafeteria", amount }];
    expect(await other.refundAllowance(rice())).toMatchObject({
      kind: "answer",
      value: {
        receipt: "R01-1-1",
        lines: [{ line: 0, qty: 1, returned: 0, amount: 100 }],
        total: 100,
        tenders: [
          { tender: 2, kind: "cash", amount: 33, by: by(33) },
          { tender: 1, kind: "emoney", amount: 67, by: by(67) },
        ],
        // 200 of 267 still earn 1 yen.
        rebate: [{ class: "cafeteria", base: 67, bp: 50, amount: 0 }],
        left: {
          lines: [
            { line: 0, qty: 2, amount: 200 },
            { line: 1, qty: 1 },
          ],
        },
      },
    });
    expect(await other.refundAllowance(rice(2))).toMatchObject({
      value: {
        lines: [{ returned: 1, amount: 200 }],
        tenders: [{ kind: "meal", amount: 200 }],
        rebate: [{ base: 200, amount: 1 }],
      },
    });
    expect(await other.refundAllowance(rice())).toEqual({ kind: "refused", code: "refund-too-much" });
    const pen = { key: randomUUID(), of, lines: [{ line: 1, qty: 1 }] };
    expect(await other.refundAllowance(pen)).toMatchObject({
      value: { total: 500, rebate: [{ base: 333, amount: 1 }] },
    });
  });

  test("a line asked for twice, a line that is not there and no units at all are refused", async () => {
    await using bench = await openSold();
    const ask = (...lines: { line: number; qty: number }[]) =>
      bench.other.refundAllowance({ key: randomUUID(), of, lines });
    expect(await ask({ line: 0, qty: 1 }, { line: 0, qty: 2 })).toMatchObject({ code: "refund-too-much" });
    expect(await ask({ line: 2, qty: 1 })).toMatchObject({ code: "refund-too-much" });
    expect(await ask({ line: 0, qty: 0 })).toMatchObject({ code: "bad-request" });
    expect(await ask()).toMatchObject({ code: "bad-request" });
  });

  test("a lost answer is asked again under its key and granted once", async () => {
    await using bench = await openSold();
    const { other, rig } = bench;
    const one = rice(2);
    const honest = rig.behave(answerLost({ op: "allowRefund" }));
    expect(await other.refundAllowance(one)).toEqual({ kind: "away", code: "reset" });
    honest();
    const found = await other.allowanceOf(one.key);
    expect(found).toMatchObject({ kind: "answer", value: { total: 200, state: "granted" } });
    expect(await other.refundAllowance(one)).toEqual(found);
    expect(await other.refundAllowance({ ...one, lines: [{ line: 0, qty: 1 }] })).toEqual({
      kind: "refused",
      code: "key-conflict",
    });
    expect(rig.refundAllowances()).toHaveLength(1);
  });

  test("given back it is there again, and a key given back before it came grants nothing", async () => {
    await using bench = await openSold();
    const { other, headquarters, rig } = bench;
    const all = rice(3);
    await other.refundAllowance(all);
    expect(await headquarters.refundAllowance(rice())).toMatchObject({ code: "refund-too-much" });
    expect(await other.releaseRefund(all.key)).toEqual({ kind: "answer", value: null });
    expect(await other.releaseRefund(all.key)).toEqual({ kind: "answer", value: null });
    expect(await headquarters.refundAllowance(rice(3))).toMatchObject({ kind: "answer", value: { total: 300 } });
    const late = { ...rice(), lines: [{ line: 1, qty: 1 }] };
    const honest = rig.behave(requestLost({ op: "allowRefund" }));
    expect(await other.refundAllowance(late)).toMatchObject({ kind: "away" });
    honest();
    expect(await other.allowanceOf(late.key)).toEqual({ kind: "answer", value: null });
    await other.releaseRefund(late.key);
    expect(await other.refundAllowance(late)).toEqual({ kind: "refused", code: "released" });
  });

  test("two registers at once never return more units or yen than were sold", async () => {
    await using bench = await openSold();
    const { headquarters, other, rig } = bench;
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, at) => (at % 2 === 0 ? headquarters : other).refundAllowance(rice())),
    );
    expect(answers.filter(({ kind }) => kind === "answer")).toHaveLength(3);
    expect(answers.filter(({ kind }) => kind === "refused")).toHaveLength(9);
    expect(rig.refundAllowances().reduce((so, { total }) => so + total, 0)).toBe(300);
  });

  test("a refund in the journal uses its leave up, and one without leave counts as well", async () => {
    await using bench = await openSold();
    const { headquarters, other, chain, forward } = bench;
    const one = rice();
    await headquarters.refundAllowance(one);
    const receipt = { receipt: "R01-1-1", seq: 3 };
    const back = riceBack(
      "R01-1-2",
      receipt,
      [
        ["cash", 33],
        ["emoney", 67],
      ],
      [67, 0],
    );
    chain.add("refund", back, { gt: 700, gta: 900 });
    await forward(3);
    expect(await headquarters.releaseRefund(one.key)).toEqual({ kind: "refused", code: "allowance-used" });
    // Made while the line was cut.
    chain.add("refund", riceBack("R01-1-3", receipt, [["meal", 100]], [100, 1]), { gt: 600, gta: 1000 });
    await forward(4);
    expect(await other.refundAllowance(rice(2))).toMatchObject({ code: "refund-too-much" });
    expect(await other.refundAllowance(rice())).toMatchObject({ value: { lines: [{ returned: 2, amount: 100 }] } });
    expect(bench.rig.findings().filter(({ finding }) => finding !== "meal")).toEqual([]);
  });

  test("leave whose sums do not agree is not believed", async () => {
    await using bench = await openSold();
    const { other, rig } = bench;
    for (const wrong of [{ total: 101 }, { tenders: [] }, { of: { ...of, seq: 4 } }, { lines: [] }]) {
      const undo = rig.behave({
        name: "planted",
        after: ({ op }, reply) =>
          op === "allowRefund"
            ? { kind: "answer", reply: { ...reply, body: { ...(reply.body as object), ...wrong } } }
            : undefined,
      });
      const one = rice();
      expect(await other.refundAllowance(one)).toEqual({ kind: "refused", code: "bad-answer" });
      undo();
      await other.releaseRefund(one.key);
    }
  });
});
