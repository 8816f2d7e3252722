import type { Patch } from "./patch-bundle.ts";

/** As better-sqlite3 opens an existing file by itself: the pragma and its read-back go by the same table. */
export const normalSync: readonly Patch[] = [{ from: "\tsynchronous: 2,", to: "\tsynchronous: 1," }];

/** The transaction stays open for a while after the commit was answered: whatever follows it leaves too early. */
export const lateCommit: readonly Patch[] = [
  {
    from: "const made = write.immediate(stamped, now.book, now.head, o, cursors);",
    to: `if (!db.inTransaction) {
				db.exec("BEGIN IMMEDIATE");
				setTimeout(() => db.open && db.inTransaction && db.exec("COMMIT"), 40);
			}
			const made = write(stamped, now.book, now.head, o, cursors);`,
  },
  // Or the orderly end would find the transaction open.
  {
    from: `live.store.db.pragma("wal_checkpoint(PASSIVE)");`,
    to: `if (live.store.db.inTransaction) live.store.db.exec("COMMIT");
			live.store.db.pragma("wal_checkpoint(PASSIVE)");`,
  },
];

/** A job goes to its device first and is marked as sent afterwards. */
export const postFirst: readonly Patch[] = [
  { from: `if (!mark(job.id, message ? "sent" : "dropped")) continue;`, to: "if (message) { post(message); }" },
  { from: "if (message) post(message);", to: `if (!mark(job.id, message ? "sent" : "dropped")) continue;` },
];
