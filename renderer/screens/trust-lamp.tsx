import type { ReactNode } from "react";
import type { View } from "#ipc/view.ts";
import { desk, openSheet } from "../desk.ts";
import { useWords } from "../hooks.ts";
import { formatYen } from "../money.ts";
import { Icon } from "../parts/icon.tsx";
import { Key } from "../parts/key.tsx";
import css from "./trust-lamp.module.css";

/** Stands in the top bar as long as trust mode is on: what is left of it, and the way to its sheet. */
export function TrustLamp({ trust }: { readonly trust: View["trust"] }): ReactNode {
  const say = useWords();
  if (trust === null || trust.untilMs === 0) return null;
  const isFull = trust.yen === 0 || trust.sales === 0;
  return (
    <Key
      name="trust"
      look="top"
      className={css["lamp"]}
      onPress={() => openSheet(desk.getState().sheet === "trust" ? null : "trust")}
    >
      <span className={css["word"]} data-full={isFull || undefined}>
        <Icon name="look" size={16} />
        {say("trust.lamp")}
      </span>
      <span>{isFull ? say("trust.lamp.full") : formatYen(trust.yen)}</span>
    </Key>
  );
}
