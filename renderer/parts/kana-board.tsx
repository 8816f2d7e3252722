import { type ReactNode, useState } from "react";
import { useDesk, useWords } from "../hooks.ts";
import { type Board, keysOf } from "../kana-rows.ts";
import type { KanaKey } from "../kana-text.ts";
import { Icon } from "./icon.tsx";
import { Key } from "./key.tsx";
import css from "./kana-board.module.css";

const boards = ["kana", "latin", "digits"] as const satisfies readonly Board[];
const marks = ["voice", "half-voice", "small"] as const satisfies readonly KanaKey["kind"][];

/**
 * The keyboard of the house: 五十音 (あ at the right, as on a ticket machine), letters, digits. It types through `onKey`; `pressKana` of kana-text.ts
 * makes the text. There is no conversion to kanji. `hasScript`: with a key that turns the kana typed into katakana and back.
 * It fills the box it stands in, which must be at least 632 × 376 px.
 */
export function KanaBoard(props: {
  readonly onKey: (key: KanaKey) => void;
  readonly hasScript?: boolean;
  readonly first?: Board;
}): ReactNode {
  const { onKey, hasScript = false } = props;
  const say = useWords();
  const language = useDesk((now) => now.language);
  const [board, setBoard] = useState<Board>(props.first ?? (language === "ja" ? "kana" : "latin"));
  return (
    <div className={css["board"]} data-board={board}>
      {keysOf(board).map(({ char, column, row, span }) => (
        <div key={char} style={{ gridColumn: `${column} / span ${span}`, gridRow: row }} className={css["place"]}>
          <Key name={`kana:${char}`} className={css["char"]} onPress={() => onKey({ kind: "char", char })}>
            <span lang="ja">{char}</span>
          </Key>
        </div>
      ))}
      <div className={css["bar"]}>
        {marks.map((kind) => (
          <Key
            key={kind}
            name={`kana:${kind}`}
            label={say(`kana.${kind}.label`)}
            // Letters know only large and small.
            disabled={kind === "small" ? board === "digits" : board !== "kana"}
            className={css["mark"]}
            onPress={() => onKey({ kind })}
          >
            <span className={kind === "small" ? undefined : css["corner"]}>
              {say(kind === "small" && board === "latin" ? "kana.case" : `kana.${kind}`)}
            </span>
          </Key>
        ))}
        <Key name="kana:space" className={css["word"]} onPress={() => onKey({ kind: "char", char: " " })}>
          {say("kana.space")}
        </Key>
        {hasScript && (
          <Key name="kana:script" className={css["word"]} onPress={() => onKey({ kind: "script" })}>
            {say("kana.script")}
          </Key>
        )}
        {boards.map((each) => (
          <Key
            key={each}
            name={`board:${each}`}
            look="quiet"
            isOn={each === board}
            className={css["word"]}
            onPress={() => setBoard(each)}
          >
            {say(`kana.board.${each}`)}
          </Key>
        ))}
        <Key name="kana:clear" look="quiet" className={css["word"]} onPress={() => onKey({ kind: "clear" })}>
          {say("kana.clear")}
        </Key>
        <Key
          name="kana:erase"
          look="quiet"
          label={say("key.erase")}
          className={css["word"]}
          onPress={() => onKey({ kind: "erase" })}
        >
          <Icon name="erase" size={30} />
        </Key>
      </div>
    </div>
  );
}
