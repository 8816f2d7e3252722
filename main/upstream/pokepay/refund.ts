import { GetTransaction, RefundTransaction } from "@pokepay/pokepay-partner-sdk";
import * as v from "valibot";
import type { Authority } from "#register/entry.ts";
import type { TransportCode } from "../answer.ts";
import type { PokepayCode } from "./codes.ts";
import type { Sent } from "./send.ts";
import { authorityOf, customerSide, transactionSchema } from "./transaction.ts";

export type Refunded =
  | { readonly kind: "refunded"; readonly authority: Authority }
  | { readonly kind: "refused"; readonly code: PokepayCode }
  | { readonly kind: "unknown"; readonly code: TransportCode };

type Send = (request: GetTransaction | RefundTransaction) => Promise<Sent>;

/**
 * Takes a whole booking back. A refund has no request id; `transaction_already_refunded` is its safe "done" (POST /transactions/{id}/refund),
 * whose figures are then read from the booking itself. `moneyId`: the money it has to be of.
 */
export async function refundTransaction(id: string, send: Send, moneyId?: string): Promise<Refunded> {
  const sent = await send(new RefundTransaction({ transaction_id: id }));
  if (sent.kind === "failed") return { kind: "unknown", code: sent.code };
  if (sent.kind === "body") return readRefund(id, sent, moneyId);
  // Refused now, it may have been done by an earlier try whose answer was lost: the booking itself says.
  const booking = await send(new GetTransaction({ transaction_id: id }));
  const read = readRefund(id, booking, moneyId);
  const isTold = booking.kind !== "failed" && sent.code !== "transaction_already_refunded";
  return isTold && read.kind !== "refunded" ? { kind: "refused", code: sent.code } : read;
}

function readRefund(id: string, sent: Sent, moneyId: string | undefined): Refunded {
  if (sent.kind === "failed") return { kind: "unknown", code: sent.code };
  if (sent.kind === "typed") return { kind: "unknown", code: "unlisted" };
  const parsed = v.safeParse(transactionSchema, sent.body);
  if (!parsed.success || parsed.output.id !== id || !parsed.output.is_modified)
    return { kind: "unknown", code: "bad-body" };
  if (moneyId !== undefined && customerSide(parsed.output).account.private_money?.id !== moneyId)
    return { kind: "unknown", code: "bad-body" };
  return { kind: "refunded", authority: authorityOf(parsed.output) };
}
