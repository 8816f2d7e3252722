import type { PrintLine } from "#drivers/printer/document.ts";
import type { EntryOf } from "#register/entry.ts";
import { type PaperContext, paperFoot, paperHead } from "./receipt.ts";
import { minuteOf } from "./words.ts";

type CardApproval = "card-link" | "card-move" | "card-stop";

/** What was done, and what the member has to know of it; no name and no number, so that a lost slip tells nobody anything. */
const words: { readonly [what in CardApproval]: { readonly done: string; readonly notes: readonly string[] } } = {
  "card-link": {
    done: "カード登録",
    notes: [
      "すぐに、お支払い・チャージ・ミールに使えます。",
      "カードをなくされたときは、すぐに店舗か",
      "会員センターへお知らせください。",
    ],
  },
  "card-move": {
    done: "カード切替",
    notes: [
      "新しいカードがすぐに使えます。",
      "これまでのカードは使えなくなりました。",
      "残高とポイントはそのまま引き継がれます。",
    ],
  },
  "card-stop": {
    done: "カード停止",
    notes: [
      "このカードでのお支払いはできません。",
      "残高とポイントはそのまま残っています。",
      "アプリは引き続きご利用いただけます。",
      "新しいカードは店舗のレジでお手続きください。",
    ],
  },
};

function isCardApproval(what: EntryOf<"approval">["data"]["for"]): what is CardApproval {
  return Object.hasOwn(words, what);
}

/** Slip of a card set-up, printed when headquarters has answered. Null for an approval of something else. */
export function composeCardSlip(entry: EntryOf<"approval">, context: PaperContext): PrintLine[] | null {
  const { for: what, key, card } = entry.data;
  if (!isCardApproval(what)) return null;
  const { done, notes } = words[what];
  const isAll = what === "card-stop" && card === undefined;
  return [
    ...paperHead(context, "カード設定 お客様控え"),
    { kind: "row", left: minuteOf(entry.at), right: `レジ ${entry.reg}  担当 ${entry.op ?? "-"}` },
    { kind: "rule" },
    { kind: "text", text: done, align: "center", wide: true, tall: true },
    { kind: "feed", lines: 1 },
    ...(isAll ? [{ kind: "row" as const, left: "対象", right: "お持ちのすべてのカード" }] : []),
    ...notes.map((text): PrintLine => ({ kind: "text", text })),
    { kind: "rule" },
    ...(key === undefined
      ? []
      : [{ kind: "row" as const, left: "お問い合わせ番号", right: key.slice(0, 8).toUpperCase() }]),
    ...paperFoot(context, entry),
  ];
}
