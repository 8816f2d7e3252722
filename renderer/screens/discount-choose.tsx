import type { ReactNode } from "react";
import type { View, ViewLine } from "#ipc/view.ts";
import type { DiscountDef } from "#register/price-settings.ts";
import { closeSheet, openSheet } from "../desk.ts";
import { useDesk, useWords } from "../hooks.ts";
import { useKeys } from "../keyboard.ts";
import { formatYen } from "../money.ts";
import { Action, BackAction } from "../parts/action.tsx";
import { Amount } from "../parts/amount.tsx";
import { Key } from "../parts/key.tsx";
import { Stage } from "../parts/stage.tsx";
import { pickLine } from "../pick-line.ts";
import { send } from "../register.ts";
import type { Say } from "../words/words.ts";
import css from "./price.module.css";

/** What the discount is for: a line, or without one the whole basket. */
export type DiscountFor =
  | { readonly target: "line"; readonly line: ViewLine }
  | { readonly target: "basket"; readonly line: undefined };

/** For what, then which: two touches at most for a discount of the settings. */
export function DiscountChoose(props: {
  readonly view: View;
  readonly of: DiscountFor;
  readonly discounts: readonly DiscountDef[];
  readonly onTarget: (target: DiscountFor["target"]) => void;
  readonly onChoose: (def: DiscountDef) => void;
}): ReactNode {
  const { view, of, discounts, onTarget, onChoose } = props;
  const say = useWords();
  const selected = useDesk((now) => now.selected);
  const line = pickLine(view.basket.lines, selected);
  useKeys({ isLettered: true, back: closeSheet });
  const off = of.line === undefined ? view.basket.off : of.line.off;
  const fits = discounts.filter(({ scope }) => scope === of.target);
  const takeOff = (): void => {
    send(of.line === undefined ? { kind: "discount-off" } : { kind: "discount-off", n: of.line.n });
    closeSheet();
  };
  return (
    <Stage
      left={
        <>
          <BackAction onPress={closeSheet} />
          <Action
            name="price"
            look="quiet"
            word={say("price.open")}
            disabled={of.line === undefined}
            onPress={() => openSheet("price")}
          />
        </>
      }
    >
      <div className={css["choose"]}>
        <div className={css["targets"]}>
          <Key
            name="target:line"
            isOn={of.target === "line"}
            disabled={line === undefined}
            onPress={() => onTarget("line")}
          >
            <span className={css["word"]}>{say("discount.line")}</span>
            <span className={css["name"]} data-ellipsis>
              {line === undefined ? "" : line.name}
            </span>
          </Key>
          <Key name="target:basket" isOn={of.target === "basket"} onPress={() => onTarget("basket")}>
            <span className={css["word"]}>{say("discount.basket")}</span>
            <span className={css["name"]}>{formatYen(view.basket.total)}</span>
          </Key>
        </div>
        <div className={css["keys"]}>
          {fits.map((def) => (
            <DiscountKey key={def.id} def={def} onPress={() => onChoose(def)} />
          ))}
          {fits.length === 0 && <p className={css["note"]}>{say("discount.nothing")}</p>}
        </div>
        <div className={css["now"]}>
          {off === undefined ? (
            <p className={css["note"]}>{say("discount.note")}</p>
          ) : (
            <>
              <p className={css["off"]}>
                <span>{off.name}</span>
                <Amount yen={-off.amount} />
              </p>
              <Key name="discount-off" look="quiet" onPress={takeOff}>
                {say("discount.off")}
              </Key>
            </>
          )}
        </div>
      </div>
    </Stage>
  );
}

/** What it takes off, where its name does not say so itself. */
function figureOf({ kind, value = 0 }: DiscountDef, name: string, say: Say): string {
  if (kind === "open") return say("discount.open");
  if (name.includes(String(value))) return "";
  return kind === "percent" ? `${value}%` : formatYen(-value);
}

function DiscountKey({ def, onPress }: { readonly def: DiscountDef; readonly onPress: () => void }): ReactNode {
  const say = useWords();
  const language = useDesk((now) => now.language);
  const name = language === "en" ? (def.en ?? def.name) : def.name;
  const figure = figureOf(def, name, say);
  const more = [figure, def.approve === true ? say("discount.approve") : ""].filter((part) => part !== "").join("・");
  return (
    <Key name={`discount:${def.id}`} className={css["key"]} onPress={onPress}>
      <span className={css["word"]}>{name}</span>
      {more !== "" && <span className={css["figure"]}>{more}</span>}
    </Key>
  );
}
