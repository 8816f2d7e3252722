import type { ReactNode } from "react";
import type { View } from "#ipc/view.ts";
import { closeSheet } from "../desk.ts";
import { useWords } from "../hooks.ts";
import { useKeys } from "../keyboard.ts";
import { BackAction } from "../parts/action.tsx";
import { Key } from "../parts/key.tsx";
import { Stage } from "../parts/stage.tsx";
import { send } from "../register.ts";
import css from "./guests-sheet.module.css";

const most = 12;

/** 客数: how many customers share this bill. One touch; whoever does not ask counts one. */
export function GuestsSheet({ view }: { readonly view: View }): ReactNode {
  const say = useWords();
  const { guests } = view.lane;
  const pick = (count: number): void => {
    if (count === 0) return;
    send({ kind: "guests", guests: count });
    closeSheet();
  };
  useKeys({ back: closeSheet, type: (key) => pick(/^[1-9]$/.test(key) ? Number(key) : 0) });
  return (
    <Stage left={<BackAction onPress={closeSheet} />}>
      <div className={css["guests"]}>
        <p className={css["title"]}>{say("guests.title")}</p>
        <div className={css["keys"]}>
          {Array.from({ length: most }, (_, at) => at + 1).map((count) => (
            <Key key={count} name={`guests:${count}`} isOn={count === guests} onPress={() => pick(count)}>
              <span className={css["count"]}>{say("guests.count", { count })}</span>
            </Key>
          ))}
        </div>
      </div>
    </Stage>
  );
}
