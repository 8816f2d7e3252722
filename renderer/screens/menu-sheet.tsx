import type { ReactNode } from "react";
import type { View } from "#ipc/view.ts";
import { changeTheme, closeSheet, openSheet } from "../desk.ts";
import { useDesk, useWords } from "../hooks.ts";
import { useKeys } from "../keyboard.ts";
import { BackAction } from "../parts/action.tsx";
import { Key } from "../parts/key.tsx";
import { Stage } from "../parts/stage.tsx";
import { send } from "../register.ts";
import css from "./menu-sheet.module.css";

/** What stands in the journal as the reason of a drawer opened to give change; the journal speaks Japanese. */
const changeReason = "両替";

/** The seldom keys: a copy of the last receipt, the drawer, who works here, closing the day. */
export function MenuSheet({ view }: { readonly view: View }): ReactNode {
  const say = useWords();
  const theme = useDesk((now) => now.theme);
  useKeys({ back: closeSheet });
  const { last } = view;
  const isSelling = view.screen.kind === "sale" || view.screen.kind === "done";
  return (
    <Stage left={<BackAction onPress={closeSheet} word={say("key.close")} />}>
      <div className={css["menu"]}>
        <Key
          name="receipt-copy"
          disabled={last === null || !isSelling}
          onPress={() => {
            if (last !== null) send({ kind: "receipt-copy", seq: last.seq });
            closeSheet();
          }}
        >
          <span>{say("menu.copy")}</span>
          <span className={css["more"]}>{last === null ? say("menu.copy.none") : last.receipt}</span>
        </Key>
        <Key
          name="no-sale"
          disabled={!isSelling}
          onPress={() => {
            send({ kind: "no-sale", reason: changeReason });
            closeSheet();
          }}
        >
          {say("menu.drawer")}
        </Key>
        <Key name="devices-open" onPress={() => openSheet("devices")}>
          {say("menu.devices")}
        </Key>
        <Key name="theme" onPress={() => changeTheme(theme === "dark" ? "light" : "dark")}>
          {say(theme === "dark" ? "menu.theme.light" : "menu.theme.dark")}
        </Key>
        <Key name="sign-off" disabled={view.op === null || !isSelling} onPress={() => send({ kind: "sign-off" })}>
          {say("menu.sign-off")}
        </Key>
        <Key name="close-day" disabled={view.op === null || !isSelling} onPress={() => openSheet("close-day")}>
          {say("menu.close-day")}
        </Key>
      </div>
    </Stage>
  );
}
