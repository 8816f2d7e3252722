import type { ReactNode } from "react";
import type { View } from "#ipc/view.ts";
import { closeSheet, desk } from "../desk.ts";
import { useWords } from "../hooks.ts";
import { useKeys } from "../keyboard.ts";
import { Action, BackAction } from "../parts/action.tsx";
import { Amount } from "../parts/amount.tsx";
import { Figure } from "../parts/figure.tsx";
import { Stage } from "../parts/stage.tsx";
import { send } from "../register.ts";
import own from "./last-sheet.module.css";
import css from "./panel.module.css";

/** The last sale, one touch away while nothing is rung up: its receipt at the right, and a copy of it. */
export function LastSheet({ last }: { readonly last: NonNullable<View["last"]> }): ReactNode {
  const say = useWords();
  useKeys({ back: closeSheet });
  return (
    <Stage
      left={
        <>
          <BackAction onPress={closeSheet} word={say("key.close")} />
          <Action
            name="void-last"
            look="quiet"
            icon="bad"
            word={say("refund.void")}
            className={own["void"]}
            onPress={() => {
              desk.setState({ voiding: { receipt: last.receipt, step: "find" } });
              send({ kind: "refund" });
              closeSheet();
            }}
          />
        </>
      }
      right={
        <Action
          name="receipt-copy"
          icon="print"
          word={say("done.copy")}
          onPress={() => {
            send({ kind: "receipt-copy", seq: last.seq });
            closeSheet();
          }}
        />
      }
    >
      <div className={css["panel"]}>
        <p className={css["title"]}>{say("last.title")}</p>
        <p className={css["text"]}>{last.receipt}</p>
        <Figure label={say("done.total")} size="huge">
          <Amount yen={last.total} />
        </Figure>
      </div>
    </Stage>
  );
}
