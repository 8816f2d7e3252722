import type { ReactNode } from "react";
import type { FrameReport } from "#ipc/technician.ts";
import css from "./frames.module.css";
import { useTechnicianWords } from "./use-words.ts";

function sayMoment(ms: number): string {
  return `${new Date(ms).toLocaleTimeString("ja-JP", { hour: "2-digit", minute: "2-digit", second: "2-digit" })}.${String(Math.floor(ms % 1000)).padStart(3, "0")}`;
}

/** Two characters are one byte. */
function spread(hex: string): string {
  return hex.replaceAll(/[0-9a-f]{2}|··/g, "$& ").trim();
}

/** What last passed over the port, the newest first. */
export function Frames({ frames }: { readonly frames: readonly FrameReport[] }): ReactNode {
  const say = useTechnicianWords();
  return (
    <div className={css["frames"]}>
      <h3 className={css["title"]}>
        {say("frames", { count: frames.length })}
        <span className={css["note"]}>{say("frames.note")}</span>
      </h3>
      <ol className={css["list"]} data-frames={frames.length} tabIndex={0}>
        {frames.length === 0 && <li className={css["none"]}>{say("frames.none")}</li>}
        {frames.toReversed().map((frame, n) => (
          <li key={`${frame.at} ${frames.length - n}`} className={css["frame"]} data-way={frame.way}>
            <span>{sayMoment(frame.at)}</span>
            <span className={css["way"]}>{say(`frame.${frame.way}`)}</span>
            <span className={css["bytes"]}>{say("frame.bytes", { n: frame.bytes })}</span>
            <span className={css["hex"]}>{spread(frame.hex)}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
