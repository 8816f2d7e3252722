import type { ReactNode } from "react";
import { sayAge } from "../age.ts";
import { useWords } from "../hooks.ts";
import { Icon } from "../parts/icon.tsx";
import css from "./devices-sheet.module.css";

/** From this age on somebody should know: headquarters renews the list many times a day (ms). */
const oldMs = 6 * 3_600_000;

/** How old the list of stopped cards is, against which every tap is held; null = there never was one. */
export function DenyRow({ ageMs }: { readonly ageMs: number | null }): ReactNode {
  const say = useWords();
  const state = ageMs === null ? "bad" : ageMs > oldMs ? "warn" : "ok";
  const age = sayAge(0, ageMs ?? 0);
  const word = ageMs === null ? "devices.deny.none" : state === "warn" ? "devices.deny.old" : "devices.deny.fresh";
  return (
    <li className={css["row"]} data-state={state} data-deny={state}>
      <Icon name={state === "ok" ? "ok" : state === "warn" ? "look" : "bad"} size={28} />
      <span className={css["thing"]}>{say("devices.deny")}</span>
      <span className={css["said"]}>{say(word, { age: say(age.word, age.values) })}</span>
    </li>
  );
}
