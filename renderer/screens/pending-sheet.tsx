import { type ReactNode, useState } from "react";
import type { View } from "#ipc/view.ts";
import { closeSheet } from "../desk.ts";
import { useWords } from "../hooks.ts";
import { useKeys } from "../keyboard.ts";
import { Action, BackAction } from "../parts/action.tsx";
import { Stage } from "../parts/stage.tsx";
import { HealthRow, PendingRow } from "./pending-row.tsx";
import css from "./pending-sheet.module.css";

const onPage = 4;

/** 要確認: what a person must look at, one action each: the register itself first, then the oldest. */
export function PendingSheet({ view }: { readonly view: View }): ReactNode {
  const say = useWords();
  const [page, setPage] = useState(0);
  useKeys({ back: closeSheet });
  const rows = [
    ...view.health.map((finding) => <HealthRow key={finding.code} finding={finding} />),
    ...view.pending.toSorted((a, b) => a.sinceMs - b.sinceMs).map((item) => <PendingRow key={item.id} item={item} />),
  ];
  const pages = Math.max(1, Math.ceil(rows.length / onPage));
  const at = Math.min(page, pages - 1);
  return (
    <Stage
      left={
        <>
          <BackAction onPress={closeSheet} word={say("key.close")} />
          {pages > 1 && (
            <Action
              name="more-pending"
              look="quiet"
              word={`${say("key.more")} ${at + 1}/${pages}`}
              onPress={() => setPage((at + 1) % pages)}
            />
          )}
        </>
      }
    >
      {rows.length === 0 ? (
        <p className={css["none"]}>{say("pending.none")}</p>
      ) : (
        <ul className={css["list"]}>{rows.slice(at * onPage, (at + 1) * onPage)}</ul>
      )}
    </Stage>
  );
}
