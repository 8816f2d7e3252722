import type { PendingItem } from "#register/entry.ts";

/** How two books differ, on paper. Codes: register/compare-books.ts, acts/check-head.ts, acts/reconcile.ts. */
const differenceWords: { readonly [code: string]: string } = {
  "drawer-short": "現金 不足",
  "drawer-over": "現金 過剰",
  "not-listed": "ポケペイに記録なし",
  "amount-differs": "ポケペイと金額違い",
  "taken-back": "ポケペイで取消済み",
  "not-taken-back": "ポケペイで未取消",
  "not-journalled": "レジに記録なし",
  "not-forwarded": "本部へ未送信",
  "head-differs": "本部の記録と相違",
  "head-ahead": "本部の記録が先行",
};

/** How an intent stands, on paper. */
const stateWords: { readonly [state: string]: string } = {
  open: "処理中",
  unknown: "結果確認中",
  parked: "結果確認中",
  "not-charged": "未処理",
  "refund-due": "返金待ち",
  rejected: "現金返却待ち",
  returned: "確認中",
  claim: "後日引落",
  deferred: "反映待ち",
  refused: "責任者確認",
  fault: "責任者確認",
};

const kindWords = {
  payment: "支払",
  charge: "チャージ",
  rebate: "還元",
  credit: "返金",
  difference: "照合差",
  job: "用紙",
  fork: "本部との相違",
} as const;

/** A code ends the key of a difference. */
export function differenceWord(code: string): string {
  return differenceWords[code] ?? code;
}

/** A pending item in words: what it is, how it stands, and the number it is found by. */
export function pendingWord({ key, kind, state, amount }: PendingItem): string {
  if (kind === "difference") return `${kindWords[kind]} ${differenceWord(key.slice(key.lastIndexOf("/") + 1))}`;
  // Nothing was taken: the cash of a charge that never arrived is what waits.
  const isCash = kind === "charge" && state === "not-charged" && amount > 0;
  const standing = isCash ? "現金返却待ち" : (stateWords[state ?? ""] ?? "確認中");
  return `${kindWords[kind]} ${standing} ${key.slice(0, 8).toUpperCase()}`;
}
