import { hashEntry, signedBytes } from "./chain.ts";
import type { EntryRow } from "./entry-table.ts";
import { JournalError } from "./journal-error.ts";
import { publicKeyOf, type Signer, verifiesWith } from "./keys.ts";
import type { Store } from "./store.ts";
import type { Finding } from "./verify/finding.ts";
import { manifestOf } from "./manifest-of.ts";
import { startVerify } from "./verify/verify-journal.ts";

/** Chained at every start: cheap, and the one signature at the head vouches for all of them. */
const chained = 1000;

/**
 * Whether the last entries still hang together and this register signed the last.
 * @throws JournalError BROKEN_TAIL, or NOT_PROVISIONED when the device key is another one
 */
export function refuseBrokenTail({ entries, identity }: Store, signer: Signer): void {
  const last = entries.lastRow();
  if (last === null) throw new JournalError("NOT_PROVISIONED", "no entry 1");
  const from = Math.max(1, last.seq - chained + 1);
  let prev = from === 1 ? identity.genesis : entries.row(from - 1)?.hash;
  let seq = from;
  for (const row of entries.walk(from)) {
    const holds =
      row.seq === seq && prev?.equals(row.prev) && hashEntry(identity.epoch, seq, row.prev, row.body).equals(row.hash);
    if (!holds) throw new JournalError("BROKEN_TAIL", `at entry ${seq}`);
    prev = row.hash;
    seq += 1;
  }
  refuseForeignKey(last, signer);
}

function refuseForeignKey(last: EntryRow, signer: Signer): void {
  if (last.key_id !== signer.keyId)
    throw new JournalError("NOT_PROVISIONED", `the device key is ${signer.keyId}, the journal's ${last.key_id}`);
  if (!verifiesWith(publicKeyOf(signer.key), signedBytes(last.hash), last.sig)) {
    throw new JournalError("BROKEN_TAIL", `signature of entry ${last.seq}`);
  }
}

/** The full check of the last n entries, apart from what only headquarters' key can tell. */
export function verifyTail(store: Store, n: number): Finding[] {
  const head = store.entries.lastRow()?.seq ?? 0;
  const before = store.entries.row(head - n);
  const after = before === null ? undefined : { seq: before.seq, hash: before.hash.toString("hex") };
  const walk = startVerify({ manifest: manifestOf(store.identity), after });
  const findings = store.entries.rawFrom((before?.seq ?? 0) + 1, n).flatMap(walk.take);
  return [...findings, ...walk.end()].filter(({ finding }) => finding !== "unanchored");
}
