import type { ReactNode } from "react";
import type { View } from "#ipc/view.ts";
import { closeSheet } from "../desk.ts";
import { useMirror, useWords } from "../hooks.ts";
import { useKeys } from "../keyboard.ts";
import { BackAction } from "../parts/action.tsx";
import { Icon } from "../parts/icon.tsx";
import { Stage } from "../parts/stage.tsx";
import { listDevices, listTroubles } from "../trouble.ts";
import { DenyRow } from "./devices-deny.tsx";
import css from "./devices-sheet.module.css";

const icons = { ok: "ok", warn: "look", bad: "bad", unknown: "unknown" } as const;

/** Every device in words: what it has, what still works, what to do. */
export function DevicesSheet({ view }: { readonly view: View }): ReactNode {
  const say = useWords();
  const house = useMirror((now) => now.house);
  useKeys({ back: closeSheet });
  const troubles = listTroubles(view.lamps, house);
  const { backlog } = view.lamps.headquarters;
  return (
    <Stage left={<BackAction onPress={closeSheet} word={say("key.close")} />}>
      <ul className={css["list"]}>
        {listDevices(view.lamps).map((device) => {
          const { state } = view.lamps[device] ?? { state: "unknown" };
          const trouble = troubles.find((found) => found.device === device);
          const thing = say(`device.${device}`);
          const more = device === "headquarters" && backlog > 0 ? say("devices.backlog", { count: backlog }) : "";
          return (
            <li
              key={device}
              className={css["row"]}
              data-state={trouble === undefined ? state : trouble.isBad ? "bad" : "warn"}
            >
              <Icon name={icons[trouble === undefined ? state : trouble.isBad ? "bad" : "warn"]} size={28} />
              <span className={css["thing"]}>{thing}</span>
              <span className={css["said"]}>
                {trouble === undefined ? (
                  `${say(state === "unknown" ? "devices.unknown" : "devices.ok")}　${more}`
                ) : (
                  <>
                    <strong>{say(trouble.thing, { thing })}</strong>
                    <span>{say(trouble.effect)}</span>
                    <span>
                      {say(trouble.next)}　{more}
                    </span>
                  </>
                )}
              </span>
            </li>
          );
        })}
        <DenyRow ageMs={view.denyAgeMs} />
      </ul>
    </Stage>
  );
}
