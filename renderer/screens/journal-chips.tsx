import type { ReactNode } from "react";
import { useStore } from "zustand";
import { useWords } from "../hooks.ts";
import { facets, sayFacet } from "../journal-filter.ts";
import { editFacet, journalFind } from "../journal-find.ts";
import { Key } from "../parts/key.tsx";
import css from "./journal-sheet.module.css";

/** One key for each thing that can be asked; all that is set has to hold at once. */
export function JournalChips(): ReactNode {
  const say = useWords();
  const filter = useStore(journalFind, (now) => now.filter);
  return (
    <div className={css["chips"]}>
      {facets.map((facet) => {
        const value = sayFacet(facet, filter, say);
        return (
          <Key
            key={facet}
            name={`facet:${facet}`}
            isOn={value !== null}
            className={css["chip"]}
            onPress={() => editFacet(facet)}
          >
            <span className={css["name"]}>{say(`journal.${facet}`)}</span>
            <span className={css["value"]} data-ellipsis>
              {value ?? say(facet === "what" ? "journal.what.money" : "journal.any")}
            </span>
          </Key>
        );
      })}
    </div>
  );
}
