import type { Entry, Tender } from "#register/entry.ts";
import type { Shop } from "../shop/open-shop.ts";
import { ofKind } from "#tests/campaign/of-kind.ts";

/** What headquarters holds although nothing stands in the journal for it: parts of meal plans, leave to return. */
export function heldForNothing({ stand }: Shop, entries: readonly Entry[]): string[] {
  const { headquarters } = stand.servers;
  const leaveOf = new Map(ofKind(entries, "pay-intent").map(({ data }) => [data.key, data.leave]));
  const eaten = new Map<string, number>();
  const count = (tenders: readonly Tender[], sign: 1 | -1): void => {
    for (const { key = "", amount } of tenders) {
      const leave = leaveOf.get(key);
      if (leave !== undefined) eaten.set(leave, (eaten.get(leave) ?? 0) + sign * amount);
    }
  };
  for (const { data } of ofKind(entries, "sale")) count(data.tenders, 1);
  for (const { data } of ofKind(entries, "refund")) count(data.tenders, -1);
  const meals = headquarters
    .mealAuthorisations()
    .map(({ key, amount }) => ({ key, amount: amount - (eaten.get(key) ?? 0) }))
    .filter(({ amount }) => amount > 0);
  const used = new Set(ofKind(entries, "refund").map(({ data }) => data.allowance));
  const leaves = headquarters.refundAllowances().filter(({ state, key }) => state === "granted" && !used.has(key));
  return [
    ...meals.map(({ key, amount }) => `${amount} yen of a meal plan are held under ${key} for nothing`),
    ...leaves.map(({ key, receipt }) => `leave to return of ${receipt} is held under ${key} for nothing`),
  ];
}
