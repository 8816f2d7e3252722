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
import {
  cancelCashtray,
  createCashtray,
  readCashtray,
  type Cashtray,
  type CashtrayOffer,
  type CashtrayRef,
  type CashtrayState,
} from "./cashtray.ts";
import { barcodeRequest, isToken, readBarcode, signYen, type Barcode } from "./cpm.ts";
import { latestTransactions } from "./latest.ts";
import { listDay } from "./list-day.ts";
import type { Money, Moneys } from "./money.ts";
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

/** key = request id (UUIDv4), wallet = account id, amount in yen > 0; money = emoney unless told. */
export type Booking = {
  readonly key: string;
  readonly wallet: string;
  readonly customer: string;
  readonly amount: number;
  readonly description: string;
  readonly money?: Money;
};
/** By the app's barcode; wallet, customer and money are what `readBarcode` said of it. */
export type BarcodeBooking = Booking & { readonly token: string };
export type Pokepay = AsyncDisposable & {
  readonly balance: (
    wallet: string,
    o?: { signal?: AbortSignal; deadlineMs?: number; money?: Money },
  ) => Promise<Answer<Balance>>;
  readonly pay: (o: Booking) => Promise<Outcome>;
  readonly charge: (o: Booking) => Promise<Outcome>;
  /** A rebate in points: a charge of `amount` points instead of money, with the same states. */
  readonly grantPoints: (o: Booking) => Promise<Outcome>;
  /** Whose barcode it is and what it may be used for; `barcodeRefusal` judges it. */
  readonly readBarcode: (token: string, o?: { signal?: AbortSignal; deadlineMs?: number }) => Promise<Answer<Barcode>>;
  readonly payByBarcode: (o: BarcodeBooking) => Promise<Outcome>;
  readonly chargeByBarcode: (o: BarcodeBooking) => Promise<Outcome>;
  readonly showCashtray: (o: CashtrayOffer) => Promise<Answer<Cashtray>>;
  readonly pollCashtray: (o: CashtrayRef) => Promise<CashtrayState>;
  readonly cancelCashtray: (o: CashtrayRef) => Promise<CashtrayState>;
  readonly lookUp: (key: string, expected: Expected) => Promise<Found>;
  readonly search: (o: { description: string; fromMs: number }) => Promise<Answer<readonly Transaction[]>>;
  /** Every booking of the shop since then that names this register (`mark`): what the journal is held against. */
  readonly listDay: (o: { mark: string; fromMs: number }) => Promise<Answer<readonly Transaction[]>>;
  /** Newest first; shown to the member only. */
  readonly latest: (o: { customer: string; count: number; money?: Money }) => Promise<Answer<readonly Transaction[]>>;
  /** `money`: the money the booking has to be of, if it is known. */
  readonly refund: (transactionId: string, o?: { money?: Money }) => Promise<Refunded>;
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
  readonly moneys: Moneys;
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
  type Request = Parameters<typeof sender.send>[0];

  const send = async (request: Request, deadlineMs: number, signal?: AbortSignal): Promise<Sent> => {
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
  /** A question of somebody who waits at the counter. */
  const ask = (request: Request, deadlineMs = payDeadlineMs, signal?: AbortSignal): Promise<Sent> =>
    send(request, online.now() === "down" ? Math.min(deadlineMs, awayDeadlineMs) : deadlineMs, signal);
  const idOf = (money: Money = "emoney"): string | undefined => o.moneys[money];

  const book = async (
    type: Expected["type"],
    booking: Booking,
    make: (moneyId: string) => Request,
  ): Promise<Outcome> => {
    const { wallet, customer, amount, money } = booking;
    if (!Number.isSafeInteger(amount) || amount <= 0) throw new RangeError(`a booking of ${amount} yen`);
    const moneyId = idOf(money);
    if (moneyId === undefined) return { kind: "fault", code: "private_money_not_found" };
    if (online.now() === "down") return { kind: "not-sent", code: "known-away" };
    const expected = { type, amount, customer, wallet };
    return readOutcome(await send(make(moneyId), payDeadlineMs), expected, money && moneyId);
  };
  const bookCard = (type: Expected["type"], booking: Booking, unit: "money" | "points" = "money"): Promise<Outcome> =>
    book(type, booking, (moneyId) => {
      const { key, customer, amount, description } = booking;
      const shared = {
        shop_id: o.shop,
        customer_id: customer,
        private_money_id: moneyId,
        description,
        request_id: key,
      };
      return type === "payment"
        ? new CreatePaymentTransaction({ ...shared, amount })
        : new CreateTopupTransaction({
            ...shared,
            ...(unit === "money" ? { money_amount: amount } : { point_amount: amount }),
          });
    });
  const bookBarcode = async (type: Expected["type"], { token, ...booking }: BarcodeBooking): Promise<Outcome> => {
    if (!isToken(token)) return { kind: "declined", code: "cpm_token_not_found" };
    const { key, description } = booking;
    return book(type, booking, () =>
      barcodeRequest({ token, shop: o.shop, amount: signYen(type, booking.amount), description, key }),
    );
  };
  const onTray = async (
    ref: CashtrayRef,
    work: typeof readCashtray,
    deadlineMs = payDeadlineMs,
  ): Promise<CashtrayState> => {
    const moneyId = idOf(ref.money);
    if (moneyId === undefined) return { kind: "refused", code: "private_money_not_found" };
    return work(ref, moneyId, Date.now, (request) => ask(request, deadlineMs));
  };
  return {
    balance: async (wallet, { signal, deadlineMs, money } = {}) => {
      const sent = await ask(new GetAccount({ account_id: wallet }), deadlineMs, signal);
      if (sent.kind === "failed") return { kind: "away", code: sent.code };
      if (sent.kind === "typed") return { kind: "refused", code: sent.code };
      const parsed = v.safeParse(accountSchema, sent.body);
      if (!parsed.success || parsed.output.id !== wallet) return { kind: "away", code: "bad-body" };
      // Another co-op's money: a payment would go from another wallet of the same person.
      if (parsed.output.private_money.id !== idOf(money)) return { kind: "refused", code: "account_currency_mismatch" };
      return { kind: "answer", value: balanceOf(parsed.output) };
    },
    pay: (booking) => bookCard("payment", booking),
    charge: (booking) => bookCard("topup", booking),
    grantPoints: async (booking) => {
      const outcome = await bookCard("topup", booking, "points");
      return outcome.kind === "captured" && outcome.authority.points !== booking.amount
        ? { kind: "fault", code: "answer-amount" }
        : outcome;
    },
    readBarcode: (token, { signal, deadlineMs } = {}) =>
      readBarcode(token, o.moneys, (request) => ask(request, deadlineMs, signal)),
    payByBarcode: (booking) => bookBarcode("payment", booking),
    chargeByBarcode: (booking) => bookBarcode("topup", booking),
    showCashtray: async (offer) => {
      const moneyId = idOf(offer.money);
      if (moneyId === undefined) return { kind: "refused", code: "private_money_not_found" };
      return createCashtray({ ...offer, shop: o.shop, moneyId }, (request) => ask(request));
    },
    pollCashtray: (ref) => onTray(ref, readCashtray),
    cancelCashtray: (ref) => onTray(ref, cancelCashtray),
    lookUp: async (key, expected) =>
      readFound(
        await send(new GetTransactionByRequestId({ request_id: key }), payDeadlineMs),
        expected,
        expected.money && idOf(expected.money),
      ),
    search: ({ description, fromMs }) =>
      searchTransactions({ shop: o.shop, description, fromMs }, (request) => send(request, limitMs)),
    listDay: ({ mark, fromMs }) => listDay({ shop: o.shop, mark, fromMs }, (request) => send(request, limitMs)),
    latest: async ({ customer, count, money }) => {
      const moneyId = idOf(money);
      if (moneyId === undefined) return { kind: "refused", code: "private_money_not_found" };
      return latestTransactions({ customer, moneyId, count }, (request) => ask(request));
    },
    refund: (id, { money } = {}) => refundTransaction(id, (request) => send(request, limitMs), money && idOf(money)),
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
