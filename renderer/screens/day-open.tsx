import type { ReactNode } from "react";
import { useDesk, useNow, useWords } from "../hooks.ts";
import { useKeys } from "../keyboard.ts";
import { Action } from "../parts/action.tsx";
import { Amount } from "../parts/amount.tsx";
import { Key } from "../parts/key.tsx";
import { BoardToggle, MoneyBoard } from "../parts/money-board.tsx";
import { Stage } from "../parts/stage.tsx";
import { formatDay } from "../parts/top-bar.tsx";
import { useCash } from "../parts/use-cash.ts";
import { send } from "../register.ts";
import own from "./confirm.module.css";
import css from "./day-open.module.css";
import panel from "./panel.module.css";

/** The business day is confirmed by a person, never taken from the clock alone; then the float: as usual with one key, as a sum, or by denomination. */
export function DayOpenScreen({ day, float }: { readonly day: string; readonly float: number | null }): ReactNode {
  const say = useWords();
  const language = useDesk((now) => now.language);
  const nowMs = useNow(30_000);
  const entry = useCash(false);
  const { value, counts } = entry;
  const open = (): void =>
    send({ kind: "day-open", day, float: value ?? 0, ...(counts === undefined ? {} : { counts }) });
  useKeys({
    type: entry.press,
    enter: () => {
      if (!entry.next()) open();
    },
  });
  const isToday = day === new Date(nowMs).toLocaleDateString("sv-SE");
  return (
    <Stage
      left={
        <>
          <BoardToggle entry={entry} />
          {float !== null && (
            <Key name="float-usual" look="quiet" className={css["usual"]} onPress={() => entry.set(float)}>
              <span>{say("open.usual")}</span>
              <Amount yen={float} className={css["sum"]} />
            </Key>
          )}
        </>
      }
      right={
        <Action
          name="day-open"
          look="go"
          word={say("open.do")}
          // Nothing keyed in is a float of nothing; said before it is pressed, not at the night's count.
          more={value === null ? say("open.none") : <Amount yen={value} />}
          onPress={open}
        />
      }
    >
      <MoneyBoard entry={entry} label={say("open.float")}>
        {!entry.cash.isBoard && <p className={panel["text"]}>{say("open.day")}</p>}
        <p className={css["day"]} data-small={entry.cash.isBoard || undefined}>
          {formatDay(day, language, "long")}
        </p>
        {!isToday && <p className={own["warn"]}>{say("open.late")}</p>}
      </MoneyBoard>
    </Stage>
  );
}
