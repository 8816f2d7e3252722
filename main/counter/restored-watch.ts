import type { Journal } from "#db/journal.ts";

const name = "restored";

/**
 * Remembers that headquarters held more than this journal, so that neither a restart with the road away nor a healed
 * disk sells on with a restored database. Kept as a cursor, as the clock's jump is: `hash` is empty when all is well.
 */
export function openRestoredWatch(journal: Pick<Journal, "cursor" | "setCursor">) {
  const isSet = (): boolean => (journal.cursor(name)?.hash ?? "") !== "";
  return {
    isSet,
    note: (seq: number, hash: string): void => journal.setCursor(name, seq, hash),
    /** Headquarters holds this chain and no more. */
    clear: (): void => {
      if (isSet()) journal.setCursor(name, 0, "");
    },
  };
}
