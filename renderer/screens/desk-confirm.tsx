import type { ReactNode } from "react";
import type { DeskScreen } from "#ipc/view.ts";
import { useWords } from "../hooks.ts";
import { useKeys } from "../keyboard.ts";
import { Action, BackAction } from "../parts/action.tsx";
import { Figure } from "../parts/figure.tsx";
import { Key } from "../parts/key.tsx";
import { Phrases } from "../parts/phrases.tsx";
import { Stage } from "../parts/stage.tsx";
import { send } from "../register.ts";
import own from "./confirm.module.css";
import css from "./desk-result.module.css";

/** The name, large, on both screens. Stopping asks by a second key in another place; everything else goes on by the green one. */
export function DeskConfirm({ screen }: { readonly screen: DeskScreen }): ReactNode {
  const { act, name, cards } = screen;
  const say = useWords();
  const back = (): void => send({ kind: "back" });
  const confirm = (): void => send({ kind: "desk-confirm" });
  const isStop = act === "stop";
  useKeys(isStop ? { back } : { enter: confirm, back });
  return (
    <Stage
      left={<BackAction onPress={back} />}
      right={!isStop && <Action name="desk-confirm" look="go" word={say(`desk.confirm.${act}`)} onPress={confirm} />}
    >
      <div className={css["result"]}>
        <p className={css["label"]}>{say("desk.name")}</p>
        <p className={css["name"]}>
          <Phrases text={name ?? "–"} />
        </p>
        <p className={css["text"]}>{say("desk.name.ask")}</p>
        <Figure label={say("desk.cards")} tone={act === "link" && cards > 0 ? "look" : "plain"}>
          {say("desk.cards.n", { count: cards })}
        </Figure>
        {isStop && (
          <Key name="desk-confirm" look="bad" className={own["confirm"]} onPress={confirm}>
            {say("desk.confirm.stop")}
          </Key>
        )}
      </div>
    </Stage>
  );
}
