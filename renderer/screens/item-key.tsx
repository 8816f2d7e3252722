import { type CSSProperties, type ReactNode, useEffect } from "react";
import { useStore } from "zustand";
import type { LayoutKey } from "#ipc/view.ts";
import { fitName } from "../fit-name.ts";
import { useWords } from "../hooks.ts";
import { Amount } from "../parts/amount.tsx";
import { Icon } from "../parts/icon.tsx";
import { Key } from "../parts/key.tsx";
import { Phrases } from "../parts/phrases.tsx";
import { askPicture, pictureName, pictures } from "../pictures.ts";
import css from "./item-key.module.css";

/** A touch key of one of the goods: name, price, its picture where there is one, and whether it is sold out. */
export function ItemKey(props: {
  readonly item: LayoutKey;
  /** One of several sizes: the size is the larger word. */
  readonly isSize: boolean;
  /** Marked sold out at this register. */
  readonly isMarked: boolean;
  /** A press marks it, or takes the mark off. */
  readonly isMarking: boolean;
  readonly onItem: (code: string) => void;
}): ReactNode {
  const { item, isSize, isMarked, isMarking, onItem } = props;
  const say = useWords();
  const { code, name, price, rate, group, size, soldOut = false, kcal } = item;
  const isGone = soldOut || isMarked;
  const isNamedBySize = isSize && group !== undefined && size !== undefined;
  return (
    <Key
      name={`item:${code}`}
      // What headquarters has sold out cannot be put on sale here.
      disabled={isMarking ? soldOut : isGone}
      {...(isMarking ? { isOn: isGone } : {})}
      className={isGone ? `${css["item"]} ${css["gone"]}` : css["item"]}
      onPress={() => onItem(code)}
    >
      <Picture item={item} />
      {isNamedBySize ? (
        <span className={css["dish"]}>
          <span className={css["group"]} data-ellipsis>
            {group}
          </span>
          <span className={css["size"]}>{size}</span>
        </span>
      ) : (
        <span className={css["name"]} style={{ "--need": fitName(name) } as CSSProperties} data-ellipsis>
          <Phrases text={name} />
        </span>
      )}
      <span className={css["price"]}>
        {isGone ? (
          <span className={css["out"]}>
            <Icon name="bad" size={18} />
            {say("sale.sold-out")}
          </span>
        ) : (
          <>
            {kcal !== undefined && <span className={css["kcal"]}>{say("sale.kcal", { kcal })}</span>}
            <Amount yen={price} />
            {rate === 8 && <span className={css["mark"]}>※</span>}
          </>
        )}
      </span>
    </Key>
  );
}

/** The place of the picture is kept while it is on its way. */
function Picture({ item }: { readonly item: LayoutKey }): ReactNode {
  const name = pictureName(item);
  const src = useStore(pictures, (now) => (name === null ? null : (now[name] ?? null)));
  useEffect(() => askPicture(item), [item]);
  if (name === null) return null;
  return (
    <span className={css["picture"]}>
      {src !== null && <img src={src} alt="" draggable={false} className={css["image"]} />}
    </span>
  );
}
