import type { Book, Evolve } from "#register/book.ts";
import type { Entry, Fact } from "#register/entry.ts";
import { toCanonical } from "./canonical.ts";
import { hashEntry, hashSettings, signedBytes } from "./chain.ts";
import type { EntryRow } from "./entry-table.ts";
import type { Commit, Head, Identity } from "./journal.ts";
import type { Signer } from "./keys.ts";

/** `evolve` and the one thing it cannot do itself: the hash of new settings. */
export function foldEntry(evolve: Evolve, book: Book, entry: Entry, atMs: number): Book {
  const next = evolve(book, entry, atMs);
  return entry.kind === "config" ? { ...next, cfg: hashSettings(entry.data) } : next;
}

/** The business day an entry belongs to: the one it opens, else the open one, else the last, else the date of `at`. */
function dayOf(fact: Fact, book: Book, at: string): string {
  return fact.kind === "day-open" ? fact.data.day : (book.day ?? book.lastDay ?? at.slice(0, 10));
}

export type Stamped = { readonly entry: Entry; readonly row: EntryRow };

/** Facts → entries, chained and signed, and the book after them. Pure: nothing is written. */
export function stampFacts(
  o: { identity: Identity; signer: Signer; evolve: Evolve; book: Book; head: Head },
  commit: Commit,
): { readonly stamped: readonly Stamped[]; readonly book: Book } {
  const { facts, ids, atMs, at, clk, app } = commit;
  const { reg, epoch } = o.identity;
  if (facts.length !== ids.length) throw new RangeError("one id for each fact");
  if (Date.parse(at) !== atMs) throw new RangeError(`${at} is not ${atMs}`);
  let { book } = o;
  let prev = o.head.hash;
  const stamped = facts.map((fact, nth): Stamped => {
    const seq = o.head.seq + nth + 1;
    const { gt, gta, op, cfg } = book;
    const common = {
      v: 1,
      reg,
      epoch,
      seq,
      id: String(ids[nth]),
      day: dayOf(fact, book, at),
      at,
      clk,
      app,
    } as const;
    const settings = cfg === null ? {} : { cfg };
    book = foldEntry(o.evolve, book, { ...common, op, ...settings, gt, gta, ...fact }, atMs);
    const signs = fact.kind === "sign-off" ? fact.data.op : book.op;
    const entry: Entry = { ...common, op: signs, ...settings, gt: book.gt, gta: book.gta, ...fact };
    const body = toCanonical(entry);
    const hash = hashEntry(epoch, seq, prev, body);
    const row = {
      seq,
      kind: fact.kind,
      body,
      prev,
      hash,
      sig: o.signer.sign(signedBytes(hash)),
      key_id: o.signer.keyId,
    };
    prev = hash;
    return { entry, row };
  });
  return { stamped, book };
}
