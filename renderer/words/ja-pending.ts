/** What is said of selling on trust, of pending items, of approvals and of reconciliation. */
export const jaPending = {
  "notice.trust": "後日引落モードが入っています。ポケペイにつながったら責任者が切ってください",
  "notice.trust-on": "後日引落モードを入れました。1回 {{yen}} までカードで会計できます",
  "notice.trust-off": "後日引落モードを切りました",
  "notice.trust-unset": "このレジの設定では後日引落は使えません。現金で会計してください",
  "notice.trust-limit-sale": "後日引落は1回 {{yen}} までです。現金で会計してください",
  "notice.trust-card-used": "このカードは後日引落を使っています。1枚につき1回です。現金で会計してください",
  "notice.trust-limit-register": "このレジの後日引落は残り {{yen}} です。現金で会計してください",
  "notice.trust-whole": "先に現金を受け取り、残り全額を後日引落にしてください",
  "notice.claim-refused": "後日引落 {{yen}} が断られました。「要確認」を責任者に見せてください",

  "notice.pending-gone": "この件はもう済んでいます",
  "notice.resent": "{{yen}} をもう一度送りました。結果をお待ちください",
  "notice.resend-old": "時間がたち過ぎて送り直せません。現金を返してください",
  "notice.resend-refused": "送り直した {{yen}} が断られました。「要確認」から進めてください",
  "notice.settled": "{{yen}} の件を責任者が確認済みにしました",
  "notice.settle-say": "ポケペイで調べた結果を選んでください",
  "notice.settle-seen": "照合の差は「確認」だけができます",
  "notice.settle-on-screen": "先に画面の処理を保留してから決めてください",
  "notice.settle-not-yet": "まだ自動で確認しています。結果をお待ちください",

  "notice.reconciled": "点検しました。差はありません",
  "notice.reconciled-differs": "点検で合わないものが {{amount}} 件あります。「要確認」を見てください",

  "difference.drawer-short": "数えた現金が記録より少なくなっています。数え直してから責任者が確認してください",
  "difference.drawer-over": "数えた現金が記録より多くなっています。数え直してから責任者が確認してください",
  "difference.not-listed": "レジの記録にある取引がポケペイにありません。責任者が調べてください",
  "difference.amount-differs": "レジとポケペイで取引の金額が違います。責任者が調べてください",
  "difference.taken-back": "ポケペイでは取り消されています。ほかのレジでの返品か、責任者が調べてください",
  "difference.not-taken-back": "返金した取引がポケペイに残っています。責任者が調べてください",
  "difference.not-journalled": "ポケペイにある取引がレジの記録にありません。責任者が調べてください",
  "difference.not-forwarded": "記録の本部への送信が進んでいません。責任者から本部に連絡してください",
  "difference.head-differs": "本部の記録と食い違っています。現金だけで会計し、本部に連絡してください",
  "difference.head-ahead": "本部の記録のほうが新しくなっています。会計を止めて、本部に連絡してください",
} as const;
export type PendingWord = keyof typeof jaPending;
