import { type ReactNode, useMemo } from "react";
import type { View } from "#ipc/view.ts";
import { openSheet } from "../desk.ts";
import { useDesk, useMirror, useWords } from "../hooks.ts";
import { choosePrompt } from "../prompt.ts";
import { listTroubles } from "../trouble.ts";
import { Icon, type IconName } from "./icon.tsx";
import { Key } from "./key.tsx";
import css from "./prompt-line.module.css";

const icons = { ask: "right", good: "ok", look: "look", refused: "bad" } as const satisfies Record<string, IconName>;

/** The one sentence that says the next thing, and under it, in its own place, the worst trouble of the devices. */
export function PromptLine({ view }: { readonly view: View }): ReactNode {
  const say = useWords();
  const refusal = useMirror((now) => now.refusal);
  const house = useMirror((now) => now.house);
  const times = useDesk((now) => now.times);
  const { word, values, tone } = choosePrompt(view, refusal);
  const [trouble] = useMemo(() => listTroubles(view.lamps, house), [view.lamps, house]);
  const ends = say("trouble.gone", { thing: "" }).match(/[ぁ-ん]/) ? "。" : ". ";
  return (
    <div className={css["prompt"]} data-tone={tone} data-prompt={word} role="status">
      <Icon name={icons[tone]} size={28} />
      <div className={css["said"]}>
        <p key={refusal?.n ?? word} className={css["sentence"]}>
          {say(word, values)}
        </p>
        {trouble !== undefined && (
          <p className={css["trouble"]} data-bad={trouble.isBad || undefined} data-trouble={trouble.device}>
            {[
              say(trouble.thing, { thing: say(`device.${trouble.device}`) }),
              say(trouble.effect),
              say(trouble.next),
            ].join(ends)}
          </p>
        )}
      </div>
      {times > 1 && <span className={css["times"]}>{say("qty.chip", { count: times })}</span>}
      {view.guard === "clock" && (
        <Key name="clock" look="quiet" onPress={() => openSheet("clock")}>
          {say("out.clock")}
        </Key>
      )}
    </div>
  );
}
