import type { ReactNode } from "react";
import type { JournalRow } from "#ipc/journal.ts";
import { useDesk, useWords } from "../hooks.ts";
import { pickRow } from "../journal-find.ts";
import { formatYen } from "../money.ts";
import { Amount } from "../parts/amount.tsx";
import { Key } from "../parts/key.tsx";
import { sayTime } from "../say-time.ts";
import { type Say, isWord } from "../words/words.ts";
import css from "./journal-row.module.css";

/** What an entry is, in a word. */
export function sayKind({ kind, as, copy = 0 }: JournalRow, say: Say): string {
  if (kind === "receipt-copy") {
    if (as === "invoice") return say(copy === 0 ? "journal.as.invoice" : "journal.as.invoice-copy");
    return say(copy === 0 ? "journal.as.receipt" : "journal.as.copy");
  }
  const word = `kind.${kind}`;
  return isWord(word) ? say(word) : say("kind.other", { kind });
}

/** What was made of it afterwards. */
function after({ copies, invoices, returned }: JournalRow, say: Say): string[] {
  return [
    ...(returned === undefined ? [] : [say("journal.returned", { yen: formatYen(returned) })]),
    ...(invoices === undefined ? [] : [say("journal.invoices", { count: invoices })]),
    ...(copies === undefined ? [] : [say("journal.copy", { count: copies })]),
  ];
}

/** One entry: when and what, its number, over how much; under it what it is about. */
export function JournalRowKey(props: {
  readonly row: JournalRow;
  readonly isPicked: boolean;
  readonly isPast: boolean;
}): ReactNode {
  const { row, isPicked, isPast } = props;
  const say = useWords();
  const language = useDesk((now) => now.language);
  const { about, count = 0, receipt, amount, op, kind } = row;
  const more = count > 1 ? ` ${say("journal.items", { count: count - 1 })}` : "";
  const number = receipt ?? "";
  return (
    <li className={css["row"]} data-entry={row.seq}>
      <Key
        name={`entry:${row.epoch}-${row.seq}`}
        look="bare"
        inList
        isOn={isPicked}
        className={css["face"]}
        onPress={() => pickRow(row)}
      >
        <span className={css["when"]}>
          {row.day.slice(5).replace("-", "/")} {sayTime(row.atMs)}
        </span>
        <span className={css["what"]} data-kind={kind} lang={language}>
          {sayKind(row, say)}
        </span>
        <span className={css["about"]} data-ellipsis>
          {about === undefined ? number : `${about}${more}`}
        </span>
        {amount !== undefined && <Amount yen={kind === "refund" ? -amount : amount} className={css["amount"]} />}
        <span className={css["facts"]} data-ellipsis>
          {[
            ...(isPast ? [say("journal.past", { epoch: row.epoch })] : []),
            ...(op === null ? [] : [say("journal.by", { op })]),
            ...(about === undefined ? [] : [number]),
          ]
            .filter((part) => part !== "")
            .join("　")}
        </span>
        <span className={css["after"]} data-ellipsis>
          {after(row, say).join("・")}
        </span>
      </Key>
    </li>
  );
}
