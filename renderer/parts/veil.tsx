import type { ReactNode } from "react";
import { useMirror, useWords } from "../hooks.ts";
import type { Mirror } from "../register.ts";
import type { Word } from "../words/words.ts";
import css from "./veil.module.css";

/** Lies over the last View while nothing pressed would count: it says so in words and takes every finger. */
export function Veil(): ReactNode {
  const say = useWords();
  const veil = useMirror(chooseVeil);
  if (veil === null) return null;
  const more = moreOf[veil];
  return (
    <div className={css["veil"]} data-veil={veil} role="alert">
      <div className={css["card"]}>
        <p className={css["title"]}>{say(`veil.${veil}`)}</p>
        {more !== null && <p className={css["more"]}>{say(more)}</p>}
      </div>
    </div>
  );
}

type VeilName = "wait" | "starting" | "restarting" | "down";
const moreOf = {
  wait: null,
  starting: null,
  restarting: "veil.restarting.more",
  down: "veil.down.more",
} as const satisfies Record<VeilName, Word | null>;

function chooseVeil({ view, house, isStale, isWaiting }: Mirror): VeilName | null {
  if (house?.register === "down") return "down";
  if (view === null) return "starting";
  if (isStale || house?.register === "restarting") return "restarting";
  return isWaiting ? "wait" : null;
}
