import { useEffect } from "react";
import type { Act } from "#register/command.ts";
import { mirror, send } from "./register.ts";

const asks: ReadonlySet<string> = new Set(["sale", "done", "refund"]);

function canAsk(): boolean {
  const kind = mirror.getState().view?.screen.kind;
  return kind !== undefined && asks.has(kind);
}

/** While the sheet stands the register knows what is asked, so that a staff card at the reader counts; and not a moment longer. */
export function useAsking(act: Act | null): void {
  const said = act === null ? null : JSON.stringify(act);
  useEffect(() => {
    if (said === null || !canAsk()) return undefined;
    send({ kind: "ask-approval", act: JSON.parse(said) as Act });
    return () => {
      if (canAsk()) send({ kind: "approval-over" });
    };
  }, [said]);
}
