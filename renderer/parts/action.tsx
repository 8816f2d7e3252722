import type { ReactNode } from "react";
import { useWords } from "../hooks.ts";
import { Icon, type IconName } from "./icon.tsx";
import { Key, type KeyProps } from "./key.tsx";
import css from "./action.module.css";

/** A key of the bottom bar: a word, with an icon, or a second line under it. */
export function Action(
  props: Omit<KeyProps, "children"> & { readonly word: string; readonly icon?: IconName; readonly more?: ReactNode },
): ReactNode {
  const { word, icon, more, className, ...key } = props;
  return (
    <Key {...key} className={className === undefined ? css["action"] : `${css["action"]} ${className}`}>
      <span className={css["word"]}>
        {icon !== undefined && <Icon name={icon} size={22} />}
        {word}
      </span>
      {more !== undefined && <span className={css["more"]}>{more}</span>}
    </Key>
  );
}

/** The way back, always bottom left. */
export function BackAction({ onPress, word }: { readonly onPress: () => void; readonly word?: string }): ReactNode {
  const say = useWords();
  return <Action name="back" word={word ?? say("key.back")} onPress={onPress} className={css["back"]} />;
}
