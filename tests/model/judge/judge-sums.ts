import type { Entry, SaleData } from "#register/entry.ts";
import type { Settings } from "#register/settings.ts";
import { settledByPersons } from "./persons.ts";
import { type Lose, sum, type Truth } from "./truth.ts";
import { ofKind } from "#tests/campaign/of-kind.ts";

const cashOf = (tenders: SaleData["tenders"]): number =>
  sum(tenders.filter(({ kind }) => kind === "cash").map(({ amount }) => amount));

/** What an entry says went into the drawer, yen; written down here once more, beside the Z's own sum. */
function drawerMove(entry: Entry): number {
  switch (entry.kind) {
    case "sale":
      return cashOf(entry.data.tenders);
    case "refund":
      return -cashOf(entry.data.tenders);
    case "charge-intent":
      return entry.data.rebate_of === undefined ? entry.data.amount : 0;
    case "charge-cash-returned":
      return -entry.data.amount;
    default:
      return 0;
  }
}

/** Rebate by class from the sale's own tenders: floor(base × bp / 10000). */
function judgeRebate(data: SaleData, settings: Settings, lose: Lose): void {
  const bases = new Map<string, number>();
  for (const { kind, by } of data.tenders)
    if (kind !== "cash") for (const row of by) bases.set(row.class, (bases.get(row.class) ?? 0) + row.amount);
  const want = settings.classes.flatMap(({ id, bp }) => {
    const base = bases.get(id) ?? 0;
    return base > 0 ? [{ class: id, amount: Math.floor((base * bp) / 10_000) }] : [];
  });
  const total = sum(want.map(({ amount }) => amount));
  const said = data.rebate.by.map((row) => `${row.class} ${row.amount}`).join(", ");
  if (total !== data.rebate.total || said !== want.map((row) => `${row.class} ${row.amount}`).join(", "))
    lose(`rebate of ${data.receipt} is ${data.rebate.total} (${said}), not ${total}`);
}

/** No more goes back of a sale than it was, in all and by the way it was paid. */
function judgeRefunds(entries: readonly Entry[], lose: Lose): void {
  const sales = new Map(ofKind(entries, "sale").map(({ data }) => [data.receipt, data]));
  const back = new Map<string, { total: number; rebate: number }>();
  for (const { data } of ofKind(entries, "refund")) {
    const so = back.get(data.of.receipt) ?? { total: 0, rebate: 0 };
    back.set(data.of.receipt, { total: so.total + data.total, rebate: so.rebate + data.rebate.total });
  }
  for (const [receipt, { total, rebate }] of back) {
    const sale = sales.get(receipt);
    if (sale === undefined) lose(`a return of ${receipt}, which was never sold`);
    else if (total > sale.total || rebate > sale.rebate.total)
      lose(`${total} yen and a rebate of ${rebate} went back of ${receipt}: ${sale.total} and ${sale.rebate.total}`);
  }
}

/** What a member has in wallets, pockets and bags changes by what he is given, and by nothing else. */
export function judgeSums(truth: Truth, lose: Lose): void {
  const { entries, settings, drawer, wallets } = truth;
  const told = sum(entries.map(drawerMove));
  if (told !== drawer) lose(`${drawer} yen went into the drawer, ${told} by the journal`);
  const goods =
    sum(ofKind(entries, "sale").map(({ data }) => data.total)) -
    sum(ofKind(entries, "refund").map(({ data }) => data.total));
  const collected = new Set(ofKind(entries, "pay-captured").map(({ data }) => data.key));
  const claims = sum(
    ofKind(entries, "pay-intent")
      .filter(({ data }) => data.claim === true && !collected.has(data.key))
      .map(({ data }) => data.amount),
  );
  const points =
    sum(ofKind(entries, "charge-posted").map(({ data }) => (data.rebate_of === undefined ? 0 : data.amount))) -
    sum(ofKind(entries, "charge-reversed").map(({ data }) => (data.rebate_of === undefined ? 0 : data.amount)));
  const { owed, owing } = settledByPersons(entries);
  const left = wallets - drawer + goods - claims - points + owed - owing;
  if (left !== 0)
    lose(
      `${left} yen from nowhere: wallets ${wallets}, drawer ${drawer}, goods ${goods}, claims ${claims}, points ${points}, owed ${owed}, owing ${owing}`,
    );
  if (settings !== null) for (const { data } of ofKind(entries, "sale")) judgeRebate(data, settings, lose);
  judgeRefunds(entries, lose);
}
