import type { ReactNode } from "react";
import { useWords } from "../hooks.ts";
import { type Facet, whats } from "../journal-filter.ts";
import { editFacet, journalFind, look } from "../journal-find.ts";
import { useKeys } from "../keyboard.ts";
import { Key } from "../parts/key.tsx";
import { Stage } from "../parts/stage.tsx";
import { EditLeft } from "./journal-edit-left.tsx";
import { JournalEditRange } from "./journal-edit-range.tsx";
import { JournalEditText } from "./journal-edit-text.tsx";
import css from "./journal-sheet.module.css";

/** The keys of one facet, over the whole middle. */
export function JournalEdit({ facet }: { readonly facet: Facet }): ReactNode {
  if (facet === "what") return <JournalEditWhat />;
  return facet === "day" || facet === "amount" ? <JournalEditRange facet={facet} /> : <JournalEditText facet={facet} />;
}

function JournalEditWhat(): ReactNode {
  const say = useWords();
  const { filter } = journalFind.getState();
  useKeys({ back: () => editFacet(null) });
  return (
    <Stage left={<EditLeft facet="what" />}>
      <div className={css["kinds"]}>
        {whats.map((what) => (
          <Key
            key={what}
            name={`what:${what}`}
            isOn={(filter.what ?? "money") === what}
            className={css["kind"]}
            onPress={() => look({ ...filter, what })}
          >
            {say(`journal.what.${what}`)}
          </Key>
        ))}
      </div>
    </Stage>
  );
}
