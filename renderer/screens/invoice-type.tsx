import { type ReactNode, useState } from "react";
import type { PadKey } from "../digits.ts";
import { useWords } from "../hooks.ts";
import { invoice } from "../invoice.ts";
import { finishKana, type KanaKey, pressKana } from "../kana-text.ts";
import { useKeys } from "../keyboard.ts";
import { Action, BackAction } from "../parts/action.tsx";
import { EntryField } from "../parts/entry-field.tsx";
import { KanaBoard } from "../parts/kana-board.tsx";
import { Stage } from "../parts/stage.tsx";
import css from "./journal-sheet.module.css";

/** A line of the paper holds twenty full-width signs of a name written tall, and 様. */
const mostChars = 20;

/** A name or a purpose that is on no key, in kana or letters. */
export function InvoiceType({ typing }: { readonly typing: "to" | "proviso" }): ReactNode {
  const say = useWords();
  const [text, setText] = useState("");
  const press = (key: KanaKey): void => setText((now) => pressKana(now, key, mostChars));
  const back = (): void => invoice.setState({ typing: null });
  const typed = finishKana(text);
  const enter = (): void => {
    if (typed !== "") invoice.setState({ typing: null, ...(typing === "to" ? { to: typed } : { proviso: typed }) });
  };
  useKeys({
    type: (key: PadKey) => press(key === "erase" || key === "clear" ? { kind: key } : { kind: "char", char: key }),
    letter: (char) => press({ kind: "char", char }),
    enter,
    back,
  });
  return (
    <Stage
      left={<BackAction onPress={back} />}
      right={<Action name="type-ok" look="go" word={say("key.ok")} disabled={typed === ""} onPress={enter} />}
    >
      <div className={css["typed"]}>
        <EntryField name={typing} label={say(`invoice.${typing}`)} isActive>
          <span data-ellipsis className={css["text"]}>
            {text}
          </span>
        </EntryField>
        <KanaBoard onKey={press} hasScript />
      </div>
    </Stage>
  );
}
