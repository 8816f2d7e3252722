import type { Tx } from "#rig/pokepay/world.ts";
import { settledByPersons, type Standing } from "./persons.ts";
import { amountOf, type Lose, sum, type Truth } from "./truth.ts";
import { ofKind } from "#tests/campaign/of-kind.ts";

/** What the journal says the shop holds, by the way money went; what was taken back is left out. */
function beliefs({ entries }: Truth): {
  payment: Map<string, Standing>;
  topup: Map<string, Standing>;
  doubled: string[];
} {
  const payment = new Map<string, Standing>();
  const topup = new Map<string, Standing>();
  const doubled: string[] = [];
  const put = (into: Map<string, Standing>, belief: Standing): void => {
    if (into.has(belief.id)) doubled.push(belief.id);
    into.set(belief.id, belief);
  };
  // Captured while its basket stayed open, then sold: one booking, told twice.
  const captured = new Map(ofKind(entries, "pay-captured").map(({ data }) => [data.authority.id, data]));
  for (const { data } of ofKind(entries, "sale"))
    for (const { key, authority, amount } of data.tenders) {
      if (authority === undefined || key === undefined) continue;
      put(payment, { id: authority.id, key, amount });
      captured.delete(authority.id);
    }
  for (const { key, amount, authority } of captured.values()) put(payment, { id: authority.id, key, amount });
  for (const { data } of ofKind(entries, "charge-posted"))
    put(topup, { id: data.authority.id, key: data.key, amount: data.amount });
  for (const { data } of ofKind(entries, "pay-refunded")) {
    const { authority, key, amount, how } = data;
    if (how === "credit") put(topup, { id: authority.id, key, amount });
    else if (!payment.delete(authority.id)) continue;
  }
  for (const { data } of ofKind(entries, "charge-reversed")) topup.delete(data.authority.id);
  const persons = settledByPersons(entries);
  for (const one of persons.payments) payment.set(one.id, one);
  for (const one of persons.topups) topup.set(one.id, one);
  return { payment, topup, doubled };
}

function taken(tx: Tx, { entries }: Truth): boolean {
  return [...ofKind(entries, "pay-refunded"), ...ofKind(entries, "charge-reversed")].some(
    ({ data }) => data.authority.id === tx.id,
  );
}

/** The authority's book against the journal: every booking that stands is told once with its amount, and nothing else is told. */
export function judgeAuthority(truth: Truth, lose: Lose): void {
  const { entries, txs, shop, reg } = truth;
  const { payment, topup, doubled } = beliefs(truth);
  for (const id of doubled) lose(`booking ${id} stands twice in the journal`);
  const intents = [
    ...ofKind(entries, "pay-intent"),
    ...ofKind(entries, "charge-intent"),
    ...ofKind(entries, "pay-refund-due").filter(({ data }) => data.how === "credit"),
  ];
  for (const tx of txs) {
    const told = (tx.type === "payment" ? payment : topup).get(tx.id);
    const name = `${tx.type} ${tx.id} of ${amountOf(tx)} yen`;
    if (!tx.refunded && told === undefined) lose(`${name} stands at the authority and not in the journal`);
    if (tx.refunded && told !== undefined) lose(`${name} was given back and counts in the journal all the same`);
    if (tx.refunded && !taken(tx, truth)) lose(`${name} was given back and no entry says so`);
    // A code the member's app scanned has no request id of ours.
    const isNamed = tx.requestId === null || told?.key === tx.requestId;
    if (told !== undefined && (told.amount !== amountOf(tx) || !isNamed))
      lose(`${name} is ${told.amount} yen in the journal, key ${told.key}`);
    const intent = intents.find(({ data }) => data.key === tx.requestId);
    if (intent === undefined && tx.requestId !== null) lose(`${name} without an intent`);
    const isCredit = intent?.kind === "pay-refund-due";
    if (intent !== undefined && !isCredit && tx.description !== `${shop} ${reg}-1-${intent.seq}`)
      lose(`${name} is called ${tx.description}`);
  }
  for (const [id, { amount, key }] of [...payment, ...topup])
    if (!txs.some((tx) => tx.id === id)) lose(`${amount} yen of ${key} in the journal, nothing at the authority`);
  const keys = txs.flatMap(({ requestId }) => (requestId === null ? [] : [requestId]));
  for (const key of new Set(keys)) {
    const booked = keys.filter((one) => one === key).length;
    if (booked > 1) lose(`${booked} bookings under key ${key}`);
  }
  const moved = sum(
    txs.filter(({ refunded }) => !refunded).map((tx) => (tx.type === "payment" ? -1 : 1) * amountOf(tx)),
  );
  if (moved !== truth.wallets) lose(`the wallets changed by ${truth.wallets}, their bookings by ${moved}`);
}
