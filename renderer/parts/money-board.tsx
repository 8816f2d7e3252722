import type { ReactNode } from "react";
import { denominations } from "#register/denominations.ts";
import { readDigits } from "../digits.ts";
import { useWords } from "../hooks.ts";
import { Amount } from "./amount.tsx";
import { EntryField } from "./entry-field.tsx";
import { Key } from "./key.tsx";
import css from "./money-board.module.css";
import { Pad } from "./pad.tsx";
import type { CashEntry } from "./use-cash.ts";

/** Cash by denomination (金種), or as one sum: rows at the left, the pad at the right. It knows nothing of what ought to be there. */
export function MoneyBoard(props: {
  readonly entry: CashEntry;
  readonly label: string;
  readonly children?: ReactNode;
}): ReactNode {
  const { entry, label, children } = props;
  const say = useWords();
  const { cash, value } = entry;
  return (
    <div className={css["board"]}>
      <div className={css["column"]}>
        {children}
        {cash.isBoard && (
          <div className={css["rows"]}>
            {denominations.map((yen, at) => {
              const digits = cash.pieces[yen] ?? "";
              return (
                <Key
                  key={yen}
                  name={`pieces:${yen}`}
                  className={css["row"]}
                  isOn={cash.at === at}
                  onPress={() => entry.pick(at)}
                >
                  <Amount yen={yen} className={css["kind"]} />
                  <span className={css["count"]} data-empty={digits === "" || undefined}>
                    {say(yen >= 1000 ? "board.notes" : "board.coins", { count: digits === "" ? "–" : digits })}
                  </span>
                  <span className={css["sub"]}>
                    {digits === "" ? "" : <Amount yen={yen * (readDigits(digits) ?? 0)} />}
                  </span>
                </Key>
              );
            })}
          </div>
        )}
        <EntryField name="counted" label={label} isActive={!cash.isBoard}>
          {value === null ? <span className={css["none"]}>{say("board.none")}</span> : <Amount yen={value} />}
        </EntryField>
      </div>
      <Pad onKey={entry.press} zeros={!cash.isBoard} />
    </div>
  );
}

/** 金種で ⇄ 合計で. */
export function BoardToggle({ entry }: { readonly entry: CashEntry }): ReactNode {
  const say = useWords();
  return (
    <Key name="board-toggle" look="quiet" className={css["toggle"]} onPress={entry.toggle}>
      {say(entry.cash.isBoard ? "board.by-sum" : "board.by-pieces")}
    </Key>
  );
}
