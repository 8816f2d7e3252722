import type { ReactNode } from "react";
import { useStore } from "zustand";
import { Icon } from "../parts/icon.tsx";
import { Key } from "../parts/key.tsx";
import css from "./device-list.module.css";
import { judgeDevice } from "./judge.ts";
import { technicianDevices } from "./place.ts";
import { goTo, visit } from "./visit.ts";
import { useTechnicianWords } from "./use-words.ts";

/** All devices at a glance, each a sign and a word; a touch opens its page. */
export function DeviceList(): ReactNode {
  const say = useTechnicianWords();
  const now = useStore(visit);
  return (
    <nav className={css["list"]}>
      {technicianDevices.map((device) => {
        const { sign, short } = judgeDevice(now, device);
        return (
          <Key
            key={device}
            name={`device:${device}`}
            isOn={now.place.device === device}
            onPress={() => goTo({ device, step: "look" })}
            className={css["device"]}
          >
            <span className={css["row"]} data-device={device} data-sign={sign}>
              <Icon name={sign} size={26} />
              <span className={css["name"]}>{say(`device.${device}`)}</span>
              <span className={css["short"]}>{say(short)}</span>
            </span>
          </Key>
        );
      })}
    </nav>
  );
}
