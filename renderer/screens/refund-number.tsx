import { Fragment, type ReactNode } from "react";
import { useWords } from "../hooks.ts";
import { Key } from "../parts/key.tsx";
import type { NumberPart, ReceiptParts } from "../receipt-number.ts";
import css from "./refund-number.module.css";

const order = ["reg", "epoch", "n"] as const satisfies readonly NumberPart[];

/** A receipt number in three parts; the one in hand is typed into, the others are those of this register until touched. */
export function RefundNumber(props: {
  readonly parts: ReceiptParts;
  readonly part: NumberPart;
  readonly onPick: (part: NumberPart) => void;
}): ReactNode {
  const { parts, part, onPick } = props;
  const say = useWords();
  return (
    <section className={css["number"]}>
      <p className={css["label"]}>{say("refund.number")}</p>
      <div className={css["parts"]}>
        <span className={css["fleet"]}>{parts.fleet}</span>
        {order.map((name) => (
          <Fragment key={name}>
            {name !== "reg" && <span className={css["fleet"]}>-</span>}
            <Key
              name={`part:${name}`}
              look="quiet"
              isOn={part === name}
              label={`${say(`refund.number.${name}`)} ${parts[name]}`}
              className={`${css["part"]} ${css[name]}`}
              onPress={() => onPick(name)}
            >
              <span className={css["digits"]}>
                {parts[name]}
                {part === name && <span className={css["caret"]} />}
              </span>
            </Key>
          </Fragment>
        ))}
      </div>
    </section>
  );
}
