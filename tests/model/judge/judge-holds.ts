import type { Entry } from "#register/entry.ts";
import type { Shop } from "../shop/open-shop.ts";
import { ofKind } from "#tests/campaign/of-kind.ts";

/** What headquarters holds although nothing stands in the journal for it: parts of meal plans, leave to return. */
export function heldForNothing({ stand }: Shop, entries: readonly Entry[]): string[] {
  const { headquarters } = stand.servers;
  const sold = new Set(
    ofKind(entries, "sale").flatMap(({ data }) => data.tenders.flatMap(({ key }) => (key === undefined ? [] : [key]))),
  );
  const back = new Set(ofKind(entries, "pay-refunded").map(({ data }) => data.key));
  const eaten = new Set(
    ofKind(entries, "pay-intent")
      .filter(({ data }) => sold.has(data.key) && !back.has(data.key))
      .map(({ data }) => data.leave),
  );
  const meals = headquarters
    .mealAuthorisations()
    .filter(({ state, amount, key }) => state === "held" && amount > 0 && !eaten.has(key));
  const used = new Set(ofKind(entries, "refund").map(({ data }) => data.allowance));
  const leaves = headquarters.refundAllowances().filter(({ state, key }) => state === "granted" && !used.has(key));
  return [
    ...meals.map(({ key, amount }) => `${amount} yen of a meal plan are held under ${key} for nothing`),
    ...leaves.map(({ key, receipt }) => `leave to return of ${receipt} is held under ${key} for nothing`),
  ];
}
