import type { ReactNode } from "react";
import type { Screen, View } from "#ipc/view.ts";
import { desk } from "../desk.ts";
import { useMirror, useWords } from "../hooks.ts";
import { useKeys } from "../keyboard.ts";
import { Action } from "../parts/action.tsx";
import { Amount } from "../parts/amount.tsx";
import { Figure } from "../parts/figure.tsx";
import { Icon } from "../parts/icon.tsx";
import { Stage } from "../parts/stage.tsx";
import { send } from "../register.ts";
import css from "./done.module.css";
import { CategoryKeys } from "./touch-keys.tsx";

type Done = Extract<Screen, { kind: "done" }>;

/** What the member gets, huge. It leaves with the next code or key, never by a timer. */
export function DoneScreen({ screen, view }: { readonly screen: Done; readonly view: View }): ReactNode {
  const say = useWords();
  const layout = useMirror((now) => now.layout);
  const next = (): void => send({ kind: "next" });
  useKeys({ enter: next, back: next, type: next });
  const isSelling = screen.of !== "close" && view.op !== null;
  return (
    <Stage
      left={
        isSelling && (
          <Action
            name="receipt-copy"
            look="quiet"
            icon="print"
            word={say("done.copy")}
            className={css["copy"]}
            onPress={() => send({ kind: "receipt-copy", seq: screen.seq })}
          />
        )
      }
      right={
        <Action
          name="next"
          look="go"
          {...(screen.of === "close" ? {} : { icon: "right" as const })}
          word={say(screen.of === "close" ? "key.close" : "key.next")}
          onPress={next}
        />
      }
    >
      <div className={css["done"]} data-selling={isSelling || undefined}>
        {isSelling && (
          <CategoryKeys
            categories={layout?.categories ?? []}
            onPick={(category) => {
              desk.setState({ category });
              next();
            }}
          />
        )}
        <div className={css["result"]}>
          <p className={css["head"]} data-unknown={screen.unknown || undefined}>
            <Icon name={screen.unknown ? "look" : "ok"} size={32} />
            {say(screen.unknown ? "done.unknown" : `done.${screen.of}`)}
          </p>
          <Results screen={screen} />
        </div>
      </div>
    </Stage>
  );
}

function Results({ screen }: { readonly screen: Done }): ReactNode {
  const say = useWords();
  const { of, total, given, change, emoney, rebate, balance, unknown, z } = screen;
  if (of === "close") {
    return (
      <>
        {z !== undefined && <p className={css["z"]}>{say("done.z", { z })}</p>}
        <p className={css["text"]}>{say("done.close.more")}</p>
      </>
    );
  }
  const hasWallet = emoney > 0 || of === "charge";
  return (
    <>
      {(change > 0 || !hasWallet) && (
        <Figure label={say("done.change")} size="huge">
          <Amount yen={change} />
        </Figure>
      )}
      {hasWallet && (
        <Figure
          label={say("done.balance")}
          size={unknown ? "large" : "huge"}
          tone={unknown ? "look" : balance === null ? "soft" : "plain"}
        >
          {balance === null ? (
            <span className={css[unknown ? "text" : "later"]}>{say("done.balance.later")}</span>
          ) : (
            <Amount yen={balance} />
          )}
        </Figure>
      )}
      <div className={css["rows"]}>
        {rebate > 0 && (
          <Figure label={say("done.rebate")} tone="good" size="large">
            +<Amount yen={rebate} />
          </Figure>
        )}
        <div className={css["parts"]}>
          <Part label={say(of === "charge" ? "charge.amount" : "done.total")} yen={total} />
          {emoney > 0 && of === "sale" && <Part label={say("done.emoney")} yen={emoney} />}
          {given > 0 && <Part label={say("done.given")} yen={given} />}
        </div>
      </div>
    </>
  );
}

function Part({ label, yen }: { readonly label: string; readonly yen: number }): ReactNode {
  return (
    <span className={css["part"]}>
      {label} <Amount yen={yen} />
    </span>
  );
}
