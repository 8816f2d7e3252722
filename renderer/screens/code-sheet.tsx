import { type ReactNode, useState } from "react";
import { closeSheet, desk, openSheet } from "../desk.ts";
import { type PadKey, pressDigit } from "../digits.ts";
import { useWords } from "../hooks.ts";
import { useKeys } from "../keyboard.ts";
import { Action, BackAction } from "../parts/action.tsx";
import { EntryField } from "../parts/entry-field.tsx";
import { Pad } from "../parts/pad.tsx";
import { Stage } from "../parts/stage.tsx";
import { send } from "../register.ts";
import css from "./panel.module.css";

/** The longest code on goods: a magazine with its add-on. */
const longest = 18;
/** Digits of ¥9,999,999: what was typed may turn out to be a price. */
const mostPrice = 7;

/** A code keyed by hand, when the tag does not scan. */
export function CodeSheet(): ReactNode {
  const say = useWords();
  const [code, setCode] = useState<string>(() => desk.getState().first ?? "");
  const press = (key: PadKey): void => setCode((now) => pressDigit(now, key, longest, false));
  const enter = (): void => {
    if (code === "") return;
    send({ kind: "item", code, qty: 1, keyed: true });
    closeSheet();
  };
  useKeys({ type: press, enter, back: closeSheet });
  return (
    <Stage
      left={
        <>
          <BackAction onPress={closeSheet} />
          <Action
            name="department"
            look="quiet"
            word={say("key.department")}
            disabled={code.length > mostPrice}
            onPress={() => openSheet("department", code.replace(/^0+/, ""))}
          />
        </>
      }
      right={<Action name="ok" look="go" word={say("key.ok")} disabled={code === ""} onPress={enter} />}
    >
      <div className={css["split"]}>
        <div className={css["column"]}>
          <EntryField name="code" label={say("code.title")} isActive>
            {code}
          </EntryField>
        </div>
        <Pad onKey={press} />
      </div>
    </Stage>
  );
}
