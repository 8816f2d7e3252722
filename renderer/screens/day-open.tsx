import { type ReactNode, useState } from "react";
import { type PadKey, pressDigit, readDigits } from "../digits.ts";
import { useDesk, useNow, useWords } from "../hooks.ts";
import { useKeys } from "../keyboard.ts";
import { Action } from "../parts/action.tsx";
import { Amount } from "../parts/amount.tsx";
import { EntryField } from "../parts/entry-field.tsx";
import { Pad } from "../parts/pad.tsx";
import { Stage } from "../parts/stage.tsx";
import { formatDay } from "../parts/top-bar.tsx";
import { send } from "../register.ts";
import css from "./sign-on.module.css";
import panel from "./panel.module.css";
import own from "./confirm.module.css";

/** The business day is confirmed by a person, never taken from the clock alone; then the float. */
export function DayOpenScreen({ day }: { readonly day: string }): ReactNode {
  const say = useWords();
  const language = useDesk((now) => now.language);
  const nowMs = useNow(30_000);
  const [digits, setDigits] = useState("");
  const press = (key: PadKey): void => setDigits((now) => pressDigit(now, key, 7));
  const open = (): void => send({ kind: "day-open", day, float: readDigits(digits) ?? 0 });
  useKeys({ type: press, enter: open });
  const isToday = day === new Date(nowMs).toLocaleDateString("sv-SE");
  return (
    <Stage right={<Action name="day-open" look="go" word={say("open.do")} onPress={open} />}>
      <div className={css["sign"]}>
        <div className={css["column"]}>
          <p className={panel["text"]}>{say("open.day")}</p>
          <p className={css["shop"]}>{formatDay(day, language, "long")}</p>
          {!isToday && <p className={own["warn"]}>{say("open.late")}</p>}
          <EntryField name="float" label={say("open.float")} isActive>
            <Amount yen={readDigits(digits) ?? 0} />
          </EntryField>
        </div>
        <Pad onKey={press} zeros />
      </div>
    </Stage>
  );
}
