import { type ReactNode, useEffect, useState } from "react";
import type { ReportAnswer, ZRow } from "#ipc/report.ts";
import type { View } from "#ipc/view.ts";
import { closeSheet } from "../desk.ts";
import { useDesk, useWords } from "../hooks.ts";
import { useKeys } from "../keyboard.ts";
import { Action, BackAction } from "../parts/action.tsx";
import { Key } from "../parts/key.tsx";
import { Stage } from "../parts/stage.tsx";
import { formatDay } from "../parts/top-bar.tsx";
import { ask, send } from "../register.ts";
import { ReportDay } from "./report-day.tsx";
import css from "./report.module.css";

type Of = "today" | number;

/** 日報: the day so far or one of the last Zs, to look at; on paper and as files by a key each. */
export function ReportSheet({ view }: { readonly view: View }): ReactNode {
  const say = useWords();
  const language = useDesk((now) => now.language);
  const [of, setOf] = useState<Of>("today");
  const [zs, setZs] = useState<readonly ZRow[]>([]);
  const [told, setTold] = useState<{ readonly of: Of; readonly answer: ReportAnswer } | null>(null);
  useKeys({ back: closeSheet });
  useEffect(() => {
    let isGone = false;
    ask({ kind: "zs" }, (rows) => {
      if (!isGone) setZs(rows);
    });
    return () => {
      isGone = true;
    };
  }, []);
  useEffect(() => {
    let isGone = false;
    ask({ kind: "report", of }, (answer) => {
      if (!isGone) setTold({ of, answer });
    });
    return () => {
      isGone = true;
    };
  }, [of]);
  const answer = told?.of === of ? told.answer : null;
  const report = answer?.kind === "report" ? answer.report : null;
  const seq = report?.seq ?? null;
  return (
    <Stage
      left={
        <>
          <BackAction onPress={closeSheet} word={say("key.close")} />
          <Action
            name="report-export"
            look="quiet"
            word={say("report.export")}
            disabled={report === null}
            onPress={() => send({ kind: "report-export", of })}
          />
        </>
      }
      right={
        <Action
          name="report-print"
          icon="print"
          word={say(seq === null ? "report.print" : "report.copy")}
          disabled={report === null}
          onPress={() => send(seq === null ? { kind: "report-print" } : { kind: "receipt-copy", seq })}
        />
      }
    >
      <div className={css["report"]}>
        <ul className={css["days"]}>
          <li>
            <Key name="report:today" inList isOn={of === "today"} className={css["day"]} onPress={() => setOf("today")}>
              {say("report.today")}
            </Key>
          </li>
          {zs.map(({ z, day }) => (
            <li key={z}>
              <Key name={`report:${z}`} inList isOn={of === z} className={css["day"]} onPress={() => setOf(z)}>
                <span className={css["number"]}>Z{z}</span>
                <span>{formatDay(day, language)}</span>
              </Key>
            </li>
          ))}
        </ul>
        {report === null ? (
          <p className={css["none"]}>{say(sayNothing(answer))}</p>
        ) : (
          <ReportDay report={report} zs={zs} isOpen={view.day !== null && report.z === null} />
        )}
      </div>
    </Stage>
  );
}

function sayNothing(answer: ReportAnswer | null) {
  if (answer === null) return "report.loading";
  return answer.kind === "none" ? "report.no-day" : "report.failed";
}
