import type { ReactNode } from "react";
import type { Finding, PendingView } from "#ipc/view.ts";
import { isOverdue, sayAge } from "../age.ts";
import { useNow, useSaying, useWords } from "../hooks.ts";
import { Amount } from "../parts/amount.tsx";
import { Icon } from "../parts/icon.tsx";
import { Key } from "../parts/key.tsx";
import { sayNotice } from "../prompt.ts";
import { send } from "../register.ts";
import css from "./pending-sheet.module.css";

/** Something about the register itself: the clock, the disk. */
export function HealthRow({ finding }: { readonly finding: Finding }): ReactNode {
  const say = useWords();
  const saySaying = useSaying();
  const { code, level, count } = finding;
  const about = code === "CLOCK" ? "clock" : code.endsWith("DISK") ? "disk" : "other";
  const next =
    code === "DISK" && count !== undefined
      ? say("health.disk.next", { count })
      : saySaying(sayNotice({ code: code.toLowerCase().replaceAll("_", "-") }));
  return (
    <li className={css["row"]} data-pending="health" data-alarm={level === "bad" || undefined}>
      <span className={css["what"]}>
        <span className={css["kind"]}>{say(`health.${about}`)}</span>
      </span>
      <span className={css["wide"]}>{next}</span>
    </li>
  );
}

/** Money or paper of which something is still to be known or done. */
export function PendingRow({ item }: { readonly item: PendingView }): ReactNode {
  const say = useWords();
  const nowMs = useNow(5_000);
  const age = sayAge(item.sinceMs, nowMs);
  const isAlarm = isOverdue(item.sinceMs, nowMs);
  const { paper, receipt } = item;
  return (
    <li className={css["row"]} data-pending={item.kind} data-alarm={isAlarm || undefined}>
      <span className={css["what"]}>
        <span className={css["kind"]}>
          {say(paper === undefined ? `pending.${item.kind}` : `pending.paper.${paper}`)}
        </span>
        {receipt !== undefined && <span className={css["receipt"]}>{receipt}</span>}
        {item.sinceMs > 0 && (
          <span className={css["age"]}>
            {isAlarm && <Icon name="bad" size={16} />}
            {say("pending.age", { age: say(age.word, age.values) })}
          </span>
        )}
      </span>
      {item.amount > 0 && <Amount yen={item.amount} className={css["amount"]} />}
      <PendingNext item={item} isAlarm={isAlarm} />
    </li>
  );
}

/** The one thing to do about it; most resolve themselves. */
function PendingNext({ item, isAlarm }: { readonly item: PendingView; readonly isAlarm: boolean }): ReactNode {
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
  const isOwed = item.kind === "charge" && (item.state === "rejected" || item.state === "not-charged");
  if (!isOwed) {
    return (
      <span className={css["next"]}>
        {say(item.state === "refund-due" ? "pending.refund" : `pending.${item.kind}.next`)}
        {isAlarm && <strong>{say("pending.overdue.next")}</strong>}
      </span>
    );
  }
  return (
    <span className={css["owed"]}>
      {say("pending.charge.back")}
      <Key name={`charge-returned:${item.id}`} onPress={() => send({ kind: "charge-returned", key: item.id })}>
        {say("return.do")}
      </Key>
    </span>
  );
}
