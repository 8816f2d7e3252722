import { type ReactNode, useState } from "react";
import type { GoodsScreen as Goods } from "#ipc/view.ts";
import { type PadKey, pressDigit, readDigits } from "../digits.ts";
import { useWords } from "../hooks.ts";
import { useKeys } from "../keyboard.ts";
import { formatYen } from "../money.ts";
import { Action, BackAction } from "../parts/action.tsx";
import { EntryField } from "../parts/entry-field.tsx";
import { Pad } from "../parts/pad.tsx";
import { Stage } from "../parts/stage.tsx";
import { send } from "../register.ts";
import { DepartmentEntry } from "./department-entry.tsx";
import css from "./department.module.css";
import panel from "./panel.module.css";

/** ¥9,999,999. */
const mostDigits = 7;
const back = (): void => send({ kind: "back" });

/** Goods that were read and cannot be sold yet: the rest is scanned or keyed in, or they are left out (戻る). */
export function GoodsScreen({ screen }: { readonly screen: Goods }): ReactNode {
  switch (screen.asks) {
    case "unknown":
      return <UnknownGoods screen={screen} />;
    case "upper":
      return <UpperRow screen={screen} />;
    default:
      return <PriceEntry screen={screen} />;
  }
}

function UnknownGoods({ screen }: { readonly screen: Goods }): ReactNode {
  const say = useWords();
  const { code, price, qty } = screen;
  return (
    <DepartmentEntry
      first={price === null ? "" : String(price)}
      heading={
        <p className={`${css["heading"]} ${css["unknown"]}`}>
          <span>{say("goods.unknown")}</span>
          <span className={css["code"]}>{code}</span>
        </p>
      }
      onSell={(id, yen) => send({ kind: "department", id, price: yen, qty })}
      onBack={back}
    />
  );
}

function UpperRow({ screen: { price } }: { readonly screen: Goods }): ReactNode {
  const say = useWords();
  useKeys({ back });
  return (
    <Stage left={<BackAction onPress={back} />}>
      <div className={css["upper"]}>
        <p className={css["heading"]}>{say("goods.upper.title")}</p>
        {price === null ? (
          <p className={css["note"]}>{say("goods.upper.none")}</p>
        ) : (
          <p className={css["figure"]}>{say("goods.upper.price", { yen: formatYen(price) })}</p>
        )}
        <p className={css["note"]}>{say("goods.upper.note")}</p>
      </div>
    </Stage>
  );
}

function PriceEntry({ screen }: { readonly screen: Goods }): ReactNode {
  const say = useWords();
  const { asks, name, qty, hint } = screen;
  const [digits, setDigits] = useState("");
  const price = readDigits(digits) ?? 0;
  const press = (key: PadKey): void => setDigits((now) => pressDigit(now, key, mostDigits));
  const enter = (): void => {
    if (price > 0) send({ kind: "goods-price", price });
  };
  useKeys({ type: press, enter, back });
  const note = asks === "unknown" || asks === "upper" ? "price" : asks;
  return (
    <Stage
      left={<BackAction onPress={back} />}
      right={<Action name="ok" look="go" word={say("key.ok")} disabled={price === 0} onPress={enter} />}
    >
      <div className={panel["split"]}>
        <div className={panel["column"]}>
          <p className={css["heading"]}>
            <span>{asks === "row" ? say("goods.row.title", { name }) : name}</span>
            {qty > 1 && <span className={css["code"]}>{say("goods.count", { count: qty })}</span>}
          </p>
          <EntryField name="price" label={say("goods.price")} isActive>
            {digits === "" ? "" : formatYen(price)}
          </EntryField>
          <p className={css["note"]}>
            {hint === undefined ? say(`goods.${note}.note`) : say("goods.book.hint", { yen: formatYen(hint) })}
          </p>
        </div>
        <Pad onKey={press} zeros />
      </div>
    </Stage>
  );
}
