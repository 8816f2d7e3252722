/** What the prompt line says of returns. The keys it names are 「返金する」 and 「戻る」. */
export const jaRefund = {
  "notice.refund-not-empty": "会計の途中は返品できません。先に会計を終えるか取り消してください",
  "notice.refund-number": "レシート番号が正しくありません。番号を確かめてください",
  "notice.sale-unknown": "その会計は見つかりません。レシート番号を確かめてください",
  "notice.receipt-differs": "レシートのQRが記録と一致しません。番号で探すか、責任者を呼んでください",
  "notice.refund-elsewhere": "本部につながらないため、別のレジの会計は返品できません。買ったレジへご案内ください",
  "notice.refund-nothing-left": "この会計はすべて返品済みです",
  "notice.refund-no-pick": "返品する商品を選んでください",
  "notice.refund-over": "返品できるのはあと {{amount}} 点です",
  "notice.refund-too-much": "別のレジですでに返品されています。「戻る」で戻り、もう一度読み取ってください",
  "notice.refund-unsent": "前の返品を本部へ送っています。少し待ってからもう一度読み取ってください",
  "notice.refund-away-own": "本部に確認できません。このレジだけで返金するなら、もう一度「返金する」を押してください",
  "notice.refund-away": "本部の返事がありません。もう一度「返金する」を押すか、「戻る」でやめてください",
  "notice.refund-denied": "本部が返品を認めませんでした({{text}})。責任者を呼んでください",
  "notice.refund-differs": "返品の金額が本部と合いません。「戻る」で戻り、もう一度読み取ってください",
  "notice.refund-wallet": "一部だけを電子マネーへ戻せない会計です。全部を返品するか、買ったレジへご案内ください",
  "notice.refund-claim": "後日引落がまだ済んでいない会計です。引き落としのあとに返品してください",
  "notice.refund-rebate-open": "還元ポイントを付けている途中です。少し待って、もう一度「返金する」を押してください",
  "notice.refund-settled": "返品の {{yen}} を電子マネーへ戻しました",
  "notice.refund-refused": "返品の {{yen}} を電子マネーへ戻せませんでした。責任者が「要確認」を見てください",
} as const;
export type RefundWord = keyof typeof jaRefund;
