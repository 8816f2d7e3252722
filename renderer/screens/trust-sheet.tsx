import type { ReactNode } from "react";
import type { View } from "#ipc/view.ts";
import { askApproval, closeSheet } from "../desk.ts";
import { useWords } from "../hooks.ts";
import { useKeys } from "../keyboard.ts";
import { Action, BackAction } from "../parts/action.tsx";
import { Amount } from "../parts/amount.tsx";
import { Figure } from "../parts/figure.tsx";
import { Icon } from "../parts/icon.tsx";
import { Stage } from "../parts/stage.tsx";
import { sayTime } from "../say-time.ts";
import panel from "./panel.module.css";
import css from "./trust-sheet.module.css";

/** 後日引落: what may still be sold on claim while Pokepay is away; a supervisor switches it on and off. */
export function TrustSheet({ view }: { readonly view: View }): ReactNode {
  const say = useWords();
  useKeys({ back: closeSheet });
  const { trust } = view;
  const isOn = trust !== null && trust.untilMs > 0;
  const turn = (): void =>
    askApproval({ act: { kind: "trust", on: !isOn }, amount: 0, about: null, isOpen: false, from: "trust" });
  return (
    <Stage
      left={<BackAction onPress={closeSheet} word={say("key.close")} />}
      right={
        trust !== null && (
          <Action
            name="trust-turn"
            look={isOn ? "plain" : "go"}
            word={say(isOn ? "trust.turn-off" : "trust.turn-on")}
            onPress={turn}
          />
        )
      }
    >
      <div className={`${panel["panel"]} ${css["sheet"]}`} data-trust={isOn ? "on" : "off"}>
        <p className={css["title"]} data-on={isOn || undefined}>
          <Icon name={isOn ? "look" : "unknown"} size={32} />
          {say("trust.title")}
          {"　"}
          {say(isOn ? "trust.on" : "trust.off")}
        </p>
        <p className={css["what"]}>{say("trust.what")}</p>
        {trust === null ? (
          <p className={css["none"]}>{say("trust.none")}</p>
        ) : (
          <>
            <p className={css["what"]}>{say("trust.paper")}</p>
            <div className={panel["card"]}>
              <Figure label={say("trust.left")} size="large" tone={isOn && trust.yen === 0 ? "look" : "plain"}>
                <Amount yen={trust.yen} />
              </Figure>
              <Figure label={say("trust.sales")} size="large" tone={isOn && trust.sales === 0 ? "look" : "plain"}>
                {say("trust.sales.n", { count: trust.sales })}
              </Figure>
              {isOn && (
                <Figure label={say("trust.until")} size="large">
                  {sayTime(trust.untilMs)}
                </Figure>
              )}
            </div>
          </>
        )}
      </div>
    </Stage>
  );
}
