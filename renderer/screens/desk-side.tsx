import type { ReactNode } from "react";
import type { DeskScreen, Screen } from "#ipc/view.ts";
import { isGoodCode } from "../desk-saying.ts";
import { useWords } from "../hooks.ts";
import { type Standing, StepList } from "../parts/step-list.tsx";
import type { Word } from "../words/words.ts";
import css from "./desk-side.module.css";

type Step = { readonly word: Word; readonly at: readonly DeskScreen["step"][] };

const member = { word: "desk.step.member", at: ["member", "finding"] } as const;
const confirm = { word: "desk.step.confirm", at: ["confirm"] } as const;
const card = { word: "desk.step.card", at: ["card"] } as const;
/** The steps of each act, in the order a cashier takes them. */
const steps: Readonly<Record<DeskScreen["act"], readonly Step[]>> = {
  link: [member, confirm, card, { word: "desk.step.send", at: ["sending"] }],
  move: [member, confirm, card, { word: "desk.step.send", at: ["sending"] }],
  stop: [member, confirm, { word: "desk.step.stop", at: ["sending"] }],
  why: [card, { word: "desk.step.why", at: ["sending"] }],
};

/** Stands where the basket is during card set-up: what is done, and how far it is. */
export function DeskSide(props: { readonly screen: Extract<Screen, { kind: "desk" | "desk-step" }> }): ReactNode {
  const { screen } = props;
  const say = useWords();
  const list = screen.kind === "desk" ? [] : steps[screen.act];
  const found = screen.kind === "desk" ? -1 : list.findIndex(({ at }) => at.includes(screen.step));
  const now = found === -1 ? list.length : found;
  // Headquarters said no: the last step was not done.
  const isBad =
    screen.kind === "desk-step" && screen.step === "done" && screen.act !== "why" && !isGoodCode(screen.code);
  const standOf = (at: number): Standing =>
    isBad && at === list.length - 1 ? "bad" : at < now ? "past" : at === now ? "now" : "later";
  return (
    <aside className={css["side"]}>
      <p className={css["title"]}>{say(screen.kind === "desk" ? "desk.title" : `desk.${screen.act}`)}</p>
      {screen.kind === "desk" && <p>{say("desk.choose")}</p>}
      <StepList steps={list.map(({ word }, at) => ({ word, standing: standOf(at) }))} />
      <p className={css["note"]}>{say("desk.note")}</p>
    </aside>
  );
}
