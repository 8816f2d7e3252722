import type { ReactNode } from "react";
import type { PadKey } from "../digits.ts";
import { useWords } from "../hooks.ts";
import { Icon } from "./icon.tsx";
import { Key } from "./key.tsx";
import css from "./pad.module.css";

const digits: readonly PadKey[] = ["7", "8", "9", "4", "5", "6", "1", "2", "3"];

/** The number pad, as on a calculator. `zeros` adds 00 and 000 for money; a PIN has none. */
export function Pad({
  onKey,
  zeros = false,
}: {
  readonly onKey: (key: PadKey) => void;
  readonly zeros?: boolean;
}): ReactNode {
  const say = useWords();
  const key = (name: PadKey): ReactNode => (
    <Key key={name} name={`digit:${name}`} onPress={() => onKey(name)} className={css["digit"]}>
      {name}
    </Key>
  );
  return (
    <div className={css["pad"]}>
      {digits.map(key)}
      {key("0")}
      {zeros ? (
        key("00")
      ) : (
        <Key name="digit:clear" label={say("key.clear")} onPress={() => onKey("clear")} look="quiet">
          {say("key.clear")}
        </Key>
      )}
      <Key name="digit:erase" label={say("key.erase")} onPress={() => onKey("erase")} look="quiet">
        <Icon name="erase" size={32} />
      </Key>
    </div>
  );
}
