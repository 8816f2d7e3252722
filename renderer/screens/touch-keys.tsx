import { type CSSProperties, memo, type ReactNode, useState } from "react";
import type { Layout, LayoutKey } from "#ipc/view.ts";
import { desk } from "../desk.ts";
import { fitName } from "../fit-name.ts";
import { useDesk, useWords } from "../hooks.ts";
import { pageKeys } from "../page-keys.ts";
import { Amount } from "../parts/amount.tsx";
import { Key } from "../parts/key.tsx";
import { Phrases } from "../parts/phrases.tsx";
import css from "./touch-keys.module.css";

type Categories = Layout["categories"];

/**
 * The touch keys: categories at the left, a fixed 5 × 5 grid of the chosen one; more than 25 keys turn pages, nothing scrolls.
 * They change with the goods, not with the basket: a scanned line does not draw them anew.
 */
export const TouchKeys = memo(function TouchKeys(props: {
  readonly categories: Categories;
  readonly onItem: (code: string) => void;
}): ReactNode {
  const { categories, onItem } = props;
  const category = useDesk((now) => now.category);
  const chosen = categories[category] ?? categories[0];
  return (
    <div className={css["keys"]}>
      <CategoryKeys categories={categories} onPick={(at) => desk.setState({ category: at })} />
      {chosen !== undefined && <Grid key={chosen.name} keys={chosen.keys} onItem={onItem} />}
    </div>
  );
});

/** The column of categories; it also stands beside the done screen, as a way on. */
export function CategoryKeys(props: {
  readonly categories: Categories;
  readonly onPick: (at: number) => void;
}): ReactNode {
  const { categories, onPick } = props;
  const category = useDesk((now) => now.category);
  return (
    <nav className={css["categories"]}>
      {categories.map(({ name }, at) => (
        <Key
          key={name}
          name={`category:${at}`}
          look="quiet"
          isOn={at === category}
          className={css["category"]}
          onPress={() => onPick(at)}
        >
          <Phrases text={name} />
        </Key>
      ))}
    </nav>
  );
}

function Grid({
  keys,
  onItem,
}: {
  readonly keys: readonly LayoutKey[];
  readonly onItem: (code: string) => void;
}): ReactNode {
  const say = useWords();
  const [page, setPage] = useState(0);
  const pages = pageKeys(keys);
  const shown = pages[page % pages.length] ?? [];
  return (
    <div className={css["grid"]}>
      {shown.map((item) => (
        <ItemKey key={item.code} item={item} onPress={() => onItem(item.code)} />
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

function ItemKey({ item, onPress }: { readonly item: LayoutKey; readonly onPress: () => void }): ReactNode {
  const say = useWords();
  const isSoldOut = item.soldOut === true;
  return (
    <Key name={`item:${item.code}`} disabled={isSoldOut} className={css["item"]} onPress={onPress}>
      <span className={css["name"]} style={{ "--need": fitName(item.name) } as CSSProperties} data-ellipsis>
        <Phrases text={item.name} />
      </span>
      <span className={css["price"]}>
        {isSoldOut ? say("sale.sold-out") : <Amount yen={item.price} />}
        {item.rate === 8 && !isSoldOut && <span className={css["mark"]}>※</span>}
      </span>
    </Key>
  );
}
