import type { ReactNode } from "react";
import type { PortCandidate } from "#ipc/technician.ts";
import { Icon } from "../parts/icon.tsx";
import { Key } from "../parts/key.tsx";
import css from "./port-keys.module.css";
import { useTechnicianWords } from "./use-words.ts";

/** The ports there are, by their lasting names; null: they are only shown. */
export function PortKeys(props: {
  readonly ports: readonly PortCandidate[];
  readonly found: string | null;
  readonly isBusy: boolean;
  readonly onPick: ((port: PortCandidate) => void) | null;
}): ReactNode {
  const say = useTechnicianWords();
  const { ports, found, isBusy, onPick } = props;
  return (
    <ol className={css["ports"]}>
      {ports.map((port) => {
        const { path, target, by, usedBy } = port;
        return (
          <li key={path}>
            <Key
              name={`port:${path}`}
              inList
              isOn={found === path}
              disabled={isBusy || onPick === null}
              onPress={() => onPick?.(port)}
              className={css["port"]}
            >
              <span className={css["row"]}>
                <span className={css["path"]}>
                  {found === path && <Icon name="ok" size={20} />} {path}
                </span>
                <span className={css["note"]}>
                  {target === path ? "" : `${target}　`}
                  {say(`bind.by.${by}`)}
                  {usedBy === null ? "" : `　${say("bind.used", { thing: say(`device.${usedBy}`) })}`}
                </span>
              </span>
            </Key>
          </li>
        );
      })}
    </ol>
  );
}
