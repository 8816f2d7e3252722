import { type ReactNode, useState } from "react";
import type { Screen } from "#ipc/view.ts";
import { type PadKey, pressDigit, readDigits } from "../digits.ts";
import { useWords } from "../hooks.ts";
import { useKeys } from "../keyboard.ts";
import { Action, BackAction } from "../parts/action.tsx";
import { Amount } from "../parts/amount.tsx";
import { CashDesk } from "../parts/cash-desk.tsx";
import { Figure } from "../parts/figure.tsx";
import { Stage } from "../parts/stage.tsx";
import { send } from "../register.ts";

/** The card holds less than is due: the rest in cash first, then the card pays what it can. */
export function ShortScreen({ screen }: { readonly screen: Extract<Screen, { kind: "short" }> }): ReactNode {
  const say = useWords();
  const [digits, setDigits] = useState("");
  const press = (key: PadKey): void => setDigits((now) => pressDigit(now, key, 7));
  const typed = readDigits(digits);
  const given = typed ?? screen.lacking;
  const take = (yen: number): void => send({ kind: "cash", given: yen });
  const back = (): void => send({ kind: "back" });
  const enter = (): void => {
    if (given >= screen.lacking) take(given);
  };
  useKeys({ type: press, enter, back });
  return (
    <Stage
      left={<BackAction onPress={back} />}
      right={
        <Action
          name="cash"
          look="go"
          word={say("short.take")}
          more={<Amount yen={given} />}
          disabled={given < screen.lacking}
          onPress={enter}
        />
      }
    >
      <CashDesk
        dueWord="short.lacking"
        due={screen.lacking}
        quick={screen.quick}
        given={typed}
        onQuick={take}
        onKey={press}
      >
        <div>
          <Figure label={say("short.due")} tone="soft">
            <Amount yen={screen.due} />
          </Figure>
          <Figure label={say("short.balance")} tone="soft">
            <Amount yen={screen.balance} />
          </Figure>
        </div>
      </CashDesk>
    </Stage>
  );
}
