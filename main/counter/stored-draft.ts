import type { Commit, Journal } from "#db/journal.ts";
import { type Draft, emptyDraft } from "#register/draft.ts";
import type { Held } from "#register/held.ts";

/** The draft as it stands in the journal: the open basket, and from rows of their own the baskets put aside. */
export function loadDraft(journal: Pick<Journal, "draft" | "held">): Draft {
  const draft = (journal.draft() as Draft | null) ?? emptyDraft;
  const held = journal.held() as readonly Held[];
  return held.length === 0 ? draft : { ...draft, held };
}

const none: readonly Held[] = [];

/** How it is written: baskets put aside only where they changed, so that ten of them cost a scan nothing. */
export function storeDraft(
  { held = none, ...draft }: Draft,
  { held: before = none }: Draft,
): Pick<Commit, "draft" | "held"> {
  const isSame = held === before || held.length + before.length === 0;
  return { draft, ...(isSame ? {} : { held: { now: held, before } }) };
}
