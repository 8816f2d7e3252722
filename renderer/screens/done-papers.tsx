import type { ReactNode } from "react";
import type { Screen } from "#ipc/view.ts";
import { useMirror, useWords } from "../hooks.ts";
import { openInvoice } from "../invoice.ts";
import { Action } from "../parts/action.tsx";
import { printPaper } from "../print-paper.ts";
import css from "./done.module.css";

type Done = Extract<Screen, { kind: "done" }>;

/** Papers of what was just done: the receipt nobody has printed yet or another copy, one in the other language, a 領収書. */
export function DonePapers({ screen }: { readonly screen: Done }): ReactNode {
  const say = useWords();
  const other = useMirror((now) => now.layout?.receipt === "en") ? "ja" : "en";
  const { of, seq, printing } = screen;
  const isSale = of === "sale";
  const isFirst = isSale && printing === "none";
  const hasPaper = of === "sale" || of === "refund" || (of === "charge" && !screen.unknown && screen.deferred !== true);
  return (
    <>
      <Action
        name="receipt-copy"
        look={isFirst ? "plain" : "quiet"}
        icon="print"
        word={say(isFirst ? "done.print" : "done.copy")}
        className={css["copy"]}
        disabled={!hasPaper}
        onPress={() => printPaper(seq, { isFirst })}
      />
      {isSale && (
        <Action
          name="receipt-other"
          look="quiet"
          word={say(other === "en" ? "done.english" : "done.japanese")}
          className={css["copy"]}
          onPress={() => printPaper(seq, { isFirst, lang: other })}
        />
      )}
      {isSale && (
        <Action
          name="invoice"
          look="quiet"
          word={say("done.invoice")}
          className={css["copy"]}
          onPress={() => openInvoice(seq, "done")}
        />
      )}
    </>
  );
}
