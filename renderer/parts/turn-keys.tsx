import type { ReactNode, RefObject } from "react";
import { useWords } from "../hooks.ts";
import { Icon } from "./icon.tsx";
import { Key } from "./key.tsx";

/** Turns a list a page up or down; one row of it, `rowPx` high, stays in sight. Named `NAME-up` and `NAME-down`. */
export function TurnKeys(props: {
  readonly name: string;
  readonly list: RefObject<HTMLElement | null>;
  readonly rowPx: number;
  readonly disabled: boolean;
}): ReactNode {
  const { name, list, rowPx, disabled } = props;
  const say = useWords();
  return (["up", "down"] as const).map((way) => (
    <Key
      key={way}
      name={`${name}-${way}`}
      shortcut={way === "up" ? "PageUp" : "PageDown"}
      look="bare"
      disabled={disabled}
      label={say(`key.${way}`)}
      onPress={() => list.current?.scrollBy({ top: (way === "up" ? -1 : 1) * (list.current.clientHeight - rowPx) })}
    >
      <Icon name={way} />
    </Key>
  ));
}
