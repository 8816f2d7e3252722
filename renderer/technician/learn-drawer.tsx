import type { ReactNode } from "react";
import { useStore } from "zustand";
import { Key } from "../parts/key.tsx";
import css from "./act-keys.module.css";
import { Said } from "./said.tsx";
import { attempt, goTo, visit } from "./visit.ts";
import { useTechnicianWords } from "./use-words.ts";

/** The guided test of the drawer's switch: shut, open, shut. What to do and what came of it stand in one place. */
export function LearnDrawer(): ReactNode {
  const say = useTechnicianWords();
  const { busy, answered } = useStore(visit);
  const lesson = answered?.answer.kind === "lesson" ? answered.answer.lesson : null;
  const isUnderWay = lesson !== null && lesson.step !== "learned" && lesson.step !== "failed";
  const step = (which: "begin" | "next"): void => void attempt("learn", { kind: "learn", step: which });
  return (
    <section className={css["walk"]} data-page="learn" data-lesson={lesson?.step}>
      <h2>{say("learn.title")}</h2>
      <p>{say("learn.begin")}</p>
      <Said />
      <div className={css["keys"]}>
        <Key name="back" look="quiet" onPress={() => goTo({ device: "drawer", step: "look" })}>
          {say("back")}
        </Key>
        {isUnderWay && (
          <Key name="again" look="quiet" disabled={busy !== null} onPress={() => step("begin")}>
            {say("learn.again")}
          </Key>
        )}
        <Key
          name={isUnderWay ? "next" : "start"}
          look="go"
          disabled={busy !== null}
          onPress={() => step(isUnderWay ? "next" : "begin")}
        >
          {say(isUnderWay ? "learn.next" : lesson === null ? "learn.start" : "learn.again")}
        </Key>
      </div>
    </section>
  );
}
