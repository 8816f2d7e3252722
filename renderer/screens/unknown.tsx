import type { ReactNode } from "react";
import type { Screen } from "#ipc/view.ts";
import { sayAge } from "../age.ts";
import { useNow, useWords } from "../hooks.ts";
import { useKeys } from "../keyboard.ts";
import { formatYen } from "../money.ts";
import { BeatingDot } from "../parts/beating-dot.tsx";
import { Amount } from "../parts/amount.tsx";
import { Icon } from "../parts/icon.tsx";
import { Key } from "../parts/key.tsx";
import { Stage } from "../parts/stage.tsx";
import { send } from "../register.ts";
import css from "./unknown.module.css";

/** 処理未了: what we know, what to tell the customer, that it resolves itself; parking is the way out for who cannot wait. */
export function UnknownScreen({ screen }: { readonly screen: Extract<Screen, { kind: "unknown" }> }): ReactNode {
  const say = useWords();
  const nowMs = useNow(1_000);
  useKeys({});
  const age = sayAge(screen.sinceMs, nowMs);
  const values = { yen: formatYen(screen.amount), age: say(age.word, age.values) };
  return (
    <Stage
      right={
        screen.canPark && (
          <Key name="park" look="plain" className={css["park"]} onPress={() => send({ kind: "park" })}>
            {say(`unknown.park.${screen.for}`)}
          </Key>
        )
      }
    >
      <div className={css["unknown"]}>
        <header className={css["head"]}>
          <span className={css["title"]}>
            <Icon name="look" size={36} />
            {say("unknown.title")}
          </span>
          <Amount yen={screen.amount} className={css["amount"]} />
        </header>
        <p className={css["what"]}>{say(`unknown.${screen.for}`)}</p>
        <dl className={css["facts"]}>
          <dt>{say("unknown.known")}</dt>
          <dd>{say(`unknown.sent.${screen.for}`, values)}</dd>
          <dt>{say("unknown.tell")}</dt>
          <dd className={css["tell"]}>{say(`unknown.tell.${screen.for}`)}</dd>
        </dl>
        <p className={css["self"]}>
          <BeatingDot />
          {say("unknown.self")}
        </p>
        {screen.canPark && (
          <p className={css["why"]}>{say(screen.for === "pay" ? "unknown.park.why" : "unknown.park.why.charge")}</p>
        )}
      </div>
    </Stage>
  );
}
