import { refuseOldDenyList } from "./card-policy.ts";
import type { BalanceAnswer, CardStanding, Command } from "./command.ts";
import type { Draft, Payer } from "./draft.ts";
import { type State, type Verdict, accept, refuse } from "./verdict.ts";

type Tap = Command & { readonly kind: "tap" };

/** A card nobody asked for: what it is, and never whose. */
export function sayCard({ draft }: State, card: CardStanding): Verdict {
  if (card.kind === "unknown") return refuse("tap-unlinked");
  if (card.kind === "stopped") return refuse("tap-stopped");
  const isPaying = draft.lines.length > 0 && draft.stage.kind !== "done";
  return isPaying ? refuse("tap-shows") : refuse("tap-works");
}

const stoppedCodes = {
  lost: "why-lost",
  moved: "why-moved",
  left: "why-left",
  other: "why-other",
  denied: "why-denied",
} as const;

function tell(draft: Draft, code: string): Verdict {
  return accept({ ...draft, stage: { kind: "desk-done", act: "why", code }, notice: null }, { sound: "tap" });
}

/** Why is this card refused? What the register knows itself, and then what the authority says of the wallet. */
export function explainCard(state: State, { card, presentAtStart, denyAgeMs }: Tap): Verdict {
  const { draft } = state;
  if (presentAtStart) return refuse("present-at-start");
  if (card.kind === "unknown") return tell(draft, "why-unlinked");
  if (card.kind === "stopped") return tell(draft, stoppedCodes[card.why ?? "other"]);
  if (refuseOldDenyList(state, denyAgeMs)) return tell(draft, "why-list-old");
  const { payer } = card;
  return accept(
    { ...draft, stage: { kind: "reading", for: "desk", amount: 0, payer }, notice: null },
    { effects: [{ kind: "balance", payer }], sound: "tap" },
  );
}

/** What the authority said of the wallet of the card asked about. Its figures are the member's own and stay unsaid. */
export function explainWallet({ draft }: State, payer: Payer, answer: BalanceAnswer): Verdict {
  const { stage } = draft;
  if (stage.kind !== "reading" || stage.payer.wallet !== payer.wallet) return refuse("late-balance");
  if (answer.kind === "away") return tell(draft, "why-away");
  if (answer.kind === "refused") return tell(draft, answer.code);
  return tell(draft, answer.suspended ? "why-suspended" : "ok");
}
