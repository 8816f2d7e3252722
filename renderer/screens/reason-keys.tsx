import type { ReactNode } from "react";
import { useDesk } from "../hooks.ts";
import { Key } from "../parts/key.tsx";
import css from "./price.module.css";

/** Why: one of the words of the settings. */
export function ReasonKeys(props: {
  readonly reasons: readonly { readonly reason: string; readonly en?: string }[];
  readonly chosen: string | null;
  readonly onChoose: (reason: string) => void;
}): ReactNode {
  const language = useDesk((now) => now.language);
  return (
    <div className={css["reasons"]}>
      {props.reasons.map(({ reason, en }, at) => (
        <Key
          key={reason}
          name={`reason:${at}`}
          isOn={reason === props.chosen}
          className={css["reason"]}
          onPress={() => props.onChoose(reason)}
        >
          {language === "en" ? (en ?? reason) : reason}
        </Key>
      ))}
    </div>
  );
}
