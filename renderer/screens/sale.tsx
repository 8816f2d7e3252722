import type { ReactNode } from "react";
import type { Layout, View } from "#ipc/view.ts";
import { desk, openSheet } from "../desk.ts";
import { useDesk, useMirror, useWords } from "../hooks.ts";
import { useKeys } from "../keyboard.ts";
import { Action } from "../parts/action.tsx";
import { Stage } from "../parts/stage.tsx";
import { pickLine } from "../pick-line.ts";
import { send } from "../register.ts";
import { TouchKeys } from "./touch-keys.tsx";
import { switchTakeout } from "../takeout.ts";
import { canClaim } from "../trust.ts";

const none: Layout["categories"] = [];

function ringUp(code: string): void {
  send({ kind: "item", code, qty: desk.getState().times });
  desk.setState({ times: 1 });
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
      if (line !== undefined) send({ kind: "line-void", n: line.n });
    },
    code: () => openSheet("code"),
    cancel: () => openSheet("cancel"),
    charge: () => send({ kind: "charge" }),
    balance: () => send({ kind: "balance" }),
    cash: () => send({ kind: "tender" }),
    emoney: () => send({ kind: "emoney" }),
  };
  const isAway = view.lamps.pokepay.state === "bad";
  // The way forward is the one that leads on: both keys keep their places.
  const isCashOnly = isAway && !canClaim(view);
  useKeys({
    // The first digit of a keyed code opens the pad with that digit in it.
    type: (key) => {
      if (key !== "erase" && key !== "clear") openSheet("code", key);
    },
    enter: isCashOnly ? acts.cash : acts.emoney,
    times: acts.qty,
    // Along the bar, then 持ち帰り, which stands over the lines.
    functions: [
      acts.qty,
      acts.void,
      acts.code,
      acts.cancel,
      acts.charge,
      acts.balance,
      acts.cash,
      acts.emoney,
      () => switchTakeout(view),
    ],
  });
  const isEmpty = lines.length === 0;
  return (
    <Stage
      isSteady
      left={
        <>
          <Action name="qty" look="quiet" word={say("key.qty")} onPress={acts.qty} />
          <Action name="void" look="quiet" word={say("key.void")} disabled={line === undefined} onPress={acts.void} />
          <Action name="code" look="quiet" word={say("key.code")} onPress={acts.code} />
          <Action
            name="cancel"
            look="quiet"
            word={say("key.cancel")}
            disabled={isEmpty && view.basket.cash === 0}
            onPress={acts.cancel}
          />
          <Action name="charge" look="quiet" word={say("key.charge")} onPress={acts.charge} />
          <Action name="balance" look="quiet" word={say("key.balance")} onPress={acts.balance} />
        </>
      }
      right={
        <>
          <Action name="cash" {...(isCashOnly ? { look: "go" } : {})} word={say("key.cash")} onPress={acts.cash} />
          <Action
            name="emoney"
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
