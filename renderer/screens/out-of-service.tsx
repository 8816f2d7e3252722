import type { ReactNode } from "react";
import type { Screen } from "#ipc/view.ts";
import { sayAge } from "../age.ts";
import { openSheet } from "../desk.ts";
import { useNow, useSaying, useWords } from "../hooks.ts";
import { useKeys } from "../keyboard.ts";
import { Action } from "../parts/action.tsx";
import { Icon } from "../parts/icon.tsx";
import { Stage } from "../parts/stage.tsx";
import { sayNotice } from "../prompt.ts";
import css from "./out-of-service.module.css";

/** Nothing can be sold here: why, since when, whom to call. */
export function OutOfServiceScreen({
  screen,
}: {
  readonly screen: Extract<Screen, { kind: "out-of-service" }>;
}): ReactNode {
  const say = useWords();
  const saySaying = useSaying();
  const nowMs = useNow(1_000);
  useKeys({});
  const why = sayNotice({ code: screen.code });
  const age = sayAge(screen.sinceMs, nowMs);
  const time = new Date(screen.sinceMs).toLocaleTimeString("ja-JP", { hour: "2-digit", minute: "2-digit" });
  return (
    <Stage
      right={
        screen.code === "clock" && (
          <Action name="clock" look="go" word={say("out.clock")} onPress={() => openSheet("clock")} />
        )
      }
    >
      <div className={css["out"]}>
        <p className={css["title"]}>
          <Icon name="bad" size={48} />
          {say("out.title")}
        </p>
        <p className={css["since"]}>{say("out.since", { time, age: say(age.word, age.values) })}</p>
        <dl className={css["facts"]}>
          <dt>{say("out.why")}</dt>
          <dd>{saySaying(why)}</dd>
          <dt>{say("out.next")}</dt>
          <dd>{say("out.call")}</dd>
        </dl>
      </div>
    </Stage>
  );
}
