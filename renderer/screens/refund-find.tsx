import { type ReactNode, useEffect, useState } from "react";
import type { View } from "#ipc/view.ts";
import { desk } from "../desk.ts";
import { type PadKey, pressDigit } from "../digits.ts";
import { useWords } from "../hooks.ts";
import { useKeys } from "../keyboard.ts";
import { Action, BackAction } from "../parts/action.tsx";
import { Amount } from "../parts/amount.tsx";
import { Icon } from "../parts/icon.tsx";
import { Key } from "../parts/key.tsx";
import { Pad } from "../parts/pad.tsx";
import { Stage } from "../parts/stage.tsx";
import { type NumberPart, joinReceipt, mostDigits, ownParts } from "../receipt-number.ts";
import { send } from "../register.ts";
import css from "./refund-find.module.css";
import { RefundNumber } from "./refund-number.tsx";
import { RefundPicture } from "./refund-picture.tsx";

function find(receipt: string): void {
  send({ kind: "refund-number", receipt });
}

/** Which sale is it? Its QR first; else its number or total by the pad, or one of the list at the right. */
export function RefundFindScreen(props: { readonly view: View; readonly isFinding: boolean }): ReactNode {
  const { view, isFinding } = props;
  const { last, reg } = view;
  const say = useWords();
  const own = ownParts(reg, last?.receipt ?? null);
  const [parts, setParts] = useState(own);
  const [part, setPart] = useState<NumberPart>("n");
  const receipt = joinReceipt(parts, own.reg.length);
  // What is typed as number also narrows the list down, by number or total.
  useEffect(() => desk.setState({ search: parts.n }), [parts.n]);
  useVoiding(isFinding);
  const type = (key: PadKey): void =>
    setParts((now) => ({ ...now, [part]: pressDigit(now[part], key, mostDigits[part], part !== "reg") }));
  const back = (): void => send({ kind: "back" });
  const enter = (): void => {
    if (receipt !== null && !isFinding) find(receipt);
  };
  useKeys({ type, enter, back });
  return (
    <Stage
      left={<BackAction onPress={back} />}
      right={
        <Action
          name="refund-number"
          look="go"
          word={say(isFinding ? "refund.finding" : "refund.find")}
          disabled={receipt === null || isFinding}
          onPress={enter}
        />
      }
    >
      <div className={css["find"]}>
        <div className={css["scan"]}>
          <RefundPicture isStill={isFinding} />
          <p className={css["what"]}>{say("refund.scan")}</p>
          <p className={css["more"]}>{say("refund.scan.more")}</p>
          {last !== null && (
            <Key
              name="void-last"
              disabled={isFinding}
              className={css["void"]}
              onPress={() => {
                desk.setState({ voiding: { receipt: last.receipt, step: "pick" } });
                find(last.receipt);
              }}
            >
              <span className={css["act"]}>
                <Icon name="bad" size={20} />
                {say("refund.void")}
              </span>
              <span className={css["more"]}>{say("refund.void.more")}</span>
              <Amount yen={last.total} className={css["total"]} />
            </Key>
          )}
        </div>
        <div className={css["keyed"]}>
          <RefundNumber parts={parts} part={part} onPick={setPart} />
          <Pad onKey={type} />
        </div>
      </div>
    </Stage>
  );
}

/** 取引取消 pressed on the last sale: its receipt is looked for as soon as this screen stands, once. */
function useVoiding(isFinding: boolean): void {
  useEffect(() => {
    const { voiding } = desk.getState();
    if (voiding?.step !== "find" || isFinding) return;
    desk.setState({ voiding: { ...voiding, step: "pick" } });
    find(voiding.receipt);
  }, [isFinding]);
}
