import { openFile } from "#db/open-file.ts";
import type { Job } from "#db/journal.ts";
import type { Entry } from "#register/entry.ts";

export type Books = {
  /** The public key the epoch began with, hex. */
  readonly key: string;
  readonly entries: readonly Entry[];
  readonly bodies: readonly string[];
  /** By seq, hex. */
  readonly hashes: ReadonlyMap<number, string>;
  readonly jobs: readonly Job[];
};

/** The journal beside the register that writes it: entries after `after`, and all jobs. */
export function readBooks(data: string, after = 0): Books {
  const store = openFile(data, { readonly: true });
  try {
    return store.db.transaction(() => {
      const rows = [...store.entries.walk(after + 1)];
      const bodies = rows.map(({ body }) => body);
      return {
        key: store.identity.key,
        entries: bodies.map((body) => JSON.parse(body) as Entry),
        hashes: new Map(rows.map(({ seq, hash }) => [seq, hash.toString("hex")])),
        bodies,
        jobs: store.jobs.list(),
      };
    })();
  } finally {
    store.db.close();
  }
}

/** Head of the journal and jobs without an end, cheaply. */
export function readHead(data: string): { readonly seq: number; readonly hash: string; readonly openJobs: number } {
  const store = openFile(data, { readonly: true });
  try {
    const head = store.db
      .prepare<[], { seq: number; hash: string }>(
        "SELECT seq, lower(hex(hash)) AS hash FROM entry ORDER BY seq DESC LIMIT 1",
      )
      .get();
    return {
      seq: head?.seq ?? 0,
      hash: head?.hash ?? "",
      openJobs: store.jobs.list(["waiting", "sent", "unknown"]).length,
    };
  } finally {
    store.db.close();
  }
}
