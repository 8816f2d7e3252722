import { type ReactNode, useState } from "react";
import { type PadKey, pressDigit, readDigits } from "../digits.ts";
import { useNow, useWords } from "../hooks.ts";
import { dropFacet, quickDays, quickRange, readDay } from "../journal-filter.ts";
import { editFacet, journalFind, look } from "../journal-find.ts";
import { useKeys } from "../keyboard.ts";
import { Action } from "../parts/action.tsx";
import { Amount } from "../parts/amount.tsx";
import { EntryField } from "../parts/entry-field.tsx";
import { Key } from "../parts/key.tsx";
import { Pad } from "../parts/pad.tsx";
import { Stage } from "../parts/stage.tsx";
import { EditLeft } from "./journal-edit-left.tsx";
import css from "./journal-sheet.module.css";

type End = "low" | "high";
const ends = ["low", "high"] as const;

/** From … to …: days or yen. Only one end typed leaves the other open; of a day, only the first means that day alone. */
export function JournalEditRange({ facet }: { readonly facet: "day" | "amount" }): ReactNode {
  const say = useWords();
  const { filter } = journalFind.getState();
  const today = new Date(useNow(60_000)).toLocaleDateString("sv-SE");
  const isDay = facet === "day";
  const before = isDay ? [filter.from, filter.to] : [filter.least, filter.most];
  const [typed, setTyped] = useState<{ readonly [end in End]: string }>({
    low: digitsOf(before[0]),
    high: digitsOf(before[1]),
  });
  const [end, setEnd] = useState<End>("low");
  const read = (digits: string): string | number | null => (isDay ? readDay(digits, today) : readDigits(digits));
  const [low, high] = [read(typed.low), read(typed.high)];
  const isWrong = (typed.low !== "" && low === null) || (typed.high !== "" && high === null);
  const isReady = !isWrong && (low !== null || high !== null) && (low === null || high === null || low <= high);
  const type = (key: PadKey): void =>
    setTyped((now) => ({ ...now, [end]: pressDigit(now[end], key, isDay ? 8 : 7, !isDay) }));
  const enter = (): void => {
    if (!isReady) return;
    const rest = dropFacet(facet, filter);
    if (typeof low === "number" || typeof high === "number")
      return look({
        ...rest,
        ...(typeof low === "number" ? { least: low } : {}),
        ...(typeof high === "number" ? { most: high } : {}),
      });
    const last = high ?? low;
    look({
      ...rest,
      ...(typeof low === "string" ? { from: low } : {}),
      ...(typeof last === "string" ? { to: last } : {}),
    });
  };
  useKeys({ type, enter, back: () => editFacet(null) });
  return (
    <Stage
      left={<EditLeft facet={facet} />}
      right={<Action name="facet-ok" look="go" word={say("key.ok")} disabled={!isReady} onPress={enter} />}
    >
      <div className={css["edit"]}>
        <div className={css["column"]}>
          <p className={css["title"]}>{say(`journal.${facet}`)}</p>
          {isDay && (
            <div className={css["quick"]}>
              {quickDays.map((name) => (
                <Key key={name} name={`day:${name}`} onPress={() => look({ ...filter, ...quickRange(name, today) })}>
                  {say(`journal.${name}`)}
                </Key>
              ))}
            </div>
          )}
          {ends.map((each) => (
            <Key key={each} name={`end:${each}`} look="bare" className={css["bare"]} onPress={() => setEnd(each)}>
              <EntryField name={each} label={say(labels[facet][each])} isActive={end === each}>
                {isDay ? (
                  <Day digits={typed[each]} />
                ) : (
                  typed[each] !== "" && <Amount yen={readDigits(typed[each]) ?? 0} />
                )}
              </EntryField>
            </Key>
          ))}
          {isDay && <p className={css["hint"]}>{say("journal.day.hint")}</p>}
        </div>
        <Pad onKey={type} zeros={!isDay} />
      </div>
    </Stage>
  );
}

const labels = {
  day: { low: "journal.from", high: "journal.to" },
  amount: { low: "journal.least", high: "journal.most" },
} as const;

function digitsOf(value: string | number | undefined): string {
  return value === undefined ? "" : String(value).replaceAll("-", "");
}

/** A day as it is typed: 20261122 → 2026/11/22. */
function Day({ digits }: { readonly digits: string }): ReactNode {
  if (digits.length <= 4) return digits.replace(/^(\d\d)(\d)/, "$1/$2");
  return digits.replace(/^(\d{4})(\d{1,2})(\d*)$/, (_, year: string, month: string, day: string) =>
    [year, month, ...(day === "" ? [] : [day])].join("/"),
  );
}
