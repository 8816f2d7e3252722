import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { listDay } from "#upstream/pokepay/list-day.ts";
import type { Sent } from "#upstream/pokepay/send.ts";
import { answerLost } from "#rig/behaviour.ts";
import { customer, openPokepayBench, wallet } from "./pokepay-bench.ts";

const row = (id: string, description: string) => ({
  id,
  type: "payment",
  is_modified: false,
  sender: { id: "c", is_merchant: false },
  sender_account: { id: "w" },
  receiver: { id: "s", is_merchant: true },
  receiver_account: { id: "sw" },
  amount: 300,
  money_amount: 300,
  point_amount: 0,
  done_at: "2026-11-24T03:00:00.000000Z",
  description,
});
const o = { shop: "shop", mark: " R1-1-", fromMs: 0 };
/** Answers with these pages one after the other, each but the last naming the next. */
function pages(...bodies: readonly (readonly ReturnType<typeof row>[] | Sent)[]) {
  const cursors: (string | undefined)[] = [];
  const send = (request: { readonly bodyParams: object }): Promise<Sent> => {
    const { next_page_cursor_id: cursor } = request.bodyParams as { next_page_cursor_id?: string };
    const n = cursors.push(cursor) - 1;
    const page = bodies[n] ?? [];
    if ("kind" in page) return Promise.resolve(page);
    const next = n < bodies.length - 1 ? `c${n + 1}` : null;
    return Promise.resolve({ kind: "body", body: { rows: page, next_page_cursor_id: next } });
  };
  return { send, cursors };
}

test("every page is read, and only what names this register is kept", async () => {
  const { send, cursors } = pages([row("a", "店 R1-1-3"), row("b", "店 R2-1-4")], [row("c", "店 R1-1-9")], []);
  const listed = await listDay(o, send);
  expect(listed.kind === "answer" && listed.value.map(({ id }) => id)).toEqual(["a", "c"]);
  expect(cursors).toEqual([undefined, "c1", "c2"]);
});

test("half a list is none", async () => {
  const lost: Sent = { kind: "failed", code: "reset", sent: true };
  expect(await listDay(o, pages([row("a", "店 R1-1-3")], lost).send)).toEqual({ kind: "away", code: "reset" });
  const wrong = await listDay(o, pages([row("a", "店 R1-1-3")], { kind: "body", body: { rows: 1 } }).send);
  expect(wrong).toEqual({ kind: "away", code: "bad-body" });
});

test("the authority lists the day's bookings of this register, taken back or not", async () => {
  await using bench = await openPokepayBench();
  const { rig, pokepay } = bench;
  const beganMs = Date.now() - 60_000;
  const pay = (amount: number, description: string) =>
    pokepay.pay({ key: randomUUID(), wallet, customer, amount, description });
  await pay(100, "店 R1-1-3");
  await pay(200, "店 R2-1-3");
  const [mine] = rig.transactions();
  await pokepay.refund(mine?.id ?? "");
  const listed = await pokepay.listDay({ mark: " R1-1-", fromMs: beganMs });
  expect(listed).toMatchObject({ kind: "answer", value: [{ id: mine?.id, amount: 100, is_modified: true }] });
  expect(await pokepay.listDay({ mark: " R1-1-", fromMs: Date.now() + 60_000 })).toEqual({ kind: "answer", value: [] });
  rig.behave(answerLost({ op: "transactions-v2" }));
  expect(await pokepay.listDay({ mark: " R1-1-", fromMs: beganMs })).toMatchObject({ kind: "away" });
}, 30_000);
