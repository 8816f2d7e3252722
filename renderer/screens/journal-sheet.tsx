import { type ReactNode, useRef } from "react";
import { useStore } from "zustand";
import type { View } from "#ipc/view.ts";
import { closeSheet } from "../desk.ts";
import { useWords } from "../hooks.ts";
import { openInvoice } from "../invoice.ts";
import { journalFind, look, lookForMember, lookForNumber, lookOn } from "../journal-find.ts";
import { useKeys } from "../keyboard.ts";
import { Action, BackAction } from "../parts/action.tsx";
import { Icon } from "../parts/icon.tsx";
import { Key } from "../parts/key.tsx";
import { Stage } from "../parts/stage.tsx";
import { printPaper } from "../print-paper.ts";
import { JournalChips } from "./journal-chips.tsx";
import { JournalEdit } from "./journal-edit.tsx";
import { JournalRowKey } from "./journal-row.tsx";
import css from "./journal-sheet.module.css";

/** Kinds that can be printed again here. */
const printed: ReadonlySet<string> = new Set(["sale", "refund", "charge-posted", "x-report", "z-report"]);

/** 電子ジャーナル: what is looked for above, what was found below, the paper of the picked one at the right. Nothing is changed here. */
export function JournalSheet({ view }: { readonly view: View }): ReactNode {
  const editing = useStore(journalFind, (now) => now.editing);
  return editing === null ? <JournalList view={view} /> : <JournalEdit facet={editing} />;
}

function JournalList({ view }: { readonly view: View }): ReactNode {
  const say = useWords();
  const { rows, picked, next, isLooking, filter, epoch } = useStore(journalFind);
  const list = useRef<HTMLOListElement>(null);
  const page = (way: 1 | -1): void => list.current?.scrollBy({ top: way * (list.current.clientHeight - 62) });
  useKeys({ back: closeSheet });
  const canPrint = picked !== null && picked.epoch === epoch && view.op !== null && printed.has(picked.kind);
  return (
    <Stage
      left={
        <>
          <BackAction onPress={closeSheet} word={say("key.close")} />
          <Action
            name="journal-same"
            look="quiet"
            word={say("journal.same")}
            disabled={picked?.receipt === undefined}
            onPress={() => lookForNumber(picked?.receipt ?? "")}
          />
          <Action
            name="journal-member"
            look="quiet"
            word={say("journal.same-member")}
            disabled={picked?.member === undefined}
            onPress={() => lookForMember(picked?.member ?? "")}
          />
        </>
      }
      right={
        <>
          <Action
            name="journal-print"
            icon="print"
            word={say(picked?.unprinted ? "journal.print-first" : "journal.print")}
            disabled={!canPrint}
            onPress={() => {
              if (picked !== null) printPaper(picked.seq, { isFirst: picked.unprinted === true });
            }}
          />
          <Action
            name="journal-invoice"
            word={say("done.invoice")}
            disabled={!canPrint || picked.kind !== "sale"}
            onPress={() => {
              if (picked !== null) openInvoice(picked.seq, "journal");
            }}
          />
        </>
      }
    >
      <div className={css["journal"]}>
        <JournalChips />
        <div className={css["head"]}>
          <Found />
          <Key
            name="journal-clear"
            look="quiet"
            disabled={Object.keys(filter).length === 0}
            className={css["clear"]}
            onPress={() => look({})}
          >
            {say("journal.clear")}
          </Key>
          <Key name="journal-up" look="quiet" label={say("key.up")} onPress={() => page(-1)}>
            <Icon name="up" />
          </Key>
          <Key name="journal-down" look="quiet" label={say("key.down")} onPress={() => page(1)}>
            <Icon name="down" />
          </Key>
        </div>
        <ol ref={list} className={css["list"]}>
          {rows.map((row) => (
            <JournalRowKey
              key={`${row.epoch}-${row.seq}`}
              row={row}
              isPicked={row.seq === picked?.seq && row.epoch === picked.epoch}
              isPast={row.epoch !== epoch}
            />
          ))}
          {rows.length === 0 && !isLooking && <li className={css["none"]}>{say("journal.none")}</li>}
          {next !== null && !isLooking && (
            <li>
              <Key name="journal-older" look="quiet" inList className={css["older"]} onPress={lookOn}>
                {say("journal.older")}
              </Key>
            </li>
          )}
        </ol>
      </div>
    </Stage>
  );
}

/** How many there are, or how far back the looking has come. */
function Found(): ReactNode {
  const say = useWords();
  const { rows, next, isLooking, downTo } = useStore(journalFind);
  const count = rows.length;
  const word = isLooking
    ? say("journal.looking", { day: downTo === null ? "" : `${downTo.replaceAll("-", "/")} –`, count })
    : say(next === null ? "journal.found" : "journal.found.more", { count });
  return (
    <span className={css["found"]} data-looking={isLooking || undefined}>
      {word}
    </span>
  );
}
