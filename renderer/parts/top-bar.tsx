import { memo, type ReactNode } from "react";
import { useStore } from "zustand";
import type { View } from "#ipc/view.ts";
import { isOverdue } from "../age.ts";
import { changeLanguage, desk, openSheet } from "../desk.ts";
import { help, toggleHelp } from "../help.ts";
import { useDesk, useNow, useWords } from "../hooks.ts";
import { TrustLamp } from "../screens/trust-lamp.tsx";
import { Icon } from "./icon.tsx";
import { Key } from "./key.tsx";
import { LampBoard } from "./lamp-board.tsx";
import css from "./top-bar.module.css";

/** How it stands with the machine: never moves, on any screen. */
export function TopBar({ view }: { readonly view: View }): ReactNode {
  const say = useWords();
  const language = useDesk((now) => now.language);
  const nowMs = useNow(5_000);
  const isLocked = view.screen.kind === "locked";
  const isHelping = useStore(help, ({ keys }) => keys !== null);
  const toggle = (sheet: "pending" | "menu" | "devices"): void =>
    openSheet(desk.getState().sheet === sheet ? null : sheet);
  const waiting = view.pending.length + view.health.length;
  const isAlarm =
    view.pending.some(({ sinceMs }) => isOverdue(sinceMs, nowMs)) || view.health.some(({ level }) => level === "bad");
  return (
    <header className={css["bar"]} data-mode={view.mode}>
      {view.mode !== "live" && (
        <strong className={css["mode"]}>{say(view.training ? "mode.training" : `mode.${view.mode}`)}</strong>
      )}
      <div className={css["place"]}>
        <span className={css["shop"]} data-ellipsis>
          {view.shop} <span className={css["reg"]}>{view.reg}</span>
        </span>
        <span className={css["op"]} data-ellipsis>
          {view.op === null ? say("top.nobody") : `${say("top.op")} ${view.op.op} ${view.op.name}`}
        </span>
      </div>
      <When minute={Math.floor(nowMs / 60_000)} day={view.day} language={language} />
      <TrustLamp trust={view.trust} />
      <LampBoard lamps={view.lamps} onPress={() => toggle("devices")} />
      <Key
        name="pending"
        shortcut="End"
        look="top"
        disabled={isLocked}
        onPress={() => toggle("pending")}
        className={waiting > 0 ? `${css["pending"]} ${css[isAlarm ? "alarm" : "waiting"]}` : css["pending"]}
      >
        {isAlarm && <Icon name="bad" size={18} />}
        <span>{say("top.pending")}</span>
        <span className={css["count"]}>{waiting}</span>
      </Key>
      <Key
        name="language"
        shortcut="Insert"
        look="top"
        onPress={() => changeLanguage(language === "ja" ? "en" : "ja")}
        className={css["language"]}
      >
        <span lang={language === "ja" ? "en" : "ja"}>{say("language.other")}</span>
      </Key>
      <Key name="help" shortcut="?" look="top" label={say("top.help")} isOn={isHelping} onPress={toggleHelp}>
        <Icon name="help" size={30} />
      </Key>
      <Key
        name="menu"
        shortcut="Home"
        look="top"
        label={say("top.menu")}
        disabled={isLocked}
        onPress={() => toggle("menu")}
      >
        <Icon name="menu" size={30} />
      </Key>
    </header>
  );
}

/** Told in words anew each minute only: putting a date into words takes longer than drawing a line of the basket. */
const When = memo(function When(props: {
  readonly minute: number;
  readonly day: string | null;
  readonly language: "ja" | "en";
}): ReactNode {
  const nowMs = props.minute * 60_000;
  return (
    <div className={css["when"]}>
      <span className={css["time"]}>{formatTime(nowMs)}</span>
      <span>{formatDay(props.day ?? localDay(nowMs), props.language)}</span>
    </div>
  );
});

/** 12:05 */
function formatTime(nowMs: number): string {
  return new Date(nowMs).toLocaleTimeString("ja-JP", { hour: "2-digit", minute: "2-digit" });
}

function localDay(nowMs: number): string {
  return new Date(nowMs).toLocaleDateString("sv-SE");
}

/** The business day YYYY-MM-DD with its weekday: 11/22(日), Sun 22 Nov. */
export function formatDay(day: string, language: "ja" | "en", style: "short" | "long" = "short"): string {
  const date = new Date(`${day}T12:00:00`);
  if (style === "long") {
    const whole = { year: "numeric", month: "long", day: "numeric", weekday: "short" } as const;
    return date.toLocaleDateString(language === "ja" ? "ja-JP" : "en-GB", whole);
  }
  const parts = { month: language === "ja" ? "numeric" : "short", day: "numeric", weekday: "short" } as const;
  return date.toLocaleDateString(language === "ja" ? "ja-JP" : "en-GB", parts);
}
