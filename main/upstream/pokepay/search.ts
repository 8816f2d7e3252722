import { ListTransactionsV2 } from "@pokepay/pokepay-partner-sdk";
import * as v from "valibot";
import type { Answer } from "../answer.ts";
import type { Sent } from "./send.ts";
import { listSchema, type Transaction } from "./transaction.ts";

const perPage = 100;
const mostPages = 20;

/**
 * All bookings of the shop since `fromMs` whose description is exactly `description`. The API's filter also takes longer ones
 * ("… R1-1-12" is part of "… R1-1-120"), so they are compared here again, page by page.
 */
export async function searchTransactions(
  o: { readonly shop: string; readonly description: string; readonly fromMs: number },
  send: (request: ListTransactionsV2) => Promise<Sent>,
): Promise<Answer<readonly Transaction[]>> {
  const rows: Transaction[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < mostPages; page += 1) {
    const sent: Sent = await send(
      new ListTransactionsV2({
        shop_id: o.shop,
        description: o.description,
        from: new Date(o.fromMs).toISOString(),
        per_page: perPage,
        ...(cursor === null ? {} : { next_page_cursor_id: cursor }),
      }),
    );
    if (sent.kind === "failed") return { kind: "away", code: sent.code };
    if (sent.kind === "typed") return { kind: "refused", code: sent.code };
    const parsed = v.safeParse(listSchema, sent.body);
    if (!parsed.success) return { kind: "away", code: "bad-body" };
    rows.push(...parsed.output.rows.filter((row) => row.description === o.description));
    cursor = parsed.output.next_page_cursor_id ?? null;
    if (cursor === null) return { kind: "answer", value: rows };
  }
  return { kind: "away", code: "bad-body" };
}
