import type { Job } from "#db/journal.ts";
import { openFile } from "#db/open-file.ts";
import { toRaw } from "#db/entry-table.ts";
import { manifestOf } from "#db/manifest-of.ts";
import type { Finding } from "#db/verify/finding.ts";
import { startVerify } from "#db/verify/verify-journal.ts";
import type { Entry } from "#register/entry.ts";

/** The journal beside the register that writes it, followed as it grows; each entry is verified as it is read. */
export function followJournal(o: { readonly data: string; readonly headquarters: string }) {
  const store = openFile(o.data, { readonly: true });
  const { key } = store.identity;
  const walk = startVerify({
    manifest: manifestOf(store.identity),
    trust: { key, headquarters: [o.headquarters] },
  });
  const entries: Entry[] = [];
  const findings: Finding[] = [];
  return {
    /** All entries up to now. */
    read(): readonly Entry[] {
      store.db.transaction(() => {
        for (const row of store.entries.walk(entries.length + 1)) {
          findings.push(...walk.take(toRaw(row)));
          entries.push(JSON.parse(row.body) as Entry);
        }
      })();
      return entries;
    },
    jobs: (): Job[] => store.jobs.list(),
    findings: (): readonly Finding[] => findings,
    [Symbol.dispose]: () => void store.db.close(),
  };
}
export type JournalFollower = ReturnType<typeof followJournal>;
