import type { ReactNode } from "react";
import type { View } from "#ipc/view.ts";
import { askApproval, openSheet } from "../desk.ts";
import { useWords } from "../hooks.ts";
import { send } from "../register.ts";
import { MenuGroup, MenuKey } from "./menu-key.tsx";

/** The register itself: how the day goes, a lock for who steps away, and practice. */
export function MenuStation({ view }: { readonly view: View }): ReactNode {
  const say = useWords();
  const isSignedOn = view.op !== null;
  const isIdle = view.screen.kind === "sale" || view.screen.kind === "done" || view.screen.kind === "day-open";
  return (
    <MenuGroup word="menu.group.station">
      <MenuKey
        name="report-open"
        word="menu.report"
        more={say("menu.report.more")}
        disabled={!isSignedOn}
        onPress={() => openSheet("report")}
      />
      <MenuKey
        name="lock"
        word="menu.lock"
        more={say("menu.lock.more")}
        disabled={!isSignedOn}
        onPress={() => send({ kind: "lock" })}
      />
      {view.training ? (
        <MenuKey
          name="training-end"
          word="menu.training.end"
          more={say("menu.training.end.more")}
          onPress={() => send({ kind: "training-end" })}
        />
      ) : (
        <MenuKey
          name="training"
          word="menu.training"
          more={say("menu.training.more")}
          disabled={!isSignedOn || !isIdle || view.basket.lines.length > 0}
          onPress={() =>
            askApproval({ act: { kind: "training" }, amount: 0, about: null, isOpen: false, from: "menu" })
          }
        />
      )}
    </MenuGroup>
  );
}
