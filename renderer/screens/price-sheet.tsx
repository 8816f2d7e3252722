import { type ReactNode, useState } from "react";
import type { View } from "#ipc/view.ts";
import { closeSheet, openSheet } from "../desk.ts";
import { type PadKey, pressDigit, readDigits } from "../digits.ts";
import { useDesk, useMirror, useWords } from "../hooks.ts";
import { useKeys } from "../keyboard.ts";
import { formatYen } from "../money.ts";
import { Action, BackAction } from "../parts/action.tsx";
import { Amount } from "../parts/amount.tsx";
import { EntryField } from "../parts/entry-field.tsx";
import { Pad } from "../parts/pad.tsx";
import { Stage } from "../parts/stage.tsx";
import { pickLine } from "../pick-line.ts";
import { doPrice, mayAlone } from "../price-act.ts";
import { send } from "../register.ts";
import { ReasonKeys } from "./reason-keys.tsx";
import panel from "./panel.module.css";
import css from "./price.module.css";

/** ¥9,999,999. */
const mostDigits = 7;

/** 売価変更: another unit price for the picked line, and why. A supervisor lets it happen where the settings say so. */
export function PriceSheet({ view }: { readonly view: View }): ReactNode {
  const say = useWords();
  const prices = useMirror((now) => now.layout?.prices);
  const line = pickLine(
    view.basket.lines,
    useDesk((now) => now.selected),
  );
  const [digits, setDigits] = useState("");
  const [reason, setReason] = useState<string | null>(null);
  const unit = readDigits(digits) ?? 0;
  const isReady = line !== undefined && unit > 0 && unit !== line.unit && reason !== null;
  const press = (key: PadKey): void => setDigits((now) => pressDigit(now, key, mostDigits));
  const back = (): void => openSheet("discount");
  const enter = (): void => {
    if (isReady) doPrice({ kind: "price", n: line.n, unit, reason }, mayAlone(view, prices, "price-override"), 0);
  };
  useKeys({ type: press, enter, back });
  const restore = (): void => {
    if (line !== undefined) send({ kind: "price-back", n: line.n });
    closeSheet();
  };
  return (
    <Stage
      left={
        <>
          <BackAction onPress={back} />
          {line?.was !== undefined && (
            <Action
              name="price-back"
              look="quiet"
              word={say("price.back", { yen: formatYen(line.was) })}
              onPress={restore}
            />
          )}
        </>
      }
      right={<Action name="ok" look="go" word={say("price.do")} disabled={!isReady} onPress={enter} />}
    >
      <div className={panel["split"]}>
        <div className={css["column"]}>
          <p className={css["title"]} data-ellipsis>
            {line?.name}
          </p>
          <p className={css["was"]}>
            <span>{say("price.was")}</span>
            <Amount yen={line?.unit ?? 0} />
          </p>
          <EntryField name="price" label={say("price.now")} isActive>
            {digits === "" ? "" : formatYen(unit)}
          </EntryField>
          <p className={css["note"]}>{say("discount.reason")}</p>
          <ReasonKeys reasons={prices?.priceReasons ?? []} chosen={reason} onChoose={setReason} />
        </div>
        <Pad onKey={press} zeros />
      </div>
    </Stage>
  );
}
