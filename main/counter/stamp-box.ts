import type { PrintLine } from "#drivers/printer/document.ts";
import type { StampDuty } from "#register/paper-data.ts";

/** As wide as a ¥200 stamp is high, with room around: eleven full-width signs, four lines. */
const box: readonly string[] = [
  "┌─────────┐",
  "│　　　　　　　　　│",
  "│　収　入　印　紙　│",
  "│　　貼　付　欄　　│",
  "│　　　　　　　　　│",
  "└─────────┘",
];

/** Why there is none on a sum that would else bear one; a paper over less says nothing of it. */
const notes = {
  member: "組合員への領収書のため印紙不要(営業に関しない受取書)",
  emoney: "電子マネー等による支払のため印紙不要",
} as const;

/** The place for the 収入印紙, or why there is none. */
export function stampLines(stamp: StampDuty): PrintLine[] {
  if (stamp === "below") return [];
  if (stamp === "due") return box.map((text): PrintLine => ({ kind: "text", text, align: "center" }));
  return [{ kind: "text", text: notes[stamp] }];
}
