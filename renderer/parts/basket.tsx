import type { ReactNode } from "react";
import type { View } from "#ipc/view.ts";
import { desk, openSheet } from "../desk.ts";
import { useDesk, useWords } from "../hooks.ts";
import { pickLine } from "../pick-line.ts";
import { send } from "../register.ts";
import { switchTakeout } from "../takeout.ts";
import { Amount } from "./amount.tsx";
import { Icon } from "./icon.tsx";
import { Key } from "./key.tsx";
import { LineRow } from "./line-row.tsx";
import { sayOff } from "../say-off.ts";
import { TurnKeys } from "./turn-keys.tsx";
import { useFollowLines } from "./use-follow-lines.ts";
import css from "./basket.module.css";

/** This many lines fit on the smallest screen, whatever they say. */
const fits = 4;

/** What is being sold, always on the right: the lines, what they add up to, what is left to pay. */
export function Basket({ view }: { readonly view: View }): ReactNode {
  const say = useWords();
  const { lines, count, total, due, cash, takeout, nutrition } = view.basket;
  const selected = useDesk((now) => now.selected);
  const isRinging = view.screen.kind === "sale";
  const picked = isRinging ? pickLine(lines, selected)?.n : undefined;
  const list = useFollowLines(lines);
  // What is neither owed nor cash has been paid by the meal plan or by e-money, while the basket stays open for the rest.
  const paid = Math.max(0, total - due - cash);
  const isPart = cash > 0 || paid > 0;
  const overflows = lines.length > fits;
  return (
    <aside className={css["basket"]}>
      <div className={css["head"]}>
        {isRinging ? (
          <Key
            name="takeout"
            shortcut="/"
            look="quiet"
            isOn={takeout}
            className={css["switch"]}
            onPress={() => switchTakeout(view)}
          >
            <Icon name={takeout ? "boxed" : "box"} size={22} />
            {say("key.takeout")}
          </Key>
        ) : (
          takeout && <span className={css["takeout"]}>{say("sale.takeout")}</span>
        )}
        {isRinging && (
          <Key
            name="repeat"
            shortcut="+"
            look="quiet"
            disabled={lines.every((line) => line.void)}
            className={css["switch"]}
            onPress={() => send({ kind: "repeat" })}
          >
            {say("key.repeat")}
          </Key>
        )}
        <span className={css["space"]} />
        <TurnKeys name="lines" list={list} rowPx={64} disabled={!overflows} />
      </div>
      <ol ref={list} className={css["lines"]} tabIndex={0}>
        {lines.length === 0 && (
          <li className={css["empty"]}>
            {say("sale.empty")}
            {isRinging && view.last !== null && (
              <Key name="last" look="quiet" className={css["last"]} onPress={() => openSheet("last")}>
                <span>{say("last.title")}</span>
                <Amount yen={view.last.total} />
              </Key>
            )}
          </li>
        )}
        {lines.map((line) => (
          <LineRow
            key={line.n}
            line={line}
            isPicked={line.n === picked}
            onPick={isRinging ? () => desk.setState({ selected: line.n }) : null}
          />
        ))}
      </ol>
      <div className={css["foot"]}>
        <p className={css["nutrition"]}>
          <span className={css["count"]}>{say("sale.count", { count })}</span>
          {view.lane.guests > 1 && `${say("guests.count", { count: view.lane.guests })}　`}
          {nutrition !== null &&
            `${say("sale.kcal", { kcal: nutrition.kcal.toLocaleString("en") })}　${say("sale.salt", { salt: (nutrition.salt_mg / 1_000).toFixed(1) })}`}
        </p>
        {view.basket.off !== undefined && (
          <p className={css["off"]} data-off>
            <span>{sayOff(view.basket.off)}</span>
            <Amount yen={-view.basket.off.amount} />
          </p>
        )}
        {isPart && (
          <div className={css["sum"]}>
            <span>{say("sale.total")}</span>
            <Amount yen={total} />
            {paid > 0 && (
              <>
                <span>{say("sale.paid")}</span>
                <Amount yen={paid} />
              </>
            )}
            {cash > 0 && (
              <>
                <span>{say("sale.cash")}</span>
                <Amount yen={cash} />
              </>
            )}
          </div>
        )}
        <div className={css["total"]}>
          <span className={css["label"]}>{say(isPart ? "sale.left" : "sale.total")}</span>
          <Amount yen={isPart ? due : total} className={css["money"]} />
        </div>
      </div>
    </aside>
  );
}
