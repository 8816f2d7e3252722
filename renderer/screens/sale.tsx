import type { ReactNode } from "react";
import type { Layout, View } from "#ipc/view.ts";
import { desk, openSheet } from "../desk.ts";
import { openSearch } from "../goods-search.ts";
import { useDesk, useMirror, useWords } from "../hooks.ts";
import { useKeys } from "../keyboard.ts";
import { Action } from "../parts/action.tsx";
import { Stage } from "../parts/stage.tsx";
import { pickLine, stepLine } from "../pick-line.ts";
import { sendPermitted } from "../price-act.ts";
import { send } from "../register.ts";
import { SaleBar } from "./sale-bar.tsx";
import { TouchKeys } from "./touch-keys.tsx";
import { canClaim } from "../trust.ts";

const none: Layout["categories"] = [];

function ringUp(code: string): void {
  send({ kind: "item", code, qty: 1 });
}

/** 保留, and with an empty basket 呼出: one that waits alone comes back at once, of several one is chosen. */
function holdOrRecall({ basket, lane }: View): void {
  const [only, ...more] = lane.held;
  if (basket.lines.some((line) => !line.void)) send({ kind: "hold" });
  else if (only !== undefined && more.length === 0) send({ kind: "recall", n: only.n });
  else openSheet("held");
}

/** Ringing up: what one can sell in the middle, what is done with it below. */
export function SaleScreen({ view }: { readonly view: View }): ReactNode {
  const say = useWords();
  const layout = useMirror((now) => now.layout);
  const selected = useDesk((now) => now.selected);
  const { lines } = view.basket;
  const line = pickLine(lines, selected);
  const acts = {
    qty: () => openSheet("qty"),
    void: () => {
      if (line !== undefined) sendPermitted(view, "line-void", { kind: "line-void", n: line.n });
    },
    discount: () => openSheet("discount"),
    department: () => openSheet("department"),
    code: () => openSheet("code"),
    cancel: () => openSheet("cancel"),
    hold: () => holdOrRecall(view),
    search: () => openSearch(),
    charge: () => send({ kind: "charge" }),
    balance: () => send({ kind: "balance" }),
    cash: () => send({ kind: "tender" }),
    emoney: () => send({ kind: "emoney" }),
    meal: () => send({ kind: "meal" }),
  };
  const isAway = view.lamps.pokepay.state === "bad";
  // The way forward is the one that leads on: both keys keep their places.
  const isCashOnly = isAway && !canClaim(view);
  useKeys({
    // The first digit of a keyed code opens the pad with that digit in it.
    type: (key) => {
      if (key !== "erase" && key !== "clear") openSheet("code", key);
    },
    // The first letter opens the search with that letter in it.
    letter: (char) => {
      if (/[A-Za-z]/.test(char)) openSearch(char.toLowerCase());
    },
    enter: isCashOnly ? acts.cash : acts.emoney,
    times: acts.qty,
    // The arrows choose the line that 数量 and 訂正 speak of.
    move: (by) => desk.setState({ selected: stepLine(lines, selected, by) }),
  });
  return (
    <Stage
      isSteady
      left={<SaleBar view={view} acts={acts} hasLine={line !== undefined} />}
      right={
        <>
          <Action
            name="cash"
            shortcut="F11"
            {...(isCashOnly ? { look: "go" } : {})}
            word={say("key.cash")}
            onPress={acts.cash}
          />
          {view.lane.meal !== "off" && (
            <Action name="meal" word={say("key.meal")} disabled={view.lane.meal === "nothing"} onPress={acts.meal} />
          )}
          <Action
            name="emoney"
            shortcut="F12"
            {...(isCashOnly ? {} : { look: "go", icon: "right" })}
            word={say("key.emoney")}
            {...(isAway ? { more: say(canClaim(view) ? "key.claim" : "sale.away") } : {})}
            onPress={acts.emoney}
          />
        </>
      }
    >
      <TouchKeys categories={layout?.categories ?? none} onItem={ringUp} />
    </Stage>
  );
}
