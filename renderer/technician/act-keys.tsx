import type { ReactNode } from "react";
import { useStore } from "zustand";
import type { TechnicianAct } from "#ipc/technician.ts";
import { Key } from "../parts/key.tsx";
import css from "./act-keys.module.css";
import { isBindable, type TechnicianDevice } from "./place.ts";
import { Said } from "./said.tsx";
import { attempt, goTo, lookForPorts, visit } from "./visit.ts";
import { useTechnicianWords } from "./use-words.ts";

const acts = {
  printer: "print",
  drawer: "open-drawer",
  scanner: "read-code",
  reader: "read-card",
  display: "display",
} as const satisfies { readonly [device in TechnicianDevice]: TechnicianAct };

/** What can be tried at a device, and right beneath it what came of it. The place of the answer is always there: nothing jumps. */
export function ActKeys({
  device,
  isThere,
}: {
  readonly device: TechnicianDevice;
  readonly isThere: boolean;
}): ReactNode {
  const say = useTechnicianWords();
  const busy = useStore(visit, (now) => now.busy);
  const act = acts[device];
  return (
    <div className={css["acts"]}>
      <div className={css["keys"]}>
        <Key
          name={act}
          look="go"
          disabled={!isThere || busy !== null}
          onPress={() => void attempt(act, { kind: "act", act })}
        >
          {say(`act.${act}`)}
        </Key>
        {isBindable(device) && (
          <Key name="bind" disabled={!isThere || busy !== null} onPress={() => void lookForPorts(device)}>
            {say("act.bind")}
          </Key>
        )}
        {device === "drawer" && (
          <Key name="learn" disabled={!isThere || busy !== null} onPress={() => goTo({ device, step: "learn" })}>
            {say("act.learn")}
          </Key>
        )}
      </div>
      <Said />
    </div>
  );
}
