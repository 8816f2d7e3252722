import type { Entry, EntryOf } from "#register/entry.ts";
import { settledByPersons } from "./persons.ts";
import type { Lose, Truth } from "./truth.ts";
import { ofKind } from "#tests/campaign/of-kind.ts";

type Ends = {
  readonly sold: number;
  readonly declined: number;
  readonly notCharged: number;
  readonly refunded: number;
  /** Looked up by a person. */
  readonly settled: number;
};

function endsOf(key: string, { entries }: Truth): Ends {
  const count = (kind: "pay-declined" | "pay-not-charged" | "pay-refunded" | "pay-captured"): number =>
    ofKind(entries, kind).filter(({ data }) => data.key === key).length;
  const inSale = ofKind(entries, "sale").filter(({ data }) => data.tenders.some((one) => one.key === key)).length;
  return {
    sold: Math.max(inSale, count("pay-captured")),
    declined: count("pay-declined"),
    notCharged: count("pay-not-charged"),
    refunded: count("pay-refunded"),
    settled: ofKind(entries, "approval").filter(({ data }) => data.for === "settle" && data.key === key).length,
  };
}

/** A payment is sold for, or given back, or never was: one of them, and given back at most once. */
function judgePayment({ data }: EntryOf<"pay-intent">, truth: Truth, lose: Lose): void {
  const { key, amount } = data;
  const name = `payment ${key} of ${amount} yen`;
  // What the member's app scanned is told by the sale's own authority id, and held against the authority's book there.
  const isTray = data.via === "tray";
  const tx = truth.txs.find(({ requestId }) => requestId === key);
  const { sold, declined, notCharged, refunded, settled } = endsOf(key, truth);
  if (sold > 1) lose(`${name} is sold for ${sold} times`);
  if (refunded > 1) lose(`${name} is given back ${refunded} times`);
  // A claim is sold first, and may be declined and collected later.
  if (declined > 0 && data.claim !== true && (sold > 0 || tx !== undefined))
    lose(`${name} is called declined, and was charged`);
  if (declined > 1) lose(`${name} is declined ${declined} times`);
  const ended = sold + refunded + declined + notCharged + settled;
  // Still to be collected, or refused for good: a person's.
  const isHeld = data.claim === true || data.kept_of !== undefined;
  if (ended === 0 && !isHeld) lose(`${name} never ends`);
  if (tx === undefined && sold > 0 && !isHeld && !isTray) lose(`${name} is sold for, and was never charged`);
}

/** Cash taken for a charge is credited, or handed back: exactly one of them stands in the end. */
function judgeCharge(
  { data }: EntryOf<"charge-intent">,
  { entries, txs }: Truth,
  owing: ReadonlySet<string>,
  lose: Lose,
): void {
  const { key, amount } = data;
  const name = `charge ${key} of ${amount} yen`;
  const has = (kind: "charge-posted" | "charge-cash-returned"): number =>
    ofKind(entries, kind).filter((entry) => entry.data.key === key).length;
  const tx = txs.find(({ requestId }) => requestId === key);
  const credited = tx !== undefined && !tx.refunded;
  const cashBack = data.rebate_of !== undefined || has("charge-cash-returned") > 0;
  if (has("charge-posted") > 1) lose(`${name} is posted ${has("charge-posted")} times`);
  if (has("charge-cash-returned") > 1) lose(`${name} is handed back ${has("charge-cash-returned")} times`);
  if (credited && cashBack && data.rebate_of === undefined && !owing.has(key))
    lose(`${name} is credited, and its cash was handed back`);
  if (!credited && !cashBack) lose(`${name} is neither credited nor handed back`);
}

/** Every intent ends, and ends one way. */
export function judgeEnds(truth: Truth, lose: Lose): void {
  for (const intent of ofKind(truth.entries, "pay-intent")) judgePayment(intent, truth, lose);
  const owing = new Set(settledByPersons(truth.entries).topups.map(({ key }) => key));
  for (const intent of ofKind(truth.entries, "charge-intent")) judgeCharge(intent, truth, owing, lose);
}

/** Intents of which the journal says nothing yet: their answer is on its way. */
export function openIntents(entries: readonly Entry[]): readonly string[] {
  const open = new Set<string>();
  for (const { kind, data } of entries) {
    if (kind === "pay-intent" || kind === "charge-intent") open.add(data.key);
    else if (kind === "sale") for (const { key } of data.tenders) open.delete(key ?? "");
    else if (kind.startsWith("pay-") || kind.startsWith("charge-")) open.delete("key" in data ? data.key : "");
  }
  return [...open];
}
