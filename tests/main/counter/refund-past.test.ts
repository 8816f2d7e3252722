import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Journal } from "#db/open-journal.ts";
import { grantOf, isUnsent, sourcesOf } from "#main/counter/refund-past.ts";
import type { Fact, SaleData } from "#register/entry.ts";
import { commit, makeFolder, open, provision } from "#tests/db/register-at-work.ts";
import { cashSale, emoneySale, payIntent, sampleKey, settings } from "#tests/db/sample-facts.ts";

let folder: ReturnType<typeof makeFolder>;
let journal: Journal;
beforeEach(() => {
  folder = makeFolder();
  provision(folder.dir);
  journal = open(folder.dir);
  commit(journal, [{ kind: "config", data: settings }]);
});
afterEach(() => {
  journal[Symbol.dispose]();
  folder[Symbol.dispose]();
});

const outcome = { key: sampleKey, wallet: "w-1", amount: 1930 };
const authority = (id: string) => ({ id, money: 1930, points: 0 });
const boot: Fact = { kind: "boot", data: { mode: "test", runtime: "node", clean: true } };
const receipt = "R01-1-1";
function sell(data: SaleData, ...before: readonly Fact[]): number {
  for (const fact of before) commit(journal, [fact]);
  commit(journal, [{ kind: "sale", data }]);
  return journal.head().seq;
}
/** More than one page of whatever else happens. */
const goOn = (n = 600): void =>
  void commit(
    journal,
    Array.from({ length: n }, () => boot),
  );
const byRegister = (data: SaleData): SaleData => ({ ...data, rebate: { ...data.rebate, creditor: "register" } });

test("a payment's wallet is told by its intent shortly before the sale, cash has none", async () => {
  const data = emoneySale(receipt);
  const seq = sell(data, payIntent, boot, boot);
  expect(await sourcesOf(journal, seq, data)).toEqual([
    { wallet: "w-1", customer: "c-1", member: "m-1", authority: { id: "tx-1", money: 1900, points: 30 } },
  ]);
  const cash = cashSale("R01-1-2");
  expect(await sourcesOf(journal, sell(cash), cash)).toEqual([{}]);
});

test("a sale on trust has the authority's id only when its claim was collected, however long after", async () => {
  const data = emoneySale(receipt);
  const [{ authority: _, ...claim }] = data.tenders as [SaleData["tenders"][number]];
  const seq = sell({ ...data, tenders: [claim] }, { kind: "pay-intent", data: { ...payIntent.data, claim: true } });
  goOn();
  const source = { wallet: "w-1", customer: "c-1", member: "m-1" };
  expect(await sourcesOf(journal, seq, { ...data, tenders: [claim] })).toEqual([source]);
  commit(journal, [{ kind: "pay-captured", data: { ...outcome, authority: authority("tx-late") } }]);
  goOn();
  expect(await sourcesOf(journal, seq, { ...data, tenders: [claim] })).toEqual([
    { ...source, authority: authority("tx-late") },
  ]);
});

test("of the points granted for a sale the last grant counts, as it stands", async () => {
  const data = byRegister(emoneySale(receipt));
  const seq = sell(data, payIntent);
  const [first, second] = [randomUUID(), randomUUID()];
  const intend = (key: string, amount: number): Fact => ({
    kind: "charge-intent",
    data: { key, wallet: "w-1", customer: "c-1", amount, given: 0, change: 0, rebate_of: receipt },
  });
  const told = (key: string, amount: number) => ({
    key,
    wallet: "w-1",
    amount,
    authority: authority(`p-${amount}`),
    rebate_of: receipt,
  });
  expect(await grantOf(journal, seq, data)).toBeUndefined();
  commit(journal, [intend(first, 113)]);
  expect(await grantOf(journal, seq, data)).toEqual({ key: first, wallet: "w-1", customer: "c-1", amount: 113 });
  commit(journal, [{ kind: "charge-posted", data: told(first, 113) }]);
  goOn();
  expect(await grantOf(journal, seq, data)).toMatchObject({ key: first, authority: { id: "p-113" } });
  commit(journal, [{ kind: "charge-reverse-due", data: told(first, 113) }, intend(second, 20)]);
  expect(await grantOf(journal, seq, data)).toMatchObject({ key: second, amount: 20 });
  commit(journal, [
    { kind: "charge-rejected", data: { key: second, wallet: "w-1", amount: 20, reason: "account_closed" } },
  ]);
  expect(await grantOf(journal, seq, data)).toBeUndefined();
  expect(await grantOf(journal, seq, emoneySale(receipt))).toBeUndefined();
});

test("a return made without leave holds up the next one until headquarters has it", async () => {
  const data = emoneySale(receipt);
  sell(data, payIntent);
  const { lines, total, taxes, tenders, rebate } = data;
  const of = { receipt, seq: 4 };
  const refund = { receipt: "R01-1-2", of, lines, total, taxes, tenders, rebate };
  commit(journal, [{ kind: "refund", data: { ...refund, allowance: randomUUID() } }]);
  expect(await isUnsent(journal, receipt)).toBe(false);
  commit(journal, [{ kind: "refund", data: { ...refund, receipt: "R01-1-3" } }]);
  expect(await isUnsent(journal, receipt)).toBe(true);
  expect(await isUnsent(journal, "R01-1-9")).toBe(false);
  const { seq, hash } = journal.head();
  journal.noteCursor("headquarters", seq, hash.toString("hex"));
  expect(await isUnsent(journal, receipt)).toBe(false);
});
