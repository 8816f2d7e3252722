import { ListTransactionsV2 } from "@pokepay/pokepay-partner-sdk";
import * as v from "valibot";
import type { Answer } from "../answer.ts";
import type { Sent } from "./send.ts";
import { listSchema, type Transaction } from "./transaction.ts";

/** The last bookings of a member in one money, newest first, at every shop: for the member's own eyes only. */
export async function latestTransactions(
  o: { readonly customer: string; readonly moneyId: string; readonly count: number },
  send: (request: ListTransactionsV2) => Promise<Sent>,
): Promise<Answer<readonly Transaction[]>> {
  const sent = await send(
    new ListTransactionsV2({ customer_id: o.customer, private_money_id: o.moneyId, per_page: o.count }),
  );
  if (sent.kind === "failed") return { kind: "away", code: sent.code };
  if (sent.kind === "typed") return { kind: "refused", code: sent.code };
  const parsed = v.safeParse(listSchema, sent.body);
  return parsed.success
    ? { kind: "answer", value: parsed.output.rows.slice(0, o.count) }
    : { kind: "away", code: "bad-body" };
}
