import type { ReactNode } from "react";
import type { View } from "#ipc/view.ts";
import { closeSheet, openSheet } from "../desk.ts";
import { useWords } from "../hooks.ts";
import { send } from "../register.ts";
import { MenuGroup, MenuKey } from "./menu-key.tsx";

/** The queue: who waits, how many they are, and whether a touch alone pays. */
export function MenuLane({ view }: { readonly view: View }): ReactNode {
  const say = useWords();
  const { held, express, guests } = view.lane;
  const { soldOut = [] } = view;
  const canWork = (view.screen.kind === "sale" || view.screen.kind === "done") && view.op !== null;
  return (
    <MenuGroup word="menu.group.lane">
      <MenuKey
        name="held-open"
        word="menu.held"
        more={held.length === 0 ? say("held.none") : say("menu.held.more", { count: held.length })}
        disabled={!canWork || held.length === 0}
        onPress={() => openSheet("held")}
      />
      <MenuKey
        name="guests"
        word="menu.guests"
        more={say("guests.count", { count: guests })}
        disabled={!canWork}
        onPress={() => openSheet("guests")}
      />
      <MenuKey
        name="express"
        word="menu.express"
        more={say(express ? "menu.express.on" : "menu.express.off")}
        isOn={express}
        disabled={!canWork}
        onPress={() => {
          send({ kind: "express", on: !express });
          closeSheet();
        }}
      />
      <MenuKey
        name="sold-out-open"
        word="menu.sold-out"
        more={soldOut.length === 0 ? say("menu.sold-out.none") : say("menu.sold-out.more", { count: soldOut.length })}
        disabled={!canWork}
        onPress={() => openSheet("sold-out")}
      />
    </MenuGroup>
  );
}
