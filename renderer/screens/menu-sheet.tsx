import type { ReactNode } from "react";
import type { View } from "#ipc/view.ts";
import { changeTheme, closeSheet, openSheet } from "../desk.ts";
import { useDesk, useWords } from "../hooks.ts";
import { useKeys } from "../keyboard.ts";
import { BackAction } from "../parts/action.tsx";
import { Stage } from "../parts/stage.tsx";
import { send } from "../register.ts";
import { MenuGroup, MenuKey } from "./menu-key.tsx";
import css from "./menu-sheet.module.css";

/** The seldom keys, grouped by what they are about: a customer, the drawer, closing, the machine. */
export function MenuSheet({ view }: { readonly view: View }): ReactNode {
  const say = useWords();
  const theme = useDesk((now) => now.theme);
  useKeys({ back: closeSheet });
  const { last, trust } = view;
  const isSelling = view.screen.kind === "sale" || view.screen.kind === "done";
  const canWork = isSelling && view.op !== null;
  // A return, a card or a charge begins with an empty basket.
  const canBegin = canWork && view.basket.lines.length === 0;
  const isTrusting = trust !== null && trust.untilMs > 0;
  return (
    <Stage left={<BackAction onPress={closeSheet} word={say("key.close")} />}>
      <div className={css["menu"]}>
        <MenuGroup word="menu.group.member">
          <MenuKey
            name="refund"
            word="menu.refund"
            more={say("menu.refund.more")}
            disabled={!canBegin}
            onPress={() => send({ kind: "refund" })}
          />
          <MenuKey
            name="correct"
            word="menu.correct"
            more={say("menu.correct.more")}
            disabled={!canBegin}
            onPress={() => openSheet("correct")}
          />
          <MenuKey
            name="desk"
            word="menu.desk"
            more={say("menu.desk.more")}
            disabled={!canBegin}
            onPress={() => send({ kind: "desk" })}
          />
        </MenuGroup>
        <MenuGroup word="menu.group.drawer">
          <MenuKey
            name="receipt-copy"
            word="menu.copy"
            more={last === null ? say("menu.copy.none") : last.receipt}
            disabled={last === null || !isSelling}
            onPress={() => {
              if (last !== null) send({ kind: "receipt-copy", seq: last.seq });
              closeSheet();
            }}
          />
          <MenuKey
            name="no-sale"
            word="menu.drawer"
            more={say("menu.drawer.more")}
            disabled={!canWork}
            onPress={() => openSheet("no-sale")}
          />
          <MenuKey
            name="sign-off"
            word="menu.sign-off"
            disabled={!canWork}
            onPress={() => send({ kind: "sign-off" })}
          />
        </MenuGroup>
        <MenuGroup word="menu.group.boss">
          <MenuKey
            name="trust-open"
            word="menu.trust"
            more={say(trust === null ? "menu.trust.none" : isTrusting ? "menu.trust.on" : "menu.trust.off")}
            disabled={trust === null || view.op === null}
            isOn={isTrusting}
            onPress={() => openSheet("trust")}
          />
          <MenuKey
            name="reconcile-open"
            word="menu.reconcile"
            more={say("menu.reconcile.more")}
            disabled={!canWork}
            onPress={() => openSheet("reconcile")}
          />
          <MenuKey name="close-day" word="menu.close-day" disabled={!canWork} onPress={() => openSheet("close-day")} />
        </MenuGroup>
        <MenuGroup word="menu.group.machine">
          <MenuKey name="devices-open" word="menu.devices" onPress={() => openSheet("devices")} />
          <MenuKey
            name="theme"
            word={theme === "dark" ? "menu.theme.light" : "menu.theme.dark"}
            onPress={() => changeTheme(theme === "dark" ? "light" : "dark")}
          />
        </MenuGroup>
      </div>
    </Stage>
  );
}
