import { ListTransactionsV2 } from "@pokepay/pokepay-partner-sdk";
import * as v from "valibot";
import type { Answer } from "../answer.ts";
import type { Sent } from "./send.ts";
import { listSchema, type Transaction } from "./transaction.ts";

/** Rows of one answer; the API takes 1,000 at most (ListTransactionsV2, `per_page`). */
const perPage = 500;
/** 50,000 bookings: more than any shop makes in the days one list has to reach back. */
const mostPages = 100;

/**
 * All bookings of the shop since `fromMs`, in every money, whose description holds `mark`: several registers share a shop.
 * Everything or nothing: half a list would make differences of the other half.
 */
export async function listDay(
  o: { readonly shop: string; readonly mark: string; readonly fromMs: number },
  send: (request: ListTransactionsV2) => Promise<Sent>,
): Promise<Answer<readonly Transaction[]>> {
  const rows: Transaction[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < mostPages; page += 1) {
    const sent: Sent = await send(
      new ListTransactionsV2({
        shop_id: o.shop,
        from: new Date(o.fromMs).toISOString(),
        per_page: perPage,
        ...(cursor === null ? {} : { next_page_cursor_id: cursor }),
      }),
    );
    if (sent.kind === "failed") return { kind: "away", code: sent.code };
    if (sent.kind === "typed") return { kind: "refused", code: sent.code };
    const parsed = v.safeParse(listSchema, sent.body);
    if (!parsed.success) return { kind: "away", code: "bad-body" };
    rows.push(...parsed.output.rows.filter(({ description }) => description.includes(o.mark)));
    cursor = parsed.output.next_page_cursor_id ?? null;
    if (cursor === null) return { kind: "answer", value: rows };
  }
  return { kind: "away", code: "bad-body" };
}
