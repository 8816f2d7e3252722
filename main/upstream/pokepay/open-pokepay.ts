import {
  CreatePaymentTransaction,
  CreateTopupTransaction,
  GetAccount,
  GetPing,
  GetTransactionByRequestId,
} from "@pokepay/pokepay-partner-sdk";
import * as v from "valibot";
import type { Answer, Online } from "../answer.ts";
import { openOnline } from "../online.ts";
import { accountSchema, balanceOf, type Balance } from "./account.ts";
import { readFound, readOutcome, type Found, type Outcome } from "./outcome.ts";
import { refundTransaction, type Refunded } from "./refund.ts";
import { searchTransactions } from "./search.ts";
import { openSender, type Sent } from "./send.ts";
import type { Expected, Transaction } from "./transaction.ts";

/** A payment unanswered for this long is unknown: the member stands there, and the look-up decides. */
const payDeadlineMs = 5000;
/** With the road known to be away, a tap is told so within a second; the try itself notices that it is back. */
const awayDeadlineMs = 800;
const probeDeadlineMs = 3000;

/** key = request id (UUIDv4), wallet = account id, amount in yen > 0. */
export type Booking = {
  readonly key: string;
  readonly wallet: string;
  readonly customer: string;
  readonly amount: number;
  readonly description: string;
};
export type Pokepay = AsyncDisposable & {
  readonly balance: (wallet: string, o?: { signal?: AbortSignal; deadlineMs?: number }) => Promise<Answer<Balance>>;
  readonly pay: (o: Booking) => Promise<Outcome>;
  readonly charge: (o: Booking) => Promise<Outcome>;
  readonly lookUp: (key: string, expected: Expected) => Promise<Found>;
  readonly search: (o: { description: string; fromMs: number }) => Promise<Answer<readonly Transaction[]>>;
  readonly refund: (transactionId: string) => Promise<Refunded>;
  readonly ping: () => Promise<boolean>;
  readonly online: () => Online;
  /** Told of every change of `online`; returns what stops it. */
  readonly watch: (see: (online: Online) => void) => () => void;
  /** Requests sent so far, probes left out. */
  readonly requests: () => number;
};

/** `ini`, `ca`: paths. `limitMs`: after this the authority no longer works on a call it once took. Every wait is multiplied by `timeScale`. */
export function openPokepay(o: {
  readonly ini: string;
  readonly shop: string;
  readonly moneys: { readonly emoney: string; readonly meal?: string };
  readonly ca?: string;
  readonly timeScale?: number;
  readonly limitMs?: number;
}): Pokepay {
  const { timeScale = 1, limitMs = 10_000 } = o;
  const sender = openSender(o);
  const ping = async (signal?: AbortSignal): Promise<boolean> => {
    const sent = await sender.send(new GetPing(), {
      deadlineMs: probeDeadlineMs * timeScale,
      plain: true,
      ...(signal === undefined ? {} : { signal }),
    });
    // Whatever it says, it is there; only a server that fails or a road that breaks is away.
    return sent.kind !== "failed" || sent.code === "bad-body" || sent.code === "unlisted";
  };
  const online = openOnline({ probe: ping, timeScale });
  let requests = 0;

  const send = async (
    request: Parameters<typeof sender.send>[0],
    deadlineMs: number,
    signal?: AbortSignal,
  ): Promise<Sent> => {
    requests += 1;
    const sent = await sender.send(request, {
      deadlineMs: deadlineMs * timeScale,
      ...(signal === undefined ? {} : { signal }),
    });
    if (sent.kind !== "failed") online.learn(true);
    else if (sent.status !== undefined) online.doubt();
    else if (sent.code !== "aborted") online.learn(false);
    return sent;
  };
  const book = async (type: Expected["type"], booking: Booking): Promise<Outcome> => {
    const { key, wallet, customer, amount, description } = booking;
    if (!Number.isSafeInteger(amount) || amount <= 0) throw new RangeError(`a booking of ${amount} yen`);
    if (online.now() === "down") return { kind: "not-sent", code: "known-away" };
    const shared = {
      shop_id: o.shop,
      customer_id: customer,
      private_money_id: o.moneys.emoney,
      description,
      request_id: key,
    };
    const request =
      type === "payment"
        ? new CreatePaymentTransaction({ ...shared, amount })
        : new CreateTopupTransaction({ ...shared, money_amount: amount });
    return readOutcome(await send(request, payDeadlineMs), { type, amount, customer, wallet });
  };
  return {
    balance: async (wallet, { signal, deadlineMs = payDeadlineMs } = {}) => {
      const limit = online.now() === "down" ? Math.min(deadlineMs, awayDeadlineMs) : deadlineMs;
      const sent = await send(new GetAccount({ account_id: wallet }), limit, signal);
      if (sent.kind === "failed") return { kind: "away", code: sent.code };
      if (sent.kind === "typed") return { kind: "refused", code: sent.code };
      const parsed = v.safeParse(accountSchema, sent.body);
      if (!parsed.success || parsed.output.id !== wallet) return { kind: "away", code: "bad-body" };
      // Another co-op's money: a payment would go from another wallet of the same person.
      if (parsed.output.private_money.id !== o.moneys.emoney)
        return { kind: "refused", code: "account_currency_mismatch" };
      return { kind: "answer", value: balanceOf(parsed.output) };
    },
    pay: (booking) => book("payment", booking),
    charge: (booking) => book("topup", booking),
    lookUp: async (key, expected) =>
      readFound(await send(new GetTransactionByRequestId({ request_id: key }), payDeadlineMs), expected),
    search: ({ description, fromMs }) =>
      searchTransactions({ shop: o.shop, description, fromMs }, (request) => send(request, limitMs)),
    refund: (id) => refundTransaction(id, (request) => send(request, limitMs)),
    ping: () => ping(),
    online: online.now,
    watch: online.watch,
    requests: () => requests,
    [Symbol.asyncDispose]: async () => {
      await online[Symbol.asyncDispose]();
      sender[Symbol.dispose]();
    },
  };
}
