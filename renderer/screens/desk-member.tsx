import { type ReactNode, useState } from "react";
import type { DeskScreen } from "#ipc/view.ts";
import { type PadKey, pressDigit } from "../digits.ts";
import { useWords } from "../hooks.ts";
import { useKeys } from "../keyboard.ts";
import { Action, BackAction } from "../parts/action.tsx";
import { EntryField } from "../parts/entry-field.tsx";
import { Pad } from "../parts/pad.tsx";
import { Stage } from "../parts/stage.tsx";
import { send } from "../register.ts";
import css from "./panel.module.css";

/** The longest member number a pad takes. */
const longest = 12;

/** Who is it? The member number by the pad, the app's barcode, or a card that is to be moved or stopped. */
export function DeskMember({ act }: { readonly act: DeskScreen["act"] }): ReactNode {
  const say = useWords();
  const [number, setNumber] = useState("");
  const press = (key: PadKey): void => setNumber((now) => pressDigit(now, key, longest, false));
  const back = (): void => send({ kind: "back" });
  const enter = (): void => {
    if (number !== "") send({ kind: "desk-member", number });
  };
  useKeys({ type: press, enter, back });
  return (
    <Stage
      left={<BackAction onPress={back} />}
      right={<Action name="desk-member" look="go" word={say("desk.find")} disabled={number === ""} onPress={enter} />}
    >
      <div className={css["split"]}>
        <div className={css["column"]}>
          <EntryField name="member" label={say("desk.number")} isActive>
            {number}
          </EntryField>
          <p className={css["text"]}>{say(act === "link" ? "desk.scan" : `desk.scan.${act}`)}</p>
        </div>
        <Pad onKey={press} />
      </div>
    </Stage>
  );
}
