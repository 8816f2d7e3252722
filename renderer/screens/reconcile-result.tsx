import type { ReactNode } from "react";
import { useWords } from "../hooks.ts";
import { BeatingDot } from "../parts/beating-dot.tsx";
import { Icon } from "../parts/icon.tsx";
import css from "./reconcile-result.module.css";

/** How the comparison stands, always in the same place: at work, even, or how much does not agree. */
export function ReconcileResult(props: {
  readonly isWorking: boolean;
  readonly isOver: boolean;
  readonly count: number;
}): ReactNode {
  const { isWorking, isOver, count } = props;
  const say = useWords();
  const tone = isWorking ? "work" : count > 0 ? "look" : isOver ? "good" : "none";
  return (
    <p className={css["result"]} data-tone={tone} role="status">
      {tone === "work" && (
        <>
          <BeatingDot />
          {say("reconcile.working")}
        </>
      )}
      {tone === "look" && (
        <>
          <Icon name="look" size={28} />
          {say(isOver ? "reconcile.differences" : "reconcile.before", { count })}
        </>
      )}
      {tone === "good" && (
        <>
          <Icon name="ok" size={28} />
          {say("reconcile.even")}
        </>
      )}
    </p>
  );
}
