import type { Word } from "../words/words.ts";

/** What a member can do something about or may know, by code; the rest the cashier explains. */
const known: Readonly<Record<string, Word>> = {
  "card-unreadable": "member.refused.unreadable",
  "present-at-start": "member.refused.present",
  "tap-early": "member.again",
  "card-unknown": "member.refused.card",
  "card-stopped": "member.refused.card",
  "wallet-suspended": "member.refused.card",
  "not-charged": "member.refused.not-charged",
  account_balance_not_enough: "member.short",
  "code-unreadable": "member.refused.fresh",
  "barcode-refused": "member.refused.fresh",
  "barcode-meal": "member.refused.emoney",
  cpm_token_not_found: "member.refused.fresh",
  cpm_token_already_proceed: "member.refused.fresh",
  cpm_token_already_expired: "member.refused.fresh",
  cpm_token_strategy_conflict: "member.refused.fresh",
  cpm_unacceptable_amount: "member.refused.fresh",
  "tray-expired": "member.qr.over",
  "meal-refused": "member.refused.meal",
  "meal-away": "member.refused.meal",
  "meal-no-plan": "member.refused.meal",
  "meal-day-off": "member.refused.meal",
  "meal-out-of-slot": "member.refused.meal",
  "meal-wrong-class": "member.refused.meal",
  "meal-used-up": "member.refused.meal-used",
  "emoney-away": "member.refused.away",
  "charge-away": "member.refused.away",
  "inquiry-away": "member.refused.away",
};

/** The sentence a member reads for a refusal. */
export function refusedWord(code: string): Word {
  return known[code] ?? "member.refused";
}
