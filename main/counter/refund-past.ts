import { setImmediate as nextTurn } from "node:timers/promises";
import type { Journal, RawEntry } from "#db/journal.ts";
import type { Entry, EntryOf, SaleData, Tender } from "#register/entry.ts";
import type { GrantedRebate } from "#register/refund-stage.ts";
import type { Source } from "./refund-sale.ts";

/** The intent of a payment stands shortly before its sale; between them only what happened while the member waited. */
const farthestBack = 200;
/** Rows read at a time: the counter goes on in between. */
const page = 500;

/** The entries after `seq` that a text names, in order. */
async function entriesAfter(
  journal: Journal,
  seq: number,
  isWanted: (raw: RawEntry) => boolean,
): Promise<readonly Entry[]> {
  const found: Entry[] = [];
  for (let from = seq + 1; ;) {
    const rows = journal.entriesFrom(from, page);
    for (const raw of rows) if (isWanted(raw)) found.push(JSON.parse(raw.body) as Entry);
    if (rows.length < page) return found;
    from += rows.length;
    await nextTurn();
  }
}

/** Whose wallet each electronic tender of an own sale came from: its intent says it. */
function intentsBefore(
  journal: Journal,
  seq: number,
  tenders: readonly Tender[],
): Map<string, EntryOf<"pay-intent">["data"]> {
  const keys = new Set(tenders.flatMap(({ key }) => (key === undefined ? [] : [key])));
  const found = new Map<string, EntryOf<"pay-intent">["data"]>();
  for (let at = seq - 1; at >= Math.max(1, seq - farthestBack) && found.size < keys.size; at -= 1) {
    const entry = journal.entry(at)?.entry;
    if (entry?.kind === "pay-intent" && keys.has(entry.data.key)) found.set(entry.data.key, entry.data);
  }
  return found;
}

/** Sold on trust: the authority's id came only when the claim was collected. */
async function collected(journal: Journal, seq: number, tenders: readonly Tender[]) {
  const claims = tenders.flatMap(({ key, authority }) => (key !== undefined && authority === undefined ? [key] : []));
  const found = new Map<string, EntryOf<"pay-captured">["data"]["authority"]>();
  if (claims.length === 0) return found;
  const isWanted = ({ kind, body }: RawEntry) => kind === "pay-captured" && claims.some((key) => body.includes(key));
  for (const entry of await entriesAfter(journal, seq, isWanted))
    if (entry.kind === "pay-captured") found.set(entry.data.key, entry.data.authority);
  return found;
}

/** What the journal knows of each tender beyond the sale's own entry. */
export async function sourcesOf(journal: Journal, seq: number, { tenders }: SaleData): Promise<Source[]> {
  const intents = intentsBefore(journal, seq, tenders);
  const paid = await collected(journal, seq, tenders);
  return tenders.map(({ key = "", authority }): Source => {
    const intent = intents.get(key);
    const late = authority ?? paid.get(key);
    const { wallet, customer, member, leave } = intent ?? {};
    return {
      ...(late === undefined ? {} : { authority: late }),
      ...(wallet === undefined || customer === undefined || wallet === "" ? {} : { wallet, customer }),
      ...(member === undefined ? {} : { member }),
      ...(leave === undefined ? {} : { leave }),
    };
  });
}

/** The points this register granted for the sale, as they stand: the last grant, unless it was taken back or never came about. */
export async function grantOf(
  journal: Journal,
  seq: number,
  { receipt, rebate }: SaleData,
): Promise<GrantedRebate | undefined> {
  if (rebate.creditor !== "register" || rebate.total === 0) return undefined;
  const kinds = new Set(["charge-intent", "charge-posted", "charge-reverse-due"]);
  const named = `"rebate_of":${JSON.stringify(receipt)}`;
  const entries = await entriesAfter(journal, seq, ({ kind, body }) => kinds.has(kind) && body.includes(named));
  const intent = entries.findLast((entry) => entry.kind === "charge-intent");
  if (intent?.kind !== "charge-intent") return undefined;
  const { key, wallet, customer, member, amount } = intent.data;
  const about = entries.filter((entry) => "key" in entry.data && entry.data.key === key);
  if (about.some(({ kind }) => kind === "charge-reverse-due")) return undefined;
  const granted = { key, wallet, customer, amount, ...(member === undefined ? {} : { member }) };
  const posted = about.find((entry) => entry.kind === "charge-posted");
  if (posted?.kind === "charge-posted") return { ...granted, authority: posted.data.authority };
  const { state } = journal.book().intents[key] ?? {};
  return state === "open" || state === "unknown" || state === "not-charged" ? granted : undefined;
}

/** Whether a return of this sale went without headquarters' leave and has not reached it yet: what it says is left is not. */
export async function isUnsent(journal: Journal, receipt: string): Promise<boolean> {
  const seq = journal.cursor("headquarters")?.seq ?? 0;
  const named = JSON.stringify(receipt);
  const entries = await entriesAfter(journal, seq, ({ kind, body }) => kind === "refund" && body.includes(named));
  return entries.some(
    (entry) => entry.kind === "refund" && entry.data.of.receipt === receipt && entry.data.allowance === undefined,
  );
}
