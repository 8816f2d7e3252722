import { type ReactNode, useEffect, useState } from "react";
import type { Printing } from "#ipc/view.ts";
import { useWords } from "../hooks.ts";
import { askReceipt } from "../register.ts";
import { Icon } from "./icon.tsx";
import { Paper } from "./paper.tsx";
import css from "./receipt-side.module.css";

/** The receipt as printed, and how far the printing is; null = it was long ago. */
export function ReceiptSide({
  seq,
  printing,
}: {
  readonly seq: number;
  readonly printing: Printing | null;
}): ReactNode {
  const say = useWords();
  const [svg, setSvg] = useState<string | null>(null);
  // Asked again when it has been printed: a balance that came late is on the paper.
  useEffect(() => {
    if (printing !== "printing") askReceipt(seq, setSvg);
  }, [seq, printing]);
  return (
    <aside className={css["side"]}>
      <p className={css["state"]} data-printing={printing}>
        <Icon name={printing === "printed" ? "ok" : printing === "unknown" ? "look" : "print"} />
        {say(printing === null ? "receipt.alt" : `printing.${printing}`)}
      </p>
      <div className={css["paper"]}>{svg !== null && <Paper svg={svg} label={say("receipt.alt")} />}</div>
    </aside>
  );
}
