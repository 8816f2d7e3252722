import { type ReactNode, useRef } from "react";
import type { View } from "#ipc/view.ts";
import { closeSheet } from "../desk.ts";
import { useWords } from "../hooks.ts";
import { useKeys } from "../keyboard.ts";
import { Action, BackAction } from "../parts/action.tsx";
import { Icon } from "../parts/icon.tsx";
import { Stage } from "../parts/stage.tsx";
import { HealthRow, PendingRow } from "./pending-row.tsx";
import css from "./pending-sheet.module.css";

/** This many rows fit on the smallest screen. */
const fits = 4;

/** 要確認: what a person must look at, one action each: the register itself first, then the oldest. */
export function PendingSheet({ view }: { readonly view: View }): ReactNode {
  const say = useWords();
  useKeys({ back: closeSheet });
  const list = useRef<HTMLUListElement>(null);
  const page = (way: 1 | -1): void => list.current?.scrollBy({ top: way * (list.current.clientHeight - 100) });
  const { health } = view;
  const pending = view.pending.toSorted((a, b) => a.sinceMs - b.sinceMs);
  const count = health.length + pending.length;
  return (
    <Stage
      left={
        <>
          <BackAction onPress={closeSheet} word={say("key.close")} />
          {count > fits && (
            <>
              {([-1, 1] as const).map((way) => (
                <Action
                  key={way}
                  name={way < 0 ? "pending-up" : "pending-down"}
                  look="quiet"
                  icon={way < 0 ? "up" : "down"}
                  word={say(way < 0 ? "key.up" : "key.down")}
                  onPress={() => page(way)}
                />
              ))}
              <span className={css["count"]}>{say("pending.count", { count })}</span>
            </>
          )}
        </>
      }
    >
      {count === 0 ? (
        <p className={css["none"]}>
          <Icon name="ok" size={40} />
          {say("pending.none")}
        </p>
      ) : (
        <ul ref={list} className={css["list"]}>
          {health.map((finding) => (
            <HealthRow key={finding.code} finding={finding} />
          ))}
          {pending.map((item) => (
            <PendingRow key={item.id} item={item} />
          ))}
        </ul>
      )}
    </Stage>
  );
}
