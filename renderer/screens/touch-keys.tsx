import { memo, type ReactNode, useMemo, useState } from "react";
import type { LayoutCategory, LayoutKey } from "#ipc/view.ts";
import { desk } from "../desk.ts";
import { useDesk, useMirror, useWords } from "../hooks.ts";
import { type LaidBlock, gridOf, layKeys } from "../page-keys.ts";
import { Icon } from "../parts/icon.tsx";
import { Key } from "../parts/key.tsx";
import { Phrases } from "../parts/phrases.tsx";
import { ItemKey } from "./item-key.tsx";
import css from "./touch-keys.module.css";

type Categories = readonly LayoutCategory[];
/** So many fit on the smallest screen. */
const mostCategories = 7;

/**
 * The touch keys: categories at the left, a fixed grid of the chosen one; more keys than places turn pages, nothing scrolls.
 * They change with the goods, not with the basket: a scanned line does not draw them anew. `isMarking`: a press marks a key sold out.
 */
export const TouchKeys = memo(function TouchKeys(props: {
  readonly categories: Categories;
  readonly onItem: (code: string) => void;
  readonly isMarking?: boolean;
}): ReactNode {
  const { categories, onItem, isMarking = false } = props;
  const category = useDesk((now) => now.category);
  const chosen = categories[category] ?? categories[0];
  return (
    <div className={css["keys"]}>
      <CategoryKeys categories={categories} onPick={(at) => desk.setState({ category: at })} />
      {chosen !== undefined && <KeyGrid key={chosen.name} keys={chosen.keys} onItem={onItem} isMarking={isMarking} />}
    </div>
  );
});

/** The column of categories; it also stands beside the done screen, as a way on. */
export function CategoryKeys(props: {
  readonly categories: Categories;
  readonly onPick: (at: number) => void;
}): ReactNode {
  const { categories, onPick } = props;
  const say = useWords();
  const category = useDesk((now) => now.category);
  const size = categories.length > mostCategories ? mostCategories - 1 : mostCategories;
  const pages = Math.max(1, Math.ceil(categories.length / size));
  const [page, setPage] = useState(Math.floor(category / size));
  const from = (page % pages) * size;
  return (
    <nav className={css["categories"]}>
      {categories.slice(from, from + size).map(({ name, favourites }, along) => {
        const at = from + along;
        return (
          <Key
            key={name}
            name={`category:${at}`}
            look="quiet"
            isOn={at === category}
            className={css["category"]}
            onPress={() => onPick(at)}
          >
            {favourites === true && <Icon name="star" size={20} />}
            <span className={css["about"]}>
              <Phrases text={name} />
            </span>
          </Key>
        );
      })}
      {pages > 1 && (
        <Key name="more-categories" look="quiet" className={css["turn-categories"]} onPress={() => setPage(page + 1)}>
          {say("key.more")} {(page % pages) + 1}/{pages}
        </Key>
      )}
    </nav>
  );
}

function KeyGrid(props: {
  readonly keys: readonly LayoutKey[];
  readonly onItem: (code: string) => void;
  readonly isMarking: boolean;
}): ReactNode {
  const { keys, onItem, isMarking } = props;
  const say = useWords();
  const [page, setPage] = useState(0);
  // A View is a new object each time; as text it is the same as long as nothing was marked.
  const marked = useMirror((now) => now.view?.soldOut?.join(" ") ?? "");
  const soldOut = useMemo(() => new Set(marked.split(" ")), [marked]);
  const grid = useMemo(() => gridOf(keys), [keys]);
  const pages = useMemo(() => layKeys(keys, grid), [keys, grid]);
  const shown = pages[page % pages.length] ?? [];
  return (
    <div className={css["grid"]} data-places={`${grid.columns}x${grid.rows}`}>
      {shown.map((block) => (
        <Block key={block.keys[0]?.code} block={block} soldOut={soldOut} isMarking={isMarking} onItem={onItem} />
      ))}
      {pages.length > 1 && (
        <Key
          name="more-keys"
          look="quiet"
          className={css["turn"]}
          onPress={() => setPage((now) => (now + 1) % pages.length)}
        >
          {say("key.more")} {(page % pages.length) + 1}/{pages.length}
        </Key>
      )}
    </div>
  );
}

function Block(props: {
  readonly block: LaidBlock;
  readonly soldOut: ReadonlySet<string>;
  readonly isMarking: boolean;
  readonly onItem: (code: string) => void;
}): ReactNode {
  const { block, soldOut, isMarking, onItem } = props;
  const { column, row, keys } = block;
  const isGroup = keys.length > 1;
  return (
    <div
      className={isGroup ? `${css["block"]} ${css["sizes"]}` : css["block"]}
      style={{ gridColumn: `${column} / span ${keys.length}`, gridRow: row }}
    >
      {keys.map((item) => (
        <ItemKey
          key={item.code}
          item={item}
          isSize={isGroup}
          isMarked={soldOut.has(item.code)}
          isMarking={isMarking}
          onItem={onItem}
        />
      ))}
    </div>
  );
}
