import { rowsOf } from "../export.ts";
import { codeOf, isStorageFault } from "../journal-error.ts";
import type { RawEntry } from "../journal.ts";
import { manifestOf } from "../manifest-of.ts";
import { openFile } from "../open-file.ts";
import type { Finding } from "./finding.ts";
import { readExport } from "./read-export.ts";
import { readManifest, readTrust } from "./read-trust.ts";
import { verifyJournal } from "./verify-journal.ts";

export type Source = {
  readonly data?: string | undefined;
  readonly file?: string | undefined;
  readonly trust?: string | undefined;
  readonly epoch?: number | undefined;
};

/** Rows until the file itself gives out: a damaged page ends the walk with a finding, not with a crash. */
function* untilDamage(rows: Iterable<RawEntry>, report: (finding: Finding) => void): Generator<RawEntry> {
  let seq = 0;
  try {
    for (const row of rows) {
      ({ seq } = row);
      yield row;
    }
  } catch (error) {
    if (!isStorageFault(error)) throw error;
    report({ seq: seq + 1, finding: "body-unreadable", detail: codeOf(error) });
  }
}

/** Every finding about a journal in a data folder (also while a register works on it) or about an exported file. */
export async function verifySource({ data, file, trust: trustFile, epoch }: Source): Promise<Finding[]> {
  const damage: Finding[] = [];
  const report = (finding: Finding): void => void damage.push(finding);
  const trust = trustFile === undefined ? undefined : readTrust(trustFile);
  if (file !== undefined) {
    const manifest = readManifest(`${file}.manifest.json`);
    const findings = await verifyJournal(readExport(file, report), { manifest, trust });
    return [...damage, ...findings];
  }
  const store = openFile(data ?? ".", { readonly: true, epoch });
  try {
    // The walk meets anchors and rotated keys by itself: nothing is taken from entries it has not judged.
    const manifest = manifestOf(store.identity);
    const findings = await verifyJournal(untilDamage(rowsOf(store), report), { manifest, trust });
    return [...damage, ...findings];
  } finally {
    store.db.close();
  }
}
