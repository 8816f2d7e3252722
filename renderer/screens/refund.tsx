import { type ReactNode, useEffect, useRef } from "react";
import type { RefundScreen as Refund } from "#ipc/view.ts";
import { desk } from "../desk.ts";
import { useDesk, useWords } from "../hooks.ts";
import { useKeys } from "../keyboard.ts";
import { Action, BackAction } from "../parts/action.tsx";
import { Amount } from "../parts/amount.tsx";
import { Icon } from "../parts/icon.tsx";
import { Stage } from "../parts/stage.tsx";
import { formatDay } from "../parts/top-bar.tsx";
import { send } from "../register.ts";
import { RefundLine } from "./refund-line.tsx";
import css from "./refund.module.css";

/** This many lines fit on the smallest screen. */
const fits = 5;

/** What comes back: a line is one touch, part of it by − and ＋. What goes back for it stands at the right. */
export function RefundScreen({ screen }: { readonly screen: Refund }): ReactNode {
  const { lines, isAsking, total } = screen;
  const say = useWords();
  const language = useDesk((now) => now.language);
  const list = useRef<HTMLUListElement>(null);
  usePickAll(screen);
  const left = lines.filter((line) => line.left > 0);
  const isAll = left.length > 0 && left.every((line) => line.picked === line.left);
  const canTake = !isAsking && left.some((line) => line.picked > 0);
  const back = (): void => send({ kind: "back" });
  const all = (): void => {
    if (!isAsking) send({ kind: "refund-all" });
  };
  const take = (): void => {
    if (canTake) send({ kind: "refund-take" });
  };
  useKeys({ enter: take, back });
  const page = (way: 1 | -1): void => list.current?.scrollBy({ top: way * (list.current.clientHeight - 80) });
  return (
    <Stage
      left={
        <>
          <BackAction onPress={back} />
          {lines.length > fits &&
            ([-1, 1] as const).map((way) => (
              <Action
                key={way}
                name={way < 0 ? "refund-up" : "refund-down"}
                shortcut={way < 0 ? "PageUp" : "PageDown"}
                look="quiet"
                icon={way < 0 ? "up" : "down"}
                word={say(way < 0 ? "key.up" : "key.down")}
                onPress={() => page(way)}
              />
            ))}
          <Action
            name="refund-all"
            shortcut="F1"
            word={say("refund.all")}
            isOn={isAll}
            disabled={isAsking || left.length === 0}
            onPress={all}
          />
        </>
      }
      right={
        <Action
          name="refund-take"
          look="go"
          word={say(isAsking ? "refund.asking" : "refund.take")}
          {...(total === 0 ? {} : { more: <Amount yen={total} /> })}
          disabled={!canTake}
          onPress={take}
        />
      }
    >
      <div className={css["refund"]}>
        <header className={css["head"]}>
          <span className={css["number"]}>{screen.receipt}</span>
          <span>{say("refund.day", { day: formatDay(screen.day, language) })}</span>
          {!screen.isOwn && (
            <span className={css["other"]}>
              <Icon name="look" size={18} />
              {say("refund.other")}
            </span>
          )}
        </header>
        <ul ref={list} className={css["list"]}>
          {lines.map((line) => (
            <RefundLine key={line.at} line={line} isAsking={isAsking} />
          ))}
        </ul>
      </div>
    </Stage>
  );
}

/** 取引取消: all of the sale it was pressed for is picked once it is found; the green key still gives the money back. */
function usePickAll({ receipt, isAsking }: Refund): void {
  useEffect(() => {
    const { voiding } = desk.getState();
    if (voiding === null) return;
    desk.setState({ voiding: null });
    if (voiding.receipt === receipt && !isAsking) send({ kind: "refund-all" });
  }, [receipt, isAsking]);
}
