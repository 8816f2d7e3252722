import type { ReactNode } from "react";
import type { View } from "#ipc/view.ts";
import { useWords } from "../hooks.ts";
import { Action } from "../parts/action.tsx";
import { HoldAction } from "./hold-action.tsx";
import css from "./sale-bar.module.css";

/** What the quiet keys below the goods do. A key without an act stands greyed, so that the others keep their places. */
export type SaleActs = {
  readonly qty: () => void;
  readonly void: () => void;
  readonly discount?: () => void;
  readonly department?: () => void;
  readonly code: () => void;
  readonly cancel: () => void;
  readonly hold: () => void;
  readonly search?: () => void;
  readonly charge: () => void;
  readonly balance: () => void;
};

/** Ten places in two rows, always the same: above what is done to a line, below what is done to the basket or without one. */
export function SaleBar(props: {
  readonly view: View;
  readonly acts: SaleActs;
  /** A line is picked that may be changed. */
  readonly hasLine: boolean;
}): ReactNode {
  const { view, acts, hasLine } = props;
  const say = useWords();
  const { basket } = view;
  const isEmpty = basket.lines.length === 0;
  const none = (): void => undefined;
  return (
    <div className={css["bar"]}>
      <Action name="qty" look="quiet" word={say("key.qty")} onPress={acts.qty} />
      <Action name="void" look="quiet" word={say("key.void")} disabled={!hasLine} onPress={acts.void} />
      <Action
        name="discount"
        look="quiet"
        word={say("key.discount")}
        disabled={isEmpty || acts.discount === undefined}
        onPress={acts.discount ?? none}
      />
      <Action
        name="department"
        look="quiet"
        word={say("key.department")}
        disabled={acts.department === undefined}
        onPress={acts.department ?? none}
      />
      <Action name="code" look="quiet" word={say("key.code")} onPress={acts.code} />
      <Action
        name="cancel"
        look="quiet"
        word={say("key.cancel")}
        disabled={isEmpty && basket.cash === 0}
        onPress={acts.cancel}
      />
      {/* Of lines that were all taken out there is nothing to put aside, while 取消 still has something to end. */}
      <HoldAction isEmpty={!hasLine} held={view.lane.held.length} onPress={acts.hold} />
      <Action
        name="search"
        look="quiet"
        word={say("key.search")}
        disabled={acts.search === undefined}
        onPress={acts.search ?? none}
      />
      <Action name="charge" look="quiet" word={say("key.charge")} onPress={acts.charge} />
      <Action name="balance" look="quiet" word={say("key.balance")} onPress={acts.balance} />
    </div>
  );
}
