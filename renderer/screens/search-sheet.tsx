import type { ReactNode } from "react";
import { closeSheet } from "../desk.ts";
import { moveHit, pickHit, search, takeHit, typeSearch } from "../goods-search.ts";
import { useWords } from "../hooks.ts";
import { useKeys } from "../keyboard.ts";
import { useStore } from "zustand";
import { Action, BackAction } from "../parts/action.tsx";
import { Amount } from "../parts/amount.tsx";
import { KanaBoard } from "../parts/kana-board.tsx";
import { Stage } from "../parts/stage.tsx";
import css from "./search-sheet.module.css";

/** 検索: what is typed above, the keyboard below; what is found stands where the basket was (search-hits.tsx). */
export function SearchSheet(): ReactNode {
  const say = useWords();
  const text = useStore(search, (now) => now.text);
  const picked = useStore(search, pickHit);
  const take = (): void => {
    if (picked !== null) takeHit(picked);
  };
  useKeys({
    type: (key) => typeSearch(key === "erase" || key === "clear" ? { kind: key } : { kind: "char", char: key }),
    letter: (char) => typeSearch({ kind: "char", char }),
    enter: take,
    back: closeSheet,
    move: moveHit,
  });
  return (
    <Stage
      left={<BackAction onPress={closeSheet} />}
      right={
        <Action
          name="search-take"
          look="go"
          word={say("search.take")}
          disabled={picked === null}
          {...(picked === null ? {} : { more: <TakeWhat name={picked.name} price={picked.price} /> })}
          onPress={take}
        />
      }
    >
      <div className={css["search"]}>
        <div className={css["field"]} data-field="search">
          <span className={css["label"]}>{say("search.field")}</span>
          {text === "" ? (
            <span className={css["placeholder"]}>{say("search.placeholder")}</span>
          ) : (
            // The end of a long text stays in sight.
            <span className={css["text"]} data-ellipsis>
              <bdi>{text}</bdi>
            </span>
          )}
          <span className={css["caret"]} />
        </div>
        <KanaBoard onKey={typeSearch} />
      </div>
    </Stage>
  );
}

function TakeWhat({ name, price }: { readonly name: string; readonly price: number }): ReactNode {
  return (
    <span className={css["what"]}>
      <span className={css["name"]} data-ellipsis>
        {name}
      </span>
      <Amount yen={price} />
    </span>
  );
}
