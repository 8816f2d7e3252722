import type { ReactNode } from "react";
import type { Screen, View } from "#ipc/view.ts";
import { desk } from "../desk.ts";
import { useMirror, useWords } from "../hooks.ts";
import { useKeys } from "../keyboard.ts";
import { Action } from "../parts/action.tsx";
import { Icon } from "../parts/icon.tsx";
import { Stage } from "../parts/stage.tsx";
import { send } from "../register.ts";
import type { Word } from "../words/words.ts";
import { DonePapers } from "./done-papers.tsx";
import { DoneResult } from "./done-result.tsx";
import css from "./done.module.css";
import { CategoryKeys } from "./touch-keys.tsx";

type Done = Extract<Screen, { kind: "done" }>;

/** What the member gets, huge. It leaves with the next code or key, never by a timer. */
export function DoneScreen({ screen, view }: { readonly screen: Done; readonly view: View }): ReactNode {
  const say = useWords();
  const layout = useMirror((now) => now.layout);
  const next = (): void => send({ kind: "next" });
  useKeys({ enter: next, back: next, type: next });
  const isOpen = screen.unknown || screen.deferred === true;
  const isSelling = screen.of !== "close" && view.op !== null;
  return (
    <Stage
      left={isSelling && <DonePapers screen={screen} />}
      right={
        <Action
          name="next"
          look="go"
          {...(screen.of === "close" ? {} : { icon: "right" as const })}
          word={say(screen.of === "close" ? "key.close" : "key.next")}
          onPress={next}
        />
      }
    >
      <div className={css["done"]} data-selling={isSelling || undefined}>
        {isSelling && (
          <CategoryKeys
            categories={layout?.categories ?? []}
            onPick={(category) => {
              desk.setState({ category });
              next();
            }}
          />
        )}
        <div className={css["result"]}>
          <p className={css["head"]} data-unknown={isOpen || undefined}>
            <Icon name={isOpen ? "look" : "ok"} size={32} />
            {say(headOf(screen))}
          </p>
          <DoneResult screen={screen} />
        </div>
      </div>
    </Stage>
  );
}

function headOf({ of, unknown, deferred, corrected }: Done): Word {
  if (unknown) return "done.unknown";
  if (deferred) return "done.charge.deferred";
  return corrected ? "done.charge.corrected" : `done.${of}`;
}
