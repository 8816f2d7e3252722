import { CancelCashtray, CreateCashtray, GetCashtray } from "@pokepay/pokepay-partner-sdk";
import * as v from "valibot";
import type { Authority } from "#register/entry.ts";
import type { Answer, TransportCode } from "../answer.ts";
import { isPokepayCode, type MismatchCode, type PokepayCode } from "./codes.ts";
import { signYen } from "./cpm.ts";
import type { Money } from "./money.ts";
import type { Sent } from "./send.ts";
import { authorityOf, customerSide, mismatchOf, transactionSchema, type Expected } from "./transaction.ts";

/** What is shown for the member's app to scan. Amount in yen > 0; `type` says which way it goes. */
export type CashtrayOffer = {
  readonly type: Expected["type"];
  readonly amount: number;
  readonly description: string;
  readonly expiresInS: number;
  readonly money?: Money;
};
/** The url is the QR code's content. `expiresAtMs`: since 1970, by the authority's clock. */
export type Cashtray = Pick<CashtrayOffer, "type" | "amount" | "money"> & {
  readonly id: string;
  readonly url: string;
  readonly expiresAtMs: number;
};
/** Enough of a cashtray to ask for it again after a restart: what the journal kept. */
export type CashtrayRef = Pick<Cashtray, "id" | "type" | "amount" | "money">;

/**
 * One state of the API (GET /cashtrays/{id}). `expired` is judged by our clock: who wants to take another tender cancels
 * first and believes what that says. `failed` = the app scanned it and was refused; the code is spent. `fault` = it was
 * captured, but is not what was offered: money moved, a person must look.
 */
export type CashtrayState =
  | { readonly kind: "waiting" | "expired" | "cancelled" }
  | {
      readonly kind: "captured";
      readonly authority: Authority;
      readonly wallet: string;
      readonly customer: string;
    }
  | { readonly kind: "failed"; readonly code: PokepayCode | "unlisted" }
  | { readonly kind: "fault"; readonly code: MismatchCode }
  | { readonly kind: "refused"; readonly code: PokepayCode }
  | { readonly kind: "away"; readonly code: TransportCode };

const cashtraySchema = v.object({
  id: v.pipe(v.string(), v.uuid()),
  amount: v.pipe(v.number(), v.integer()),
  expires_at: v.string(),
  canceled_at: v.nullish(v.string()),
  token: v.pipe(v.string(), v.startsWith("https://")),
});
const resultSchema = v.object({
  ...cashtraySchema.entries,
  attempt: v.nullish(v.object({ error_type: v.nullish(v.string()) })),
  transaction: v.nullish(transactionSchema),
});

type Send = (request: CreateCashtray | GetCashtray | CancelCashtray) => Promise<Sent>;

/** Makes a code to show. It has no request id: one whose answer is lost is seen by nobody and runs out by itself. */
export async function createCashtray(
  o: CashtrayOffer & { readonly shop: string; readonly moneyId: string },
  send: Send,
): Promise<Answer<Cashtray>> {
  const amount = signYen(o.type, o.amount);
  const sent = await send(
    new CreateCashtray({
      private_money_id: o.moneyId,
      shop_id: o.shop,
      amount,
      description: o.description,
      expires_in: o.expiresInS,
    }),
  );
  if (sent.kind === "failed") return { kind: "away", code: sent.code };
  if (sent.kind === "typed") return { kind: "refused", code: sent.code };
  const parsed = v.safeParse(cashtraySchema, sent.body);
  const expiresAtMs = Date.parse(parsed.success ? parsed.output.expires_at : "");
  // A code over another amount must never be shown.
  if (!parsed.success || Number.isNaN(expiresAtMs) || parsed.output.amount !== amount)
    return { kind: "away", code: "bad-body" };
  const { id, token: url } = parsed.output;
  const { type, money = "emoney" } = o;
  return { kind: "answer", value: { id, url, type, amount: o.amount, money, expiresAtMs } };
}

/** Asks where a code stands. `moneyId`: the money it was made for. */
export async function readCashtray(
  ref: CashtrayRef,
  moneyId: string,
  nowMs: () => number,
  send: Send,
): Promise<CashtrayState> {
  const sent = await send(new GetCashtray({ cashtray_id: ref.id }));
  if (sent.kind === "failed") return { kind: "away", code: sent.code };
  if (sent.kind === "typed") return { kind: "refused", code: sent.code };
  const parsed = v.safeParse(resultSchema, sent.body);
  if (!parsed.success || parsed.output.id !== ref.id) return { kind: "away", code: "bad-body" };
  const { transaction, attempt, canceled_at: cancelledAt, expires_at: expiresAt, amount } = parsed.output;
  if (transaction !== null && transaction !== undefined) {
    const { user, account } = customerSide(transaction);
    // Whoever scanned it pays; all the rest must be as it was offered.
    const code = mismatchOf(transaction, { ...ref, customer: user.id, wallet: account.id }, moneyId);
    if (code !== null) return { kind: "fault", code };
    return { kind: "captured", authority: authorityOf(transaction), wallet: account.id, customer: user.id };
  }
  if (amount !== signYen(ref.type, ref.amount)) return { kind: "fault", code: "answer-amount" };
  if (attempt !== null && attempt !== undefined) {
    const type = attempt.error_type ?? "";
    return { kind: "failed", code: isPokepayCode(type) ? type : "unlisted" };
  }
  if ((cancelledAt ?? null) !== null) return { kind: "cancelled" };
  return { kind: Date.parse(expiresAt) < nowMs() ? "expired" : "waiting" };
}

/** Takes a code back and says what became of it: a member may have been faster. */
export async function cancelCashtray(
  ref: CashtrayRef,
  moneyId: string,
  nowMs: () => number,
  send: Send,
): Promise<CashtrayState> {
  const sent = await send(new CancelCashtray({ cashtray_id: ref.id }));
  if (sent.kind === "failed") return { kind: "away", code: sent.code };
  // Refused as used, expired or cancelled before: the code itself tells which.
  return readCashtray(ref, moneyId, nowMs, send);
}
