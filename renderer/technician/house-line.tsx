import type { ReactNode } from "react";
import { useStore } from "zustand";
import { Icon } from "../parts/icon.tsx";
import css from "./technician-window.module.css";
import { judgePart } from "./judge.ts";
import { type Visit, visit } from "./visit.ts";
import { useTechnicianWords } from "./use-words.ts";
import { type SayIt } from "./words.ts";

/** The gravest thing about the register itself; told by the shell, so also when `register` is gone. */
function saySelf(now: Visit, say: SayIt): { readonly isBad: boolean; readonly text: string } {
  const { house, health, isStale } = now;
  if (house !== null && house.register !== "up") return { isBad: true, text: say(`house.register.${house.register}`) };
  for (const part of ["serial", "cards"] as const) {
    const word = judgePart(now, part);
    if (word !== null) return { isBad: true, text: say(word) };
  }
  if (isStale) return { isBad: true, text: say("house.stale") };
  if (health?.guard) return { isBad: true, text: say("house.guard", { guard: health.guard }) };
  return { isBad: false, text: say("house.register.up") };
}

/** One line under the bar, always there: how the processes of the house stand. */
export function HouseLine(): ReactNode {
  const now = useStore(visit);
  const { isBad, text } = saySelf(now, useTechnicianWords());
  return (
    <p className={css["house"]} data-house={isBad ? "bad" : "ok"} role="status">
      <Icon name={isBad ? "bad" : "ok"} size={20} />
      {text}
    </p>
  );
}
