import type { ReactNode } from "react";
import { useWords } from "../hooks.ts";
import { useKeys } from "../keyboard.ts";
import { BackAction } from "../parts/action.tsx";
import { Key } from "../parts/key.tsx";
import { Stage } from "../parts/stage.tsx";
import { send } from "../register.ts";
import css from "./desk.module.css";

const acts = ["link", "move", "stop", "why"] as const;

/** カード設定: four things a member comes for, each a key of its own. */
export function DeskScreen(): ReactNode {
  const say = useWords();
  const back = (): void => send({ kind: "back" });
  const choose = (act: (typeof acts)[number]): void => send({ kind: "desk-act", act });
  useKeys({ back });
  return (
    <Stage left={<BackAction onPress={back} />}>
      <div className={css["choices"]}>
        {acts.map((act) => (
          <Key
            key={act}
            name={`desk:${act}`}
            look={act === "stop" ? "bad" : "plain"}
            className={css["choice"]}
            onPress={() => choose(act)}
          >
            <span className={css["act"]}>{say(`desk.${act}`)}</span>
            <span className={css["more"]}>{say(`desk.${act}.more`)}</span>
          </Key>
        ))}
      </div>
    </Stage>
  );
}
