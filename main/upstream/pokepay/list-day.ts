import type { Answer } from "../answer.ts";
import { listPages, type SendList } from "./list-pages.ts";
import type { Transaction } from "./transaction.ts";

/** 50,000 bookings: more than any shop makes in the days one list has to reach back. */
const pages = { perPage: 500, mostPages: 100 } as const;

/** All bookings of the shop since `fromMs`, in every money, whose description holds `mark`: several registers share a shop. */
export function listDay(
  o: { readonly shop: string; readonly mark: string; readonly fromMs: number },
  send: SendList,
): Promise<Answer<readonly Transaction[]>> {
  const { shop, fromMs, mark } = o;
  return listPages({ ...pages, shop, fromMs, isWanted: ({ description }) => description.includes(mark) }, send);
}
