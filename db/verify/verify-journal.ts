import type { RawEntry } from "../journal.ts";
import { openAnchorCheck } from "./check-anchor.ts";
import { readBody } from "./check-body.ts";
import { checkInvoice } from "./check-invoice.ts";
import { checkGenesis, openKeyring, openLinkCheck, type Start } from "./check-link.ts";
import { openRunningCheck } from "./check-running.ts";
import { checkSale } from "./check-sale.ts";
import { openZCheck } from "./check-z.ts";
import type { Finding, Note } from "./finding.ts";
import { openHashLog } from "./hash-log.ts";
import type { Manifest, Trust } from "./manifest.ts";

export type VerifyOptions = {
  readonly manifest: Manifest;
  readonly trust?: Trust | undefined;
  /** Begin after this entry, for the tail of a journal; findings that need what lies before are not made. */
  readonly after?: Start | undefined;
};

/** A walk over the rows of one epoch: `take` each in order, then `end`. Both answer what they found. */
export function startVerify({ manifest, trust, after }: VerifyOptions) {
  const hashes = openHashLog();
  const keyring = openKeyring((trust ?? manifest.genesis).key);
  const checkLink = openLinkCheck(manifest, keyring, after);
  const checkRunning = openRunningCheck(manifest, after === undefined);
  const checkZ = openZCheck(hashes);
  const anchors = openAnchorCheck(manifest, trust, hashes);
  const seen = new Set<string>();
  let last = after?.seq ?? 0;

  function collect(seq: number, work: (note: Note) => void): Finding[] {
    const findings: Finding[] = [];
    work((finding, detail) => findings.push({ seq, finding, detail }));
    return findings;
  }
  return {
    take: (row: RawEntry): Finding[] =>
      collect(row.seq, (note) => {
        const signed = checkLink(row, note);
        const entry = readBody(row, manifest, note);
        checkRunning(entry, note);
        checkZ(entry, note);
        if (entry?.kind === "sale" || entry?.kind === "refund") checkSale(entry.data, note);
        if (entry?.kind === "receipt-copy") checkInvoice(entry.data, note);
        if (entry?.kind === "anchor") {
          anchors.check(entry.data, after === undefined, note);
          seen.add(entry.data.sig);
        }
        if (signed && row.kind === "key-rotate" && entry !== null && "key" in entry.data) keyring.add(entry.data.key);
        hashes.set(row.seq, row.hash);
        last = row.seq;
      }),
    end: (): Finding[] => [
      ...(after === undefined ? collect(0, (note) => checkGenesis(manifest, trust, note)) : []),
      ...manifest.anchors
        .filter((anchor) => !seen.has(anchor.sig))
        .flatMap((anchor) => collect(anchor.seq, (note) => anchors.check(anchor, after === undefined, note))),
      ...collect(last, (note) => {
        if (trust === undefined) note("unanchored", "no trusted keys were given: who wrote this is not known");
        else if (anchors.held() === 0) note("unanchored", "headquarters vouches for no part of it");
      }),
    ],
  };
}

/** Walks all rows and reports every finding, in order. */
export async function verifyJournal(
  rows: Iterable<RawEntry> | AsyncIterable<RawEntry>,
  o: VerifyOptions,
): Promise<Finding[]> {
  const walk = startVerify(o);
  const findings: Finding[] = [];
  for await (const row of rows) findings.push(...walk.take(row));
  return [...findings, ...walk.end()];
}
