import { type ReactNode, useState } from "react";
import { type PadKey, pressDigit } from "../digits.ts";
import { useWords } from "../hooks.ts";
import { dropFacet, type Facet } from "../journal-filter.ts";
import { editFacet, journalFind, look } from "../journal-find.ts";
import { finishKana, type KanaKey, pressKana } from "../kana-text.ts";
import { useKeys } from "../keyboard.ts";
import { Action } from "../parts/action.tsx";
import { EntryField } from "../parts/entry-field.tsx";
import { KanaBoard } from "../parts/kana-board.tsx";
import { Pad } from "../parts/pad.tsx";
import { Stage } from "../parts/stage.tsx";
import { EditLeft } from "./journal-edit-left.tsx";
import css from "./journal-sheet.module.css";

type TextFacet = Exclude<Facet, "day" | "amount" | "what">;
/** Digits these may have; the others are words. */
const mostDigits: { readonly [facet in TextFacet]?: number } = { receipt: 9, code: 18, op: 6 };
const mostChars = 40;

/** Numbers on the pad, words on the kana board. */
export function JournalEditText({ facet }: { readonly facet: TextFacet }): ReactNode {
  const say = useWords();
  const { filter } = journalFind.getState();
  const digits = mostDigits[facet];
  const [text, setText] = useState(filter[facet] ?? "");
  const press = (key: KanaKey): void => setText((now) => pressKana(now, key, mostChars));
  const type = (key: PadKey): void => {
    if (digits !== undefined) setText((now) => pressDigit(now, key, digits, false));
    else press(key === "erase" || key === "clear" ? { kind: key } : { kind: "char", char: key });
  };
  const wanted = finishKana(text);
  const enter = (): void => {
    if (wanted !== "") look({ ...dropFacet(facet, filter), [facet]: wanted });
  };
  useKeys({
    type,
    enter,
    back: () => editFacet(null),
    ...(digits === undefined ? { letter: (char: string) => press({ kind: "char", char }) } : {}),
  });
  const field = (
    <EntryField name={facet} label={say(`journal.${facet}`)} isActive>
      <span data-ellipsis>{text}</span>
    </EntryField>
  );
  return (
    <Stage
      left={<EditLeft facet={facet} />}
      right={<Action name="facet-ok" look="go" word={say("key.ok")} disabled={wanted === ""} onPress={enter} />}
    >
      {digits === undefined ? (
        <div className={css["typed"]}>
          {field}
          <KanaBoard onKey={press} hasScript first={facet === "member" ? "digits" : "kana"} />
        </div>
      ) : (
        <div className={css["edit"]}>
          <div className={css["column"]}>{field}</div>
          <Pad onKey={type} />
        </div>
      )}
    </Stage>
  );
}
