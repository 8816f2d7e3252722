import type { ReactNode } from "react";
import { useWords } from "../hooks.ts";
import type { Facet } from "../journal-filter.ts";
import { clearFacet, editFacet } from "../journal-find.ts";
import { Action, BackAction } from "../parts/action.tsx";

/** Out of a facet without a change, or without the facet. */
export function EditLeft({ facet }: { readonly facet: Facet }): ReactNode {
  const say = useWords();
  return (
    <>
      <BackAction onPress={() => editFacet(null)} />
      <Action name="facet-drop" look="quiet" word={say("journal.drop")} onPress={() => clearFacet(facet)} />
    </>
  );
}
