import { randomUUID } from "node:crypto";
import type { Call } from "#rig/behaviour.ts";
import {
  booking,
  customer,
  expectedOf,
  mealWallet,
  openPokepayBench,
  wallet,
} from "#tests/main/upstream/pokepay-bench.ts";
import type { Exchange } from "./judge.ts";

/** Everything our client can ask the authority, once each way it can end, against the simulator; and what each call came to. */
export async function playScript(): Promise<{
  readonly exchanges: readonly Exchange[];
  readonly came: Readonly<Record<string, unknown>>;
}> {
  await using bench = await openPokepayBench();
  const { rig, pokepay } = bench;
  const exchanges = new Map<Call, Exchange>();
  const heard = { status: 0, body: null };
  rig.behave({
    name: "recorder",
    before: (call) =>
      void exchanges.set(call, { method: call.method ?? "", path: call.path ?? "", data: call.data, ...heard }),
    after: (call, reply) => {
      const asked = exchanges.get(call);
      if (asked) exchanges.set(call, { ...asked, ...reply });
      return undefined;
    },
  });
  const came: Record<string, unknown> = {};
  const note = async (name: string, answer: Promise<unknown>): Promise<void> => void (came[name] = await answer);

  await note("ping", pokepay.ping());
  await note("balance", pokepay.balance(wallet));
  await note("balance of nobody", pokepay.balance(randomUUID()));
  const paid = booking(120);
  await note("pay", pokepay.pay(paid));
  await note("pay too much", pokepay.pay(booking(49_000)));
  await note("pay by the meal plan", pokepay.pay({ ...booking(500), wallet: mealWallet, money: "meal" }));
  const charged = booking(1000);
  await note("charge", pokepay.charge(charged));
  await note("grant points", pokepay.grantPoints(booking(5)));
  await note("look up", pokepay.lookUp(paid.key, expectedOf("payment", paid)));
  await note("look up nothing", pokepay.lookUp(randomUUID(), expectedOf("payment", paid)));
  await note("search", pokepay.search({ description: paid.description, fromMs: Date.now() - 60_000 }));
  // One more than a page holds: the cursor goes back with the next question.
  const many = { ...booking(1), description: "中央食堂 R1-1-many" };
  for (let n = 0; n <= 100; n += 1) await pokepay.pay({ ...many, key: randomUUID() });
  await note("search over pages", pokepay.search({ description: many.description, fromMs: Date.now() - 60_000 }));
  await note("latest", pokepay.latest({ customer, count: 10 }));
  await note("list of the day", pokepay.listDay({ mark: "R1-1-", fromMs: Date.now() - 60_000 }));
  for (const long of [true, false]) {
    const name = long ? "22 characters" : "20 digits";
    const token = rig.showBarcode(wallet, { long });
    await note(`barcode of ${name}`, pokepay.readBarcode(token));
    await note(`pay by ${name}`, pokepay.payByBarcode({ ...booking(30), token }));
    await note(`pay twice by ${name}`, pokepay.payByBarcode({ ...booking(30), token }));
    await note(`used barcode of ${name}`, pokepay.readBarcode(token));
  }
  await note(
    "charge by barcode",
    pokepay.chargeByBarcode({ ...booking(1000), token: rig.showBarcode(wallet, { long: true }) }),
  );
  const offer = { type: "payment" as const, amount: 70, description: "中央食堂 R1-1-70", expiresInS: 60 };
  for (const name of ["paid", "cancelled", "refused"] as const) {
    const shown = await pokepay.showCashtray(name === "refused" ? { ...offer, amount: 40_000 } : offer);
    if (shown.kind !== "answer") throw new Error(`no code: ${shown.kind}`);
    await note(`waiting code ${name}`, pokepay.pollCashtray(shown.value));
    if (name !== "cancelled") rig.scanCashtray(shown.value.id, wallet);
    await note(
      `code ${name}`,
      name === "paid" ? pokepay.pollCashtray(shown.value) : pokepay.cancelCashtray(shown.value),
    );
  }
  await note("code of nobody", pokepay.pollCashtray({ id: randomUUID(), type: "payment", amount: 1 }));
  const [booked] = rig.transactions().filter(({ requestId }) => requestId === charged.key);
  if (!booked) throw new Error("no booking to give back");
  await note("refund", pokepay.refund(booked.id));
  await note("refund again", pokepay.refund(booked.id));
  await note("refund of nothing", pokepay.refund(randomUUID()));
  return { exchanges: [...exchanges.values()], came };
}
