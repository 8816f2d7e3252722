import type { RawEntry } from "#db/journal.ts";
import type { ForwardEntry } from "./headquarters/open-headquarters.ts";

/** openapi.yaml: a request is at most 1 MiB; a little is left for what stands around the entries. */
const mostBytes = 1024 * 1024 - 1024;

/** The longest beginning of `rows` that fits one request, and at least one. */
export function takeBatch(rows: readonly RawEntry[]): readonly ForwardEntry[] {
  let bytes = 0;
  const batch: ForwardEntry[] = [];
  for (const { seq, body, hash, sig, key_id } of rows) {
    const entry: ForwardEntry = { seq, body, hash, sig, key_id };
    bytes += Buffer.byteLength(JSON.stringify(entry)) + 1;
    if (batch.length > 0 && bytes > mostBytes) break;
    batch.push(entry);
  }
  return batch;
}
