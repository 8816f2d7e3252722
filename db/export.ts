import { closeSync, fsyncSync, openSync, renameSync, writeSync } from "node:fs";
import { toRaw } from "./entry-table.ts";
import type { RawEntry } from "./journal.ts";
import { manifestOf } from "./manifest-of.ts";
import type { Store } from "./store.ts";
import type { AnchorRow, Manifest } from "./verify/manifest.ts";
import { writeDurably } from "./write-durably.ts";

/** Lines gathered before a write, in characters. */
const portion = 1 << 20;

function dataOf(body: string): unknown {
  return (JSON.parse(body) as { data: unknown }).data;
}

/** Anchors and keys that the entries themselves tell of. */
export function readManifestOf({ db, identity }: Store): Manifest {
  const bodies = db.prepare<[string], string>("SELECT body FROM entry WHERE kind = ? ORDER BY seq").pluck();
  const anchors = bodies.all("anchor").map((body): AnchorRow => {
    const { seq, hash, at, key_id, sig } = dataOf(body) as AnchorRow;
    return { seq, hash, at, key_id, sig };
  });
  const rotated = bodies.all("key-rotate").map((body) => (dataOf(body) as { key: string }).key);
  return manifestOf(identity, anchors, rotated);
}

export function* rowsOf({ entries }: Store): Generator<RawEntry> {
  for (const row of entries.walk()) yield toRaw(row);
}

/** Writes the whole epoch as JSON Lines to `out`, and `out`.manifest.json beside it. Answers the number of entries. */
export function exportJournal(store: Store, out: string): number {
  const file = openSync(`${out}.new`, "w", 0o600);
  let count = 0;
  try {
    // One read transaction: what is committed meanwhile is in neither of the two files.
    store.db.transaction(() => {
      let text = "";
      for (const row of rowsOf(store)) {
        text += `${JSON.stringify(row)}\n`;
        count += 1;
        if (text.length < portion) continue;
        writeSync(file, text);
        text = "";
      }
      writeSync(file, text);
      writeDurably(`${out}.manifest.json`, `${JSON.stringify(readManifestOf(store), null, 2)}\n`);
    })();
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(`${out}.new`, out);
  return count;
}
