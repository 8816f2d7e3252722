import type { ReactNode } from "react";
import type { View } from "#ipc/view.ts";
import { useWords } from "../hooks.ts";
import { Action } from "../parts/action.tsx";

/** 数える, or once there is a count 数え直す: another entry, the first one stays. */
export function CountAgain(props: {
  readonly till: View["till"];
  readonly disabled?: boolean;
  readonly onPress: () => void;
}): ReactNode {
  const { till, disabled = false, onPress } = props;
  const say = useWords();
  return (
    <Action
      name="count-again"
      look="quiet"
      word={say(till.count === null ? "count.now" : "count.redo")}
      disabled={disabled}
      onPress={onPress}
    />
  );
}
