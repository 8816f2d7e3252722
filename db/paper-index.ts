import type { Entry } from "#register/entry.ts";
import type { Settings } from "#register/settings.ts";
import type { Db } from "./open-database.ts";

/** How many papers an entry has had beyond the one it printed itself. */
export type Copies = { readonly plain: number; readonly invoices: number };

/** What the partial indexes of migration 4 answer at once. In a journal older than that the same is read, only slower. */
export function openPaperIndex(db: Db) {
  const copies = db.prepare<[number], { readonly seq: number; readonly body: string }>(
    "SELECT seq, body FROM entry WHERE kind = 'receipt-copy' AND json_extract(body, '$.data.seq') = ? ORDER BY seq",
  );
  const config = db
    .prepare<[number], string>("SELECT body FROM entry WHERE kind = 'config' AND seq < ? ORDER BY seq DESC LIMIT 1")
    .pluck();
  const copyEntries = (of: number) =>
    copies.all(of).flatMap(({ body }) => {
      const entry = JSON.parse(body) as Entry;
      return entry.kind === "receipt-copy" ? [entry] : [];
    });
  return {
    copyEntries,
    copiesOf(of: number): Copies {
      const all = copyEntries(of);
      const invoices = all.filter(({ data }) => data.as === "invoice").length;
      return { plain: all.length - invoices, invoices };
    },
    /** The settings that were in force when entry `seq` was written. */
    configAt(seq: number): Settings | null {
      const body = config.get(seq);
      const entry = body === undefined ? null : (JSON.parse(body) as Entry);
      return entry?.kind === "config" ? entry.data : null;
    },
  };
}
export type PaperIndex = ReturnType<typeof openPaperIndex>;
