import type { ReactNode } from "react";
import { useStore } from "zustand";
import { useDesk } from "../hooks.ts";
import { Icon } from "../parts/icon.tsx";
import css from "./act-keys.module.css";
import { sayAnswer } from "./say-answer.ts";
import { visit } from "./visit.ts";
import { useTechnicianWords } from "./use-words.ts";
import { isTechnicianWord } from "./words.ts";

const icons = { good: "ok", look: "look", bad: "bad" } as const;

/** What is being done now, then what came of it and what to do next. */
export function Said(): ReactNode {
  const say = useTechnicianWords();
  const language = useDesk((now) => now.language);
  const { busy, answered, place, health } = useStore(visit);
  const doing = `doing.${busy ?? ""}`;
  const said =
    answered === null || answered.device !== place.device
      ? null
      : sayAnswer(language, answered, { pin: health?.drawerPin ?? 2 });
  return (
    <p className={css["said"]} data-said={busy === null ? said?.tone : "busy"} role="status">
      {busy === null && said !== null && <Icon name={icons[said.tone]} size={22} />}
      <span>{busy === null ? said?.text : isTechnicianWord(doing) && say(doing)}</span>
    </p>
  );
}
