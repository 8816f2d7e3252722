import type { ReactNode } from "react";
import type { View } from "#ipc/view.ts";
import type { NoSaleReason } from "#register/settings.ts";
import { askApproval, closeSheet } from "../desk.ts";
import { useDesk, useMirror, useWords } from "../hooks.ts";
import { useKeys } from "../keyboard.ts";
import { BackAction } from "../parts/action.tsx";
import { Key } from "../parts/key.tsx";
import { Stage } from "../parts/stage.tsx";
import { send } from "../register.ts";
import css from "./no-sale-sheet.module.css";

/** レジ開け・両替: the drawer without a sale. The reason is the key that opens it; where the settings say so, a supervisor does. */
export function NoSaleSheet({ view }: { readonly view: View }): ReactNode {
  const say = useWords();
  const language = useDesk((now) => now.language);
  const reasons = useMirror((now) => now.layout?.reasons) ?? [];
  const open = ({ reason, approve }: NoSaleReason): void => {
    if (approve)
      return askApproval({ act: { kind: "no-sale", reason }, amount: 0, about: null, isOpen: false, from: null });
    send({ kind: "no-sale", reason });
    closeSheet();
  };
  useKeys({ back: closeSheet });
  const isOpen = view.lamps.drawer.code === "DRAWER_OPEN";
  return (
    <Stage left={<BackAction onPress={closeSheet} word={say("key.close")} />}>
      <div className={css["sheet"]}>
        <p className={css["note"]}>{say("no-sale.note")}</p>
        <div className={css["reasons"]}>
          {reasons.map((each, at) => (
            <Key key={each.reason} name={`no-sale:${at}`} className={css["reason"]} onPress={() => open(each)}>
              <span className={css["word"]}>{language === "en" ? (each.en ?? each.reason) : each.reason}</span>
              {each.approve && <span className={css["more"]}>{say("no-sale.approve")}</span>}
            </Key>
          ))}
        </div>
        <p className={css["note"]}>{say(isOpen ? "no-sale.now.open" : "no-sale.now.other")}</p>
      </div>
    </Stage>
  );
}
