import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { verifySource } from "#db/verify/verify-source.ts";
import type { Entry } from "#register/entry.ts";
import type { Shop } from "#tests/house/open-shop.ts";
import { judgeAuthority } from "#tests/model/judge/judge-authority.ts";
import { judgeEnds } from "#tests/model/judge/judge-ends.ts";
import { type Lose, sum } from "#tests/model/judge/truth.ts";
import { ofKind } from "#tests/campaign/of-kind.ts";
import { readBooks } from "../kill/read-books.ts";

const electronicOf = (tenders: readonly { readonly kind: string; readonly amount: number }[]): number =>
  sum(tenders.filter(({ kind }) => kind !== "cash").map(({ amount }) => amount));

/** Of each sale no more went back than it was: in all, of each article, and of each tender. */
function judgeRefunds(entries: readonly Entry[], lose: Lose): void {
  for (const { data: sale } of ofKind(entries, "sale")) {
    const refunds = ofKind(entries, "refund").flatMap(({ data }) => (data.of.receipt === sale.receipt ? [data] : []));
    const back = sum(refunds.map(({ total }) => total));
    if (back > sale.total) lose(`${back} yen went back of ${sale.receipt}, which was ${sale.total}`);
    const rebate = sum(refunds.map((one) => one.rebate.total));
    if (rebate > sale.rebate.total)
      lose(`a rebate of ${rebate} was taken back of ${sale.receipt}: ${sale.rebate.total}`);
    const units = (lines: readonly { readonly qty: number }[]): number => sum(lines.map(({ qty }) => qty));
    if (units(refunds.flatMap(({ lines }) => lines)) > units(sale.lines))
      lose(`more pieces came back of ${sale.receipt}`);
    for (const { kind, key, amount } of sale.tenders) {
      const same = refunds.flatMap(({ tenders }) => tenders).filter((one) => one.kind === kind && one.key === key);
      const given = sum(same.map((one) => one.amount));
      if (given > amount) lose(`${given} yen of ${kind} went back of ${sale.receipt}, which took ${amount}`);
    }
  }
  const sold = new Set(ofKind(entries, "sale").map(({ data }) => data.receipt));
  for (const { data } of ofKind(entries, "refund"))
    if (!sold.has(data.of.receipt)) lose(`a return of ${data.of.receipt}, which was never sold`);
}

/** Wallets hold what was charged and given back less what was paid: by both journals, whatever each of them meant. */
function judgeWallets(entries: readonly Entry[], wallets: number, lose: Lose): void {
  const paid = sum(ofKind(entries, "sale").map(({ data }) => electronicOf(data.tenders)));
  const back = sum(ofKind(entries, "refund").map(({ data }) => electronicOf(data.tenders)));
  const charged = sum(ofKind(entries, "charge-posted").map(({ data }) => data.amount));
  if (wallets !== charged + back - paid)
    lose(`the wallets changed by ${wallets} yen; charged ${charged}, given back ${back}, paid ${paid}`);
}

/**
 * Both registers' whole lives as one shop's: what one sold the other may have given back. `wallets`: what all wallets hold more than was
 * put into them from outside, yen.
 */
export async function judge(tills: readonly [Shop, Shop], wallets: number): Promise<string[]> {
  const losses: string[] = [];
  const lose: Lose = (what) => void losses.push(what);
  const [first] = tills;
  const { pokepay, headquarters, hqKey } = first.rig.servers;
  const { shop } = first.window.view();
  const books = tills.map(({ rig }) => ({ rig, ...readBooks(rig.data) }));
  const entries = books.flatMap((one) => one.entries);
  // Each booking is called by the register that asked for it; then both are read as one.
  const intents = [
    ...ofKind(entries, "pay-intent"),
    ...ofKind(entries, "charge-intent"),
    ...ofKind(entries, "pay-refund-due"),
  ];
  const txs = pokepay.transactions().map((tx) => {
    const intent = intents.find(({ data }) => data.key === tx.requestId);
    const called = `${shop} ${intent?.reg}-1-`;
    if (!tx.description.startsWith(called)) lose(`booking ${tx.id} of ${intent?.reg} is called ${tx.description}`);
    return { ...tx, description: tx.description.replace(called, `${shop} ${first.rig.reg}-1-`) };
  });
  const truth = {
    shop,
    reg: first.rig.reg,
    settings: ofKind(entries, "config").at(-1)?.data ?? null,
    entries,
    jobs: books.flatMap(({ jobs }) => jobs),
    txs,
    wallets,
    drawer: 0,
    carried: new Set<string>(),
  };
  judgeAuthority(truth, lose);
  judgeEnds(truth, lose);
  judgeRefunds(entries, lose);
  judgeWallets(entries, wallets, lose);
  for (const { reg, seq, finding, detail } of headquarters.findings())
    lose(`headquarters: ${finding} at ${reg} ${seq}: ${detail}`);
  for (const { rig, key } of books) {
    const trust = join(rig.dir, "trust.json");
    writeFileSync(trust, JSON.stringify({ key, headquarters: hqKey }));
    for (const { seq, finding, detail } of await verifySource({ data: rig.data, trust }))
      if (finding !== "unanchored") lose(`verify ${rig.reg}: ${finding} at ${seq}: ${detail}`);
  }
  return losses;
}
