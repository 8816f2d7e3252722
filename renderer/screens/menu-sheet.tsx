import type { ReactNode } from "react";
import type { View } from "#ipc/view.ts";
import { changeTheme, changeVolume, closeSheet, openSheet } from "../desk.ts";
import { useDesk, useWords } from "../hooks.ts";
import { openJournal } from "../journal-find.ts";
import { useKeys } from "../keyboard.ts";
import { BackAction } from "../parts/action.tsx";
import { Stage } from "../parts/stage.tsx";
import { send } from "../register.ts";
import { MenuDeposit } from "./menu-deposit.tsx";
import { MenuGroup, MenuKey } from "./menu-key.tsx";
import { MenuLane } from "./menu-lane.tsx";
import { MenuStation } from "./menu-station.tsx";
import { playSound } from "../sounds.ts";
import css from "./menu-sheet.module.css";

/** Louder goes round to off. */
const nextVolume = { off: "low", low: "high", high: "off" } as const;

/** The seldom keys, grouped by what they are about: a customer, the drawer, closing, the machine. */
export function MenuSheet({ view }: { readonly view: View }): ReactNode {
  const say = useWords();
  const theme = useDesk((now) => now.theme);
  const volume = useDesk((now) => now.volume);
  useKeys({ isLettered: true, back: closeSheet });
  const { trust } = view;
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
          <MenuDeposit canWork={canWork} />
        </MenuGroup>
        <MenuLane view={view} />
        <MenuGroup word="menu.group.drawer">
          <MenuKey
            name="journal-open"
            word="menu.journal"
            more={say("menu.journal.more")}
            disabled={view.op === null}
            onPress={openJournal}
          />
          <MenuKey
            name="no-sale"
            word="menu.drawer"
            more={say("menu.drawer.more")}
            disabled={!canWork}
            onPress={() => openSheet("no-sale")}
          />
          <MenuKey
            name="till-open"
            word="menu.till"
            more={say("menu.till.more")}
            disabled={!canWork}
            onPress={() => openSheet("till")}
          />
          <MenuKey
            name="sign-off"
            word="menu.sign-off"
            more={say("menu.sign-off.more")}
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
          <MenuKey
            name="hand-over-open"
            word="menu.hand-over"
            more={say("menu.hand-over.more")}
            disabled={!canBegin}
            onPress={() => openSheet("hand-over")}
          />
          <MenuKey name="close-day" word="menu.close-day" disabled={!canWork} onPress={() => openSheet("close-day")} />
        </MenuGroup>
        <MenuStation view={view} />
        <MenuGroup word="menu.group.machine">
          <MenuKey name="devices-open" word="menu.devices" onPress={() => openSheet("devices")} />
          <MenuKey
            name="theme"
            word={theme === "dark" ? "menu.theme.light" : "menu.theme.dark"}
            onPress={() => changeTheme(theme === "dark" ? "light" : "dark")}
          />
          <MenuKey
            name="sound"
            word="menu.sound"
            more={say(`menu.sound.${volume}`)}
            onPress={() => {
              changeVolume(nextVolume[volume]);
              playSound("tap");
            }}
          />
          <MenuKey
            name="large-type"
            word="menu.large"
            more={say(view.lane.large ? "menu.large.on" : "menu.large.off")}
            isOn={view.lane.large}
            onPress={() => send({ kind: "large-type", on: !view.lane.large })}
          />
        </MenuGroup>
      </div>
    </Stage>
  );
}
