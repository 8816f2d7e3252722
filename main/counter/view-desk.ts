import type { CustomerView, DeskScreen, Screen } from "#ipc/view.ts";
import type { DeskStage } from "#register/desk-stage.ts";
import type { Live } from "./live.ts";

const steps = {
  "desk-member": "member",
  "desk-finding": "finding",
  "desk-confirm": "confirm",
  "desk-card": "card",
  "desk-sending": "sending",
  "desk-done": "done",
} as const satisfies { readonly [kind in Exclude<DeskStage["kind"], "desk">]: DeskScreen["step"] };

/** The name stands from the confirmation until the change is under way, and nowhere else. */
function nameOf(live: Live, stage: DeskStage): string | null {
  const isMember = stage.kind === "desk-confirm" || (stage.kind === "desk-card" && stage.member !== null);
  return isMember ? live.deskName : null;
}

export function deskScreen(live: Live, stage: DeskStage): Screen {
  if (stage.kind === "desk") return { kind: "desk" };
  return {
    kind: "desk-step",
    act: stage.act,
    step: steps[stage.kind],
    name: nameOf(live, stage),
    cards: stage.kind === "desk-confirm" ? stage.cards : 0,
    code: stage.kind === "desk-done" ? stage.code : null,
    ...(stage.kind === "desk-sending" ? { canLeave: stage.away === true } : {}),
  };
}

/** The member confirms his own name and sees what became of his card; why a card is refused is told to the cashier alone. */
export function deskNow(live: Live, stage: DeskStage): CustomerView["now"] {
  switch (stage.kind) {
    case "desk":
    case "desk-member":
    case "desk-finding":
      return { kind: "idle" };
    case "desk-confirm":
      return live.deskName === null ? { kind: "idle" } : { kind: "name", act: stage.act, name: live.deskName };
    case "desk-card":
      return { kind: "tap", for: "desk", amount: 0 };
    case "desk-sending":
      return { kind: "working", for: "desk", amount: 0 };
    case "desk-done":
      if (stage.act === "why") return { kind: "idle" };
      return { kind: "card-done", act: stage.act, code: stage.code === "done" ? "done" : "desk-not-done" };
  }
}
