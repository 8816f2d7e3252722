import { ListTransactionsV2 } from "@pokepay/pokepay-partner-sdk";
import * as v from "valibot";
import type { Answer } from "../answer.ts";
import type { Sent } from "./send.ts";
import { listSchema, type Transaction } from "./transaction.ts";

export type SendList = (request: ListTransactionsV2) => Promise<Sent>;

/**
 * The bookings of the shop since `fromMs` that are wanted, page by page. Everything or nothing: half a list would say of the other
 * half that it is not there. `description` is the API's own filter; `perPage` at most 1,000 (ListTransactionsV2, `per_page`).
 */
export async function listPages(
  o: {
    readonly shop: string;
    readonly fromMs: number;
    readonly description?: string;
    readonly perPage: number;
    readonly mostPages: number;
    readonly isWanted: (row: Transaction) => boolean;
  },
  send: SendList,
): Promise<Answer<readonly Transaction[]>> {
  const rows: Transaction[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < o.mostPages; page += 1) {
    const sent: Sent = await send(
      new ListTransactionsV2({
        shop_id: o.shop,
        ...(o.description === undefined ? {} : { description: o.description }),
        from: new Date(o.fromMs).toISOString(),
        per_page: o.perPage,
        ...(cursor === null ? {} : { next_page_cursor_id: cursor }),
      }),
    );
    if (sent.kind === "failed") return { kind: "away", code: sent.code };
    if (sent.kind === "typed") return { kind: "refused", code: sent.code };
    const parsed = v.safeParse(listSchema, sent.body);
    if (!parsed.success) return { kind: "away", code: "bad-body" };
    rows.push(...parsed.output.rows.filter(o.isWanted));
    cursor = parsed.output.next_page_cursor_id ?? null;
    if (cursor === null) return { kind: "answer", value: rows };
  }
  return { kind: "away", code: "bad-body" };
}
