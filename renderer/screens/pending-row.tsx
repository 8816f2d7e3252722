import type { ReactNode } from "react";
import type { Finding, PendingView } from "#ipc/view.ts";
import { isOverdue, sayAge } from "../age.ts";
import { useNow, useSaying, useWords } from "../hooks.ts";
import { Amount } from "../parts/amount.tsx";
import { Icon } from "../parts/icon.tsx";
import { sayPending } from "../pending-saying.ts";
import { sayNotice } from "../prompt.ts";
import { PendingAct } from "./pending-act.tsx";
import css from "./pending-sheet.module.css";

/** Something about the register itself: the clock, the disk. */
export function HealthRow({ finding }: { readonly finding: Finding }): ReactNode {
  const say = useWords();
  const saySaying = useSaying();
  const { code, level, count } = finding;
  const about =
    code === "DAY_OVERDUE" ? "day" : code.startsWith("CLOCK") ? "clock" : code.endsWith("DISK") ? "disk" : "other";
  const next =
    code === "DISK" && count !== undefined
      ? say("health.disk.next", { count })
      : saySaying(
          sayNotice({
            code: code.toLowerCase().replaceAll("_", "-"),
            ...(count === undefined ? {} : { amount: count }),
          }),
        );
  return (
    <li className={css["row"]} data-pending="health" data-alarm={level === "bad" || undefined}>
      <span className={css["what"]}>
        <span className={css["kind"]}>{say(`health.${about}`)}</span>
      </span>
      <span className={css["wide"]}>{next}</span>
    </li>
  );
}

/** Money, books or paper of which something is still to be known or done: what, how much, since when, and the one thing to do. */
export function PendingRow({ item }: { readonly item: PendingView }): ReactNode {
  const say = useWords();
  const saySaying = useSaying();
  const nowMs = useNow(5_000);
  const age = sayAge(item.sinceMs, nowMs);
  const isAlarm = isOverdue(item.sinceMs, nowMs);
  const { paper, receipt, kind } = item;
  return (
    <li className={css["row"]} data-pending={kind} data-next={item.next} data-alarm={isAlarm || undefined}>
      <span className={css["what"]}>
        <span className={css["kind"]}>{say(paper === undefined ? `pending.${kind}` : `pending.paper.${paper}`)}</span>
        {receipt !== undefined && <span className={css["receipt"]}>{receipt}</span>}
        {item.sinceMs > 0 && (
          <span className={css["age"]}>
            {isAlarm && <Icon name="bad" size={16} />}
            {say("pending.age", { age: say(age.word, age.values) })}
          </span>
        )}
      </span>
      <span className={css["said"]}>
        {item.amount > 0 && <Amount yen={item.amount} className={css["amount"]} />}
        <span className={css["next"]}>
          {kind === "job" ? say("pending.job.ask") : saySaying(sayPending(item))}
          {isAlarm && kind !== "job" && item.next !== "settle" && <strong>{say("pending.overdue.next")}</strong>}
        </span>
      </span>
      <PendingAct item={item} />
    </li>
  );
}
