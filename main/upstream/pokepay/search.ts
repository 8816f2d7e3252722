import type { Answer } from "../answer.ts";
import { listPages, type SendList } from "./list-pages.ts";
import type { Transaction } from "./transaction.ts";

const pages = { perPage: 100, mostPages: 20 } as const;

/**
 * All bookings of the shop since `fromMs` whose description is exactly `description`. The API's filter also takes longer ones
 * ("… R1-1-12" is part of "… R1-1-120"), so they are compared here again, page by page.
 */
export function searchTransactions(
  o: { readonly shop: string; readonly description: string; readonly fromMs: number },
  send: SendList,
): Promise<Answer<readonly Transaction[]>> {
  return listPages({ ...pages, ...o, isWanted: (row) => row.description === o.description }, send);
}
