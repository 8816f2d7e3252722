import { type ReactNode, useState } from "react";
import type { PriceKeys } from "#ipc/price.ts";
import type { DiscountDef } from "#register/price-settings.ts";
import { type PadKey, pressDigit, readDigits } from "../digits.ts";
import { useDesk, useWords } from "../hooks.ts";
import { useKeys } from "../keyboard.ts";
import { formatYen } from "../money.ts";
import { Action, BackAction } from "../parts/action.tsx";
import { EntryField } from "../parts/entry-field.tsx";
import { Key } from "../parts/key.tsx";
import { Pad } from "../parts/pad.tsx";
import { Stage } from "../parts/stage.tsx";
import type { DiscountFor } from "./discount-choose.tsx";
import { ReasonKeys } from "./reason-keys.tsx";
import panel from "./panel.module.css";
import css from "./price.module.css";

/** What was keyed in of an open discount, and why. */
export type Figure = { readonly yen?: number; readonly percent?: number; readonly reason?: string };
const most = { yen: 7, percent: 3 } as const;

/** How much, in yen or percent, and why. Where only the reason is open, its key gives the discount. */
export function DiscountFigure(props: {
  readonly def: DiscountDef;
  readonly of: DiscountFor;
  readonly reasons: PriceKeys["discountReasons"];
  readonly onGive: (figure: Figure) => void;
  readonly onBack: () => void;
}): ReactNode {
  const { def, of, reasons, onGive, onBack } = props;
  const say = useWords();
  const language = useDesk((now) => now.language);
  const [unit, setUnit] = useState<"yen" | "percent">("yen");
  const [digits, setDigits] = useState("");
  const [reason, setReason] = useState<string | null>(null);
  const isOpen = def.kind === "open";
  const value = readDigits(digits) ?? 0;
  const why = reason === null ? {} : { reason };
  const isReady =
    (!isOpen || (value > 0 && (unit === "yen" || value <= 100))) && (def.reason !== true || reason !== null);
  const press = (key: PadKey): void => setDigits((now) => pressDigit(now, key, most[unit]));
  // 10 and then % is ten percent; 500 is none.
  const turn = (next: "yen" | "percent"): void => {
    setUnit(next);
    if (next === "percent" && value > 100) setDigits("");
  };
  const enter = (): void => {
    if (isReady) onGive({ ...(isOpen ? { [unit]: value } : {}), ...why });
  };
  useKeys({ ...(isOpen ? { type: press } : {}), enter, back: onBack });
  const name = language === "en" ? (def.en ?? def.name) : def.name;
  return (
    <Stage
      left={<BackAction onPress={onBack} />}
      right={<Action name="ok" look="go" word={say("discount.do")} disabled={!isReady} onPress={enter} />}
    >
      <div className={isOpen ? panel["split"] : css["choose"]}>
        <div className={css["column"]}>
          <p className={css["title"]}>
            {name} <span className={css["of"]}>{of.line === undefined ? say("discount.basket") : of.line.name}</span>
          </p>
          {isOpen && (
            <div className={css["entry"]}>
              <EntryField name="discount" label={say("discount.figure")} isActive>
                {digits === "" ? "" : unit === "yen" ? formatYen(-value) : `${value}%`}
              </EntryField>
              <div className={css["units"]}>
                <Key name="unit:yen" isOn={unit === "yen"} onPress={() => turn("yen")}>
                  {say("discount.yen")}
                </Key>
                <Key name="unit:percent" isOn={unit === "percent"} onPress={() => turn("percent")}>
                  {say("discount.percent")}
                </Key>
              </div>
            </div>
          )}
          <p className={css["note"]}>{say(def.reason === true ? "discount.reason" : "discount.reason.free")}</p>
          <ReasonKeys reasons={reasons} chosen={reason} onChoose={(next) => setReason(next === reason ? null : next)} />
        </div>
        {isOpen && <Pad onKey={press} zeros={unit === "yen"} />}
      </div>
    </Stage>
  );
}
