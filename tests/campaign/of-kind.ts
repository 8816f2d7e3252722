import type { Entry, EntryOf, Kind } from "#register/entry.ts";

/** The entries of one kind. */
export const ofKind = <K extends Kind>(entries: readonly Entry[], kind: K): EntryOf<K>[] =>
  entries.filter((entry): entry is EntryOf<K> => entry.kind === kind);
