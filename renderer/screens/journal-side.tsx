import { type ReactNode, useEffect, useState } from "react";
import { useStore } from "zustand";
import { useDesk, useWords } from "../hooks.ts";
import { journalFind } from "../journal-find.ts";
import { Paper } from "../parts/paper.tsx";
import css from "../parts/receipt-side.module.css";
import { formatDay } from "../parts/top-bar.tsx";
import { ask } from "../register.ts";
import { sayTime } from "../say-time.ts";
import { sayKind } from "./journal-row.tsx";

/** The paper of the entry that is picked, as it was printed. */
export function JournalSide(): ReactNode {
  const say = useWords();
  const language = useDesk((now) => now.language);
  const picked = useStore(journalFind, (now) => now.picked);
  /** Of which entry, and its picture; null = it has none. */
  const [paper, setPaper] = useState<{ readonly of: string; readonly svg: string | null } | null>(null);
  const place = picked === null ? null : `${picked.epoch}-${picked.seq}`;
  useEffect(() => {
    if (place === null) return;
    const [epoch = 0, seq = 0] = place.split("-").map(Number);
    let isLate = false;
    ask({ kind: "journal-paper", epoch, seq }, (found) => {
      if (!isLate) setPaper({ of: place, svg: found?.svg ?? null });
    });
    return () => {
      isLate = true;
    };
  }, [place]);
  const svg = paper !== null && paper.of === place ? paper.svg : undefined;
  return (
    <aside className={css["side"]}>
      <p className={css["state"]}>
        {picked === null
          ? say("journal.pick")
          : `${sayKind(picked, say)}　${formatDay(picked.day, language)} ${sayTime(picked.atMs)}`}
      </p>
      <div className={css["paper"]} data-long>
        {svg !== undefined && svg !== null && <Paper svg={svg} label={say("receipt.alt")} />}
        {svg === null && <p className={css["none"]}>{say("journal.no-paper")}</p>}
      </div>
    </aside>
  );
}
