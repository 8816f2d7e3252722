import { type ReactNode, useState } from "react";
import type { View } from "#ipc/view.ts";
import { closeSheet } from "../desk.ts";
import { type PadKey, pressDigit, readDigits } from "../digits.ts";
import { useDesk, useWords } from "../hooks.ts";
import { useKeys } from "../keyboard.ts";
import { Action, BackAction } from "../parts/action.tsx";
import { EntryField } from "../parts/entry-field.tsx";
import { Pad } from "../parts/pad.tsx";
import { Stage } from "../parts/stage.tsx";
import { pickLine } from "../pick-line.ts";
import { send } from "../register.ts";
import css from "./panel.module.css";

/** How many: of the line that is picked, or of what comes next. */
export function QtySheet({ view }: { readonly view: View }): ReactNode {
  const say = useWords();
  const selected = useDesk((now) => now.selected);
  const line = pickLine(view.basket.lines, selected);
  const [digits, setDigits] = useState("");
  const press = (key: PadKey): void => setDigits((now) => pressDigit(now, key, 3));
  const count = readDigits(digits) ?? 0;
  const forNext = (): void => {
    if (count === 0) return;
    send({ kind: "times", qty: count });
    closeSheet();
  };
  const forLine = (): void => {
    if (count === 0 || line === undefined) return;
    send({ kind: "line-qty", n: line.n, qty: count });
    closeSheet();
  };
  useKeys({ type: press, enter: line === undefined ? forNext : forLine, times: forNext, back: closeSheet });
  return (
    <Stage
      left={
        <>
          <BackAction onPress={closeSheet} />
          {line !== undefined && (
            <Action
              name="qty-next"
              look="quiet"
              word={say("qty.next", { count: digits || "–" })}
              disabled={count === 0}
              onPress={forNext}
            />
          )}
        </>
      }
      right={
        <Action
          name="ok"
          look="go"
          word={say(line === undefined ? "qty.next" : "qty.line", { count: digits || "–" })}
          disabled={count === 0}
          onPress={line === undefined ? forNext : forLine}
        />
      }
    >
      <div className={css["split"]}>
        <div className={css["column"]}>
          {line !== undefined && <p className={css["title"]}>{line.name}</p>}
          <EntryField name="qty" label={say("qty.title")} isActive>
            {digits}
          </EntryField>
        </div>
        <Pad onKey={press} />
      </div>
    </Stage>
  );
}
