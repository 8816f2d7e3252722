import type { CardStanding, Command, DeskAnswer } from "#register/command.ts";
import type { DeskAct } from "#register/desk-stage.ts";
import { openPaperShop, type PaperRegister } from "./paper-register.ts";
import { stepsOf } from "./steps.ts";

/** The keyed hash of the card on the reader. */
export const card = "c1".repeat(32);
export const unknown: CardStanding = { kind: "unknown" };
/** The member found, without a working card. */
export const hanako: DeskAnswer & { kind: "member" } = { kind: "member", member: "m-1", cards: 0 };
export const away = { kind: "away", code: "timeout" } as const;
export const tapOf = (standing: CardStanding, more: Partial<Command & { kind: "tap" }> = {}): Command => ({
  kind: "tap",
  card: standing,
  presentAtStart: false,
  name: card,
  denyAgeMs: 60_000,
  ...more,
});

/** The paper register at the card desk. */
export function openDesk(act?: DeskAct) {
  const register = openPaperShop();
  const s = stepsOf(register);
  s.take({ kind: "desk" });
  if (act) s.take({ kind: "desk-act", act });
  return {
    ...s,
    register,
    stage: () => register.state().draft.stage,
    notice: () => register.state().draft.notice?.code,
    found: (answer: DeskAnswer = hanako) => {
      s.take({ kind: "desk-member", number: "20261234" });
      s.take({ kind: "desk-told", answer });
    },
    told: (answer: DeskAnswer) => s.take({ kind: "desk-told", seq: approvalOf(register), answer }),
  };
}
export const approvalOf = ({ entries }: PaperRegister): number =>
  entries.findLast(({ kind }) => kind === "approval")?.seq ?? 0;
/** As far as headquarters being asked. */
export function openSending(act: "link" | "move" | "stop") {
  const d = openDesk(act);
  d.found({ ...hanako, cards: act === "link" ? 0 : 1 });
  d.take({ kind: "desk-confirm" });
  if (act !== "stop") d.take(tapOf(unknown));
  return d;
}
