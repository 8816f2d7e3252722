import { type ReactNode, useState } from "react";
import type { PendingView, View } from "#ipc/view.ts";
import { sayAge } from "../age.ts";
import { closeSheet } from "../desk.ts";
import { useNow, useWords } from "../hooks.ts";
import { useKeys } from "../keyboard.ts";
import { Action, BackAction } from "../parts/action.tsx";
import { Amount } from "../parts/amount.tsx";
import { Key } from "../parts/key.tsx";
import { Stage } from "../parts/stage.tsx";
import { send } from "../register.ts";
import css from "./pending-sheet.module.css";

const onPage = 4;

/** 要確認: what a person must look at, one action each, the oldest first. */
export function PendingSheet({ view }: { readonly view: View }): ReactNode {
  const say = useWords();
  const [page, setPage] = useState(0);
  useKeys({ back: closeSheet });
  const items = view.pending.toSorted((a, b) => a.sinceMs - b.sinceMs);
  const pages = Math.max(1, Math.ceil(items.length / onPage));
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
      {items.length === 0 ? (
        <p className={css["none"]}>{say("pending.none")}</p>
      ) : (
        <ul className={css["list"]}>
          {items.slice(at * onPage, (at + 1) * onPage).map((item) => (
            <PendingRow key={item.id} item={item} />
          ))}
        </ul>
      )}
    </Stage>
  );
}

function PendingRow({ item }: { readonly item: PendingView }): ReactNode {
  const say = useWords();
  const age = sayAge(item.sinceMs, useNow(5_000));
  return (
    <li className={css["row"]} data-pending={item.kind}>
      <span className={css["what"]}>
        <span className={css["kind"]}>{say(`pending.${item.kind}`)}</span>
        {item.sinceMs > 0 && (
          <span className={css["age"]}>{say("pending.age", { age: say(age.word, age.values) })}</span>
        )}
      </span>
      {item.amount > 0 && <Amount yen={item.amount} className={css["amount"]} />}
      <PendingNext item={item} />
    </li>
  );
}

/** The one thing to do about it; most resolve themselves. */
function PendingNext({ item }: { readonly item: PendingView }): ReactNode {
  const say = useWords();
  if (item.kind === "job") {
    const answer = (printed: boolean): void => send({ kind: "job-answer", job: item.id, printed });
    return (
      <span className={css["answers"]}>
        <span className={css["ask"]}>{say("pending.job.ask")}</span>
        <Key name={`printed:${item.id}`} onPress={() => answer(true)}>
          {say("pending.job.yes")}
        </Key>
        <Key name={`not-printed:${item.id}`} onPress={() => answer(false)}>
          {say("pending.job.no")}
        </Key>
      </span>
    );
  }
  if (item.state === "refund-due") return <span className={css["next"]}>{say("pending.refund")}</span>;
  const isOwed = item.kind === "charge" && (item.state === "rejected" || item.state === "not-charged");
  if (!isOwed) return <span className={css["next"]}>{say(`pending.${item.kind}.next`)}</span>;
  return (
    <span className={css["owed"]}>
      {say("pending.charge.back")}
      <Key name={`charge-returned:${item.id}`} onPress={() => send({ kind: "charge-returned", key: item.id })}>
        {say("return.do")}
      </Key>
    </span>
  );
}
