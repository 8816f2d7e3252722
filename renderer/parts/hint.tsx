import { type ReactNode, useEffect, useState } from "react";
import { useStore } from "zustand";
import type { View } from "#ipc/view.ts";
import { useDesk, useWords } from "../hooks.ts";
import { type HintPlace, hideHint, hintFor, keepLearners, learners, meet } from "../hints.ts";
import { Icon } from "./icon.tsx";
import { Key } from "./key.tsx";
import css from "./prompt-line.module.css";

/** Under the sentence, on the first days of whoever stands here: a quiet tip for this screen, which can be put away. Keyed by the screen. */
export function Hint({ view: { op, day, screen } }: { readonly view: View }): ReactNode {
  const say = useWords();
  const sheet = useDesk((now) => now.sheet);
  const all = useStore(learners, (now) => now.all);
  const name = op?.op ?? null;
  useEffect(() => {
    if (name !== null && day !== null) keepLearners(meet(learners.getState().all, name, day));
  }, [name, day]);
  // The hint of a done sale speaks of the next one: after a closed day there is none.
  const isOver = screen.kind === "done" && screen.of !== "sale";
  const now = name === null || (isOver && sheet === null) ? null : hintFor(all, name, sheet ?? screen.kind);
  // What was put away leaves its place empty until the screen changes: the sentence above stays where it is.
  const [first] = useState<HintPlace | null>(now);
  if (name === null || first === null) return null;
  return (
    <p className={css["hint"]} data-gone={now === null || undefined} data-hint={first}>
      {say(`hint.${first}`)}
      {now !== null && (
        <Key
          name="hint-close"
          look="bare"
          label={say("hint.close")}
          className={css["close"]}
          onPress={() => keepLearners(hideHint(learners.getState().all, name, first))}
        >
          <Icon name="bad" size={18} />
        </Key>
      )}
    </p>
  );
}
