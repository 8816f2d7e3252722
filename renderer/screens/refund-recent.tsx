import { type ReactNode, useEffect, useRef, useState } from "react";
import type { SaleRow } from "#ipc/view.ts";
import { useDesk, useNow, useWords } from "../hooks.ts";
import { Amount } from "../parts/amount.tsx";
import { Key } from "../parts/key.tsx";
import { TurnKeys } from "../parts/turn-keys.tsx";
import { formatDay } from "../parts/top-bar.tsx";
import { ask, send } from "../register.ts";
import { sayTime } from "../say-time.ts";
import side from "../parts/side-list.module.css";
import css from "./refund-recent.module.css";

/** Stands where the basket is while a return is looked for: the sales of this register, the newest first. */
export function RefundRecent({ isFinding }: { readonly isFinding: boolean }): ReactNode {
  const say = useWords();
  const search = useDesk((now) => now.search);
  const rows = useSales(search);
  const list = useRef<HTMLOListElement>(null);
  const overflows = (rows?.length ?? 0) > 5;
  return (
    <aside className={side["side"]}>
      <div className={side["head"]}>
        <span className={css["title"]}>
          {search === "" ? say("refund.recent") : say("refund.recent.hits", { digits: search })}
        </span>
        <TurnKeys name="sales" list={list} rowPx={88} disabled={!overflows} />
      </div>
      <ol ref={list} className={side["list"]}>
        {rows?.map((row) => (
          <SaleKey key={row.seq} row={row} isDisabled={isFinding} />
        ))}
        {rows?.length === 0 && <li className={css["none"]}>{say("refund.recent.none")}</li>}
      </ol>
      <p className={css["note"]}>{say("refund.recent.other")}</p>
    </aside>
  );
}

function SaleKey({ row, isDisabled }: { readonly row: SaleRow; readonly isDisabled: boolean }): ReactNode {
  const say = useWords();
  const language = useDesk((now) => now.language);
  const today = new Date(useNow(60_000)).toLocaleDateString("sv-SE");
  const day = new Date(row.atMs).toLocaleDateString("sv-SE");
  const time = sayTime(row.atMs);
  return (
    <li className={side["row"]} data-sale={row.seq}>
      <Key
        name={`sale:${row.seq}`}
        look="bare"
        inList
        disabled={isDisabled}
        className={css["face"]}
        onPress={() => send({ kind: "refund-number", receipt: row.receipt })}
      >
        <span className={css["first"]} data-ellipsis>
          {row.first}
          {row.count > 1 && <span className={css["more"]}> {say("refund.more", { count: row.count - 1 })}</span>}
        </span>
        <Amount yen={row.total} className={css["total"]} />
        <span className={css["facts"]} data-ellipsis>
          {day === today ? time : `${formatDay(day, language)} ${time}`}
          {"　"}
          {row.receipt}
        </span>
        <span className={css["facts"]}>{row.tenders.map((kind) => say(`refund.tender.${kind}`)).join("・")}</span>
      </Key>
    </li>
  );
}

/** The rows for what is typed; those before stay until the next come. null before the first. */
function useSales(search: string): readonly SaleRow[] | null {
  const [rows, setRows] = useState<readonly SaleRow[] | null>(null);
  useEffect(() => {
    let isLate = false;
    ask({ kind: "sales", text: search }, (found) => {
      if (!isLate) setRows(found);
    });
    return () => {
      isLate = true;
    };
  }, [search]);
  return rows;
}
