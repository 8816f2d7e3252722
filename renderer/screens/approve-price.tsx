import type { ReactNode } from "react";
import type { Act } from "#register/command.ts";
import { useDesk, useMirror, useWords } from "../hooks.ts";
import { formatYen } from "../money.ts";
import { sayOff } from "../say-off.ts";
import css from "./approve.module.css";

type PriceAct = Extract<Act, { kind: "discount" | "price" }>;

/** What a supervisor says yes to: which discount on what, or which price of what, and why. */
export function ApprovePrice({ act }: { readonly act: PriceAct }): ReactNode {
  const say = useWords();
  const language = useDesk((now) => now.language);
  const prices = useMirror((now) => now.layout?.prices);
  const line = useMirror((now) => now.view?.basket.lines.find(({ n }) => n === act.n));
  const about = line?.name ?? say("discount.basket");
  if (act.kind === "price")
    return (
      <>
        <p className={css["why"]}>{about}</p>
        <p className={css["sum"]}>{`${formatYen(line?.unit ?? 0)} → ${formatYen(act.unit)}`}</p>
        <p className={css["why"]}>{act.reason}</p>
      </>
    );
  const def = prices?.discounts.find(({ id }) => id === act.id);
  const name = (language === "en" ? def?.en : undefined) ?? def?.name ?? act.id;
  const percent = def?.kind === "percent" ? def.value : act.percent;
  const yen = def?.kind === "yen" ? def.value : act.yen;
  const what = sayOff({ name, amount: 0, ...(percent === undefined ? {} : { percent }) });
  return (
    <>
      <p className={css["why"]}>{about}</p>
      <p className={css["offer"]}>{yen === undefined ? what : `${what} ${formatYen(-yen)}`}</p>
      {act.reason !== undefined && <p className={css["why"]}>{act.reason}</p>}
    </>
  );
}
