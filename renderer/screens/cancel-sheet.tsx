import type { ReactNode } from "react";
import type { View } from "#ipc/view.ts";
import { closeSheet } from "../desk.ts";
import { useWords } from "../hooks.ts";
import { useKeys } from "../keyboard.ts";
import { formatYen } from "../money.ts";
import { Amount } from "../parts/amount.tsx";
import { BackAction } from "../parts/action.tsx";
import { Key } from "../parts/key.tsx";
import { Stage } from "../parts/stage.tsx";
import { sendPermitted } from "../price-act.ts";
import css from "./panel.module.css";
import own from "./confirm.module.css";

/** 取消 asks here, by a second key in another place than the first. */
export function CancelSheet({ view }: { readonly view: View }): ReactNode {
  const say = useWords();
  useKeys({ back: closeSheet });
  const { count, total, due, cash } = view.basket;
  // What was paid and is not cash in hand is money of a wallet: it goes back the way it came.
  const emoney = Math.max(0, total - due - cash);
  return (
    <Stage left={<BackAction onPress={closeSheet} />}>
      <div className={`${css["panel"]} ${css["center"]}`}>
        <p className={css["title"]}>{say("cancel.title")}</p>
        <p className={own["sum"]}>
          {say("sale.count", { count })} <Amount yen={total} />
        </p>
        {cash > 0 && <p className={own["warn"]}>{say("cancel.cash", { yen: formatYen(cash) })}</p>}
        {emoney > 0 && <p className={own["warn"]}>{say("cancel.emoney", { yen: formatYen(emoney) })}</p>}
        <Key
          name="cancel-confirm"
          look="bad"
          className={own["confirm"]}
          onPress={() => sendPermitted(view, "cancel-sale", { kind: "cancel-sale" })}
        >
          {say("cancel.do")}
        </Key>
      </div>
    </Stage>
  );
}
