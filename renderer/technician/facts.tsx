import type { ReactNode } from "react";
import type { DeviceReport } from "#ipc/technician.ts";
import css from "./facts.module.css";
import type { TechnicianDevice } from "./place.ts";
import { useTechnicianWords } from "./use-words.ts";
import { isTechnicianWord, type SayIt } from "./words.ts";

function sayTime(ms: number): string {
  return new Date(ms).toLocaleString("ja-JP", {
    month: "numeric",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
}

function sayAgo(say: SayIt, sinceMs: number | undefined, nowMs: number): string {
  if (sinceMs === undefined) return say("value.never");
  const seconds = Math.max(0, Math.round((nowMs - sinceMs) / 1000));
  const [unit, n] =
    seconds < 60
      ? (["seconds", seconds] as const)
      : seconds < 3600
        ? (["minutes", Math.floor(seconds / 60)] as const)
        : (["hours", Math.floor(seconds / 3600)] as const);
  return `${sayTime(sinceMs)}　${say(`age.${unit}`, { n })}`;
}

/** A word of the page, or the value itself where it has none. */
function wordOr(say: SayIt, word: string, value: string): string {
  return isTechnicianWord(word) ? say(word) : value;
}

/** State and power in the terms of UnifiedPOS, since when, and what was counted. */
export function Facts(props: {
  readonly device: TechnicianDevice;
  readonly report: DeviceReport;
  readonly nowMs: number;
  readonly pin: number;
}): ReactNode {
  const say = useTechnicianWords();
  const { device, report, nowMs, pin } = props;
  const { state } = report;
  const value = (name: string): string => wordOr(say, `value.${name}`, name);
  const rows: readonly (readonly [string, string | undefined])[] = [
    [say("fact.state"), say(`state.${state.state}`)],
    [say("fact.power"), say(`power.${state.power}`)],
    [say("fact.since"), sayAgo(say, state.sinceMs, nowMs)],
    [say("fact.good"), sayAgo(say, state.lastGoodMs, nowMs)],
    [say("fact.port"), report.port],
    [say("fact.profile"), report.profile],
    [say("fact.paper"), device === "printer" && state.paper ? value(state.paper) : undefined],
    [say("fact.cover"), device === "printer" && state.cover ? value(state.cover) : undefined],
    [say("fact.drawer"), device === "drawer" && state.drawer ? value(state.drawer) : undefined],
    [say("fact.pin"), device === "drawer" ? String(pin) : undefined],
  ];
  const { opens = 0 } = state.counters;
  // Each opening after the first was one.
  const counted = { ...state.counters, ...(opens > 0 ? { reconnects: opens - 1 } : {}) };
  const counters = Object.entries(counted).map(([name, count]) => `${wordOr(say, `counter.${name}`, name)} ${count}`);
  return (
    <dl className={css["facts"]}>
      {rows.map(([name, text]) =>
        text === undefined ? null : (
          <div key={name} className={css["fact"]}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ),
      )}
      <div className={css["counters"]}>
        <dt>{say("counters")}</dt>
        <dd>{counters.length === 0 ? say("counter.none") : counters.join("　")}</dd>
      </div>
    </dl>
  );
}
