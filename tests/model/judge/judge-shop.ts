import type { Entry } from "#register/entry.ts";
import type { Settings } from "#register/settings.ts";
import type { JournalFollower } from "../run/read-journal.ts";
import type { Cashier } from "../shop/cashier.ts";
import type { Shop } from "../shop/open-shop.ts";
import { judgeAuthority } from "./judge-authority.ts";
import { judgeEnds } from "./judge-ends.ts";
import { heldForNothing } from "./judge-holds.ts";
import { judgePaper } from "./judge-paper.ts";
import { judgeSums } from "./judge-sums.ts";
import type { Truth } from "./truth.ts";
import { ofKind } from "#tests/campaign/of-kind.ts";

/** What was put into the wallets from outside is known to whoever did it: `added`. */
export function readTruth(shop: Shop, cashier: Cashier, journal: JournalFollower, began: number): Truth {
  const { servers, config } = shop.stand;
  const entries = journal.read();
  const settings: Settings | null = ofKind(entries, "config").at(-1)?.data ?? null;
  return {
    shop: settings?.shop.name ?? "",
    reg: config.reg,
    settings,
    entries,
    jobs: journal.jobs(),
    txs: servers.pokepay.transactions(),
    wallets: walletsOf(shop) - began,
    drawer: cashier.hands.drawer(),
    carried: new Set([...shop.host.papers.keys(), ...shop.host.kicks]),
  };
}

/** All that members hold. */
export function walletsOf({ stand }: Shop): number {
  return stand.servers.pokepay
    .accounts()
    .filter(({ merchant }) => !merchant)
    .reduce((so, { moneyBalance, pointBalance, pointDebt = 0 }) => so + moneyBalance + pointBalance - pointDebt, 0);
}

/** Everything that does not agree, in words; empty where all is well. */
export function judgeShop(shop: Shop, truth: Truth, journal: JournalFollower): string[] {
  const losses: string[] = [];
  const lose = (what: string): void => void losses.push(what);
  judgeAuthority(truth, lose);
  judgeEnds(truth, lose);
  judgeSums(truth, lose);
  judgePaper(truth, lose);
  for (const held of heldForNothing(shop, truth.entries)) lose(held);
  const { headquarters } = shop.stand.servers;
  for (const { seq, finding, detail } of headquarters.findings())
    lose(`headquarters found ${finding} at ${seq}: ${detail}`);
  for (const { seq, finding, detail } of journal.findings()) lose(`verify: ${finding} at ${seq}: ${detail}`);
  for (const trouble of shop.troubles.splice(0)) lose(trouble);
  return losses;
}

/** Bookings that stand at the authority although the journal has given them up: the watch has to find them. */
export function lateOnes(entries: readonly Entry[], { txs }: Pick<Truth, "txs">): { readonly atMs: number }[] {
  const given = new Set(
    [
      ...ofKind(entries, "pay-not-charged"),
      ...ofKind(entries, "charge-not-posted"),
      ...ofKind(entries, "pay-parked"),
    ].map(({ data }) => data.key),
  );
  for (const { data } of ofKind(entries, "sale"))
    for (const { key } of data.tenders) if (key !== undefined) given.delete(key);
  for (const { data } of [
    ...ofKind(entries, "pay-refunded"),
    ...ofKind(entries, "charge-reversed"),
    ...ofKind(entries, "charge-posted"),
  ])
    given.delete(data.key);
  const intents = [...ofKind(entries, "pay-intent"), ...ofKind(entries, "charge-intent")];
  return intents
    .filter(
      ({ data }) => given.has(data.key) && txs.some(({ requestId, refunded }) => requestId === data.key && !refunded),
    )
    .map(({ at }) => ({ atMs: Date.parse(at) }));
}
