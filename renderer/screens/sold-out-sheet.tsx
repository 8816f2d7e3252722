import type { ReactNode } from "react";
import { closeSheet } from "../desk.ts";
import { useMirror, useWords } from "../hooks.ts";
import { useKeys } from "../keyboard.ts";
import { BackAction } from "../parts/action.tsx";
import { Stage } from "../parts/stage.tsx";
import { mirror, send } from "../register.ts";
import { TouchKeys } from "./touch-keys.tsx";

function mark(code: string): void {
  const isMarked = mirror.getState().view?.soldOut?.includes(code) ?? false;
  send({ kind: "sold-out", code, on: !isMarked });
}

/** 売切設定: the touch keys once more; a press marks one sold out at this register for today, another press takes the mark off. */
export function SoldOutSheet(): ReactNode {
  const say = useWords();
  const layout = useMirror((now) => now.layout);
  useKeys({ back: closeSheet });
  return (
    <Stage left={<BackAction onPress={closeSheet} word={say("key.close")} />}>
      <TouchKeys categories={layout?.categories ?? []} onItem={mark} isMarking />
    </Stage>
  );
}
