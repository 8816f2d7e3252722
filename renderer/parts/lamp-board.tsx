import type { ReactNode } from "react";
import type { Lamp, Lamps } from "#ipc/view.ts";
import { useMirror, useWords } from "../hooks.ts";
import { devices, standingOf } from "../trouble.ts";
import { Icon, type IconName } from "./icon.tsx";
import { Key } from "./key.tsx";
import css from "./lamp-board.module.css";

const icons = { ok: "ok", warn: "look", bad: "bad", unknown: "unknown" } as const satisfies Record<
  Lamp["state"],
  IconName
>;

/** Six lamps in fixed places, each a sign and a word; colour only repeats what the sign says. */
export function LampBoard({ lamps, onPress }: { readonly lamps: Lamps; readonly onPress: () => void }): ReactNode {
  const say = useWords();
  const house = useMirror((now) => now.house);
  return (
    <Key name="devices" look="top" onPress={onPress} className={css["board"]}>
      {devices.map((device) => {
        const state = standingOf(device, lamps, house);
        return (
          <span key={device} className={css["lamp"]} data-lamp={device} data-state={state}>
            <Icon name={icons[state]} size={16} />
            {say(`device.${device}`)}
          </span>
        );
      })}
    </Key>
  );
}
