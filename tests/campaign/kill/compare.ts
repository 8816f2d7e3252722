import { ofKind } from "#tests/campaign/of-kind.ts";
import type { Job } from "#db/journal.ts";
import type { Entry } from "#register/entry.ts";
import type { Tx } from "#rig/pokepay/world.ts";
import type { Answer } from "./cashier.ts";
import type { Slip } from "./slips.ts";

/** One customer's share of everything that keeps a record, once all is at rest. */
export type Step = {
  readonly shop: string;
  readonly entries: readonly Entry[];
  /** Hash of each entry by seq, hex. */
  readonly hashes: ReadonlyMap<number, string>;
  readonly jobs: readonly Job[];
  readonly txs: readonly Tx[];
  readonly slips: readonly Slip[];
  readonly answers: readonly Answer[];
  readonly kicks: number;
  /** Money and points of the customer's wallet. */
  readonly wallet: { readonly before: number; readonly after: number };
  /** Goods rung up: the sale there must be one of; null for a charge. */
  readonly total: number | null;
};

const amountOf = ({ money, points }: Tx): number => money + points;

/** The authority's book against the journal: every movement has one reason, every reason one movement. */
function compareMoney({ entries, txs, shop, wallet }: Step, lose: (what: string) => void): void {
  const tenders = ofKind(entries, "sale").flatMap(({ data }) => data.tenders.filter(({ kind }) => kind === "emoney"));
  const posted = ofKind(entries, "charge-posted").map(({ data }) => data);
  const refunded = ofKind(entries, "pay-refunded").map(({ data }) => data);
  const intents = [...ofKind(entries, "pay-intent"), ...ofKind(entries, "charge-intent")];
  for (const tx of txs) {
    const kept =
      tx.type === "payment"
        ? tenders.filter(({ authority }) => authority?.id === tx.id)
        : posted.filter(({ authority }) => authority.id === tx.id);
    const back = refunded.filter(({ authority }) => authority.id === tx.id);
    const told = tx.refunded ? back : kept;
    if (told.length !== 1)
      lose(`${tx.type} ${tx.id} of ${amountOf(tx)} yen stands ${told.length} times in the journal`);
    if (tx.refunded && kept.length > 0) lose(`payment ${tx.id} was given back and sold for all the same`);
    for (const { key, amount } of told)
      if (key !== tx.requestId || amount !== amountOf(tx))
        lose(`${tx.type} ${tx.id}: ${amountOf(tx)} yen there, ${amount} yen in the journal`);
    const intent = intents.find(({ data }) => data.key === tx.requestId);
    if (!intent) lose(`${tx.type} ${tx.id} without an intent`);
    else if (tx.description !== `${shop} R1-1-${intent.seq}`) lose(`${tx.type} ${tx.id} is called ${tx.description}`);
  }
  for (const { key, amount, authority } of [...tenders, ...posted, ...refunded])
    if (!txs.some((tx) => tx.id === authority?.id))
      lose(`${amount} yen of ${key} in the journal, nothing at the authority`);
  const moved = txs
    .filter((tx) => !tx.refunded)
    .reduce((sum, tx) => sum + (tx.type === "payment" ? -1 : 1) * amountOf(tx), 0);
  if (wallet.after !== wallet.before + moved) lose(`wallet ${wallet.before} + ${moved} became ${wallet.after}`);
}

/** Each intent ends once. Cash taken for a charge is credited, or handed back. */
function compareEnds({ entries }: Step, lose: (what: string) => void): void {
  const countOf = (
    kind:
      | "pay-declined"
      | "pay-not-charged"
      | "pay-refunded"
      | "charge-posted"
      | "charge-cash-returned"
      | "charge-not-posted",
    key: string,
  ): number => ofKind(entries, kind).filter(({ data }) => data.key === key).length;
  for (const { data } of ofKind(entries, "pay-intent")) {
    const sold = ofKind(entries, "sale").filter((sale) => sale.data.tenders.some(({ key }) => key === data.key)).length;
    // Given back stands after a verdict that a late capture has overturned.
    const back = countOf("pay-refunded", data.key);
    const ends = sold + (back || countOf("pay-declined", data.key) + countOf("pay-not-charged", data.key));
    if (ends !== 1) lose(`payment ${data.key} of ${data.amount} yen ends ${ends} times`);
  }
  for (const { data } of ofKind(entries, "charge-intent")) {
    const ends = countOf("charge-posted", data.key) + countOf("charge-cash-returned", data.key);
    if (ends !== 1) lose(`charge ${data.key} of ${data.amount} yen ends ${ends} times`);
  }
}

/** Paper: each job one slip without 再発行, or it was shown unknown and answered by what lies there. */
function comparePaper({ entries, hashes, jobs, slips, answers, kicks }: Step, lose: (what: string) => void): void {
  const papers = jobs.filter(({ device, n }) => device === "printer" && n > 0);
  for (const { id, state } of jobs) if (state !== "done" && state !== "dropped") lose(`job ${id} is left ${state}`);
  const named = new Set(papers.map(({ seq }) => seq));
  for (const { seq, data } of ofKind(entries, "sale")) {
    if (!named.has(seq)) lose(`sale ${seq} has no receipt to print`);
    const total = data.total.toLocaleString("en-US");
    for (const slip of slips)
      if (slip.seq === seq && slip.isWhole && !slip.text.includes(`合計¥${total}`))
        lose(`the receipt of sale ${seq} does not say ${total}`);
  }
  for (const seq of named) {
    const mine = slips.filter((slip) => slip.seq === seq && slip.isWhole);
    const first = mine.filter(({ isCopy }) => !isCopy).length;
    const copies = mine.length - first;
    const told = answers.filter((answer) => answer.seq === seq);
    if (first > 1) lose(`${first} slips of ${seq} without 再発行`);
    if (first === 0 && (told.length === 0 || copies === 0))
      lose(`no slip of ${seq} (${copies} copies, asked ${told.length} times)`);
    if (copies > told.filter(({ printed }) => !printed).length)
      lose(`${copies} copies of ${seq} that nobody asked for`);
    if (mine.some(({ hash }) => hash !== hashes.get(seq)?.slice(0, 8).toUpperCase()))
      lose(`a slip of ${seq} bears another hash`);
  }
  for (const { seq, isWhole } of slips)
    if (isWhole && seq !== null && !named.has(seq)) lose(`a slip of ${seq}, which nobody wanted printed`);
  const cash = ofKind(entries, "sale").filter(({ data }) => data.tenders.some(({ kind }) => kind === "cash")).length;
  const reasons = cash + ofKind(entries, "charge-intent").length + ofKind(entries, "charge-cash-returned").length;
  if (kicks > reasons) lose(`${kicks} drawer kicks for ${reasons} reasons`);
  if (ofKind(entries, "drawer-kick").length !== reasons)
    lose(`${ofKind(entries, "drawer-kick").length} drawer kicks journalled for ${reasons} reasons`);
}

/** What does not agree: lost, doubled or half. Empty where all is well. */
export function compareStep(step: Step): string[] {
  const losses: string[] = [];
  const lose = (what: string): void => void losses.push(what);
  const sales = ofKind(step.entries, "sale");
  if (step.total === null ? sales.length > 0 : sales.length !== 1) lose(`${sales.length} sales`);
  for (const { data } of sales) if (data.total !== step.total) lose(`sold for ${data.total}, rung up ${step.total}`);
  compareMoney(step, lose);
  compareEnds(step, lose);
  comparePaper(step, lose);
  return losses;
}
