/** What the prompt line says of the ways to pay. {{yen}} is the notice's amount as money. */
export const jaTender = {
  "notice.part-taken": "電子マネーを受け取りました。残り {{yen}} のお支払い方法を選んでください",
  "notice.part-over": "{{yen}} までです。金額を選び直してください",
  "notice.money-in-hand": "{{yen}} を引き落とし済みです。会計を終えるか、「取消」で戻してください",
  "notice.money-back": "会計を取り消しました。引き落とした {{yen}} は自動で元の残高に戻ります",
  "notice.cash-and-money-back":
    "会計を取り消しました。現金 {{yen}} をお返しください。引き落とした分は自動で残高に戻ります",
  "notice.card-limit-register":
    "このレジでカードだけで払えるのは今日あと {{yen}} です。アプリのバーコードか現金でお願いします",
  "notice.card-deny-old": "利用停止の一覧が古いため、カードは使えません。アプリのバーコードか現金でお願いします",

  "notice.meal-taken": "ミールで受け取りました。残り {{yen}} のお支払い方法を選んでください",
  "notice.meal-nothing": "ミールで払える商品がありません。電子マネーか現金でお願いします",
  "notice.meal-refused": "ミールは使えません({{text}})。電子マネーか現金でお願いします",
  "notice.meal-away": "本部と確認できないため、ミールは使えません。電子マネーか現金でお願いします",
  "notice.meal-by-card": "ミールはバーコードでは使えません。カードをタッチしてもらってください",
  "notice.meal-one": "1回の会計でミールを使えるのはお一人です。残りは電子マネーか現金でお願いします",

  "notice.barcode-shows": "アプリのバーコードです。支払うには「電子マネー」を押してください",
  "notice.barcode-empty": "アプリのバーコードです。先に商品を登録するか、「チャージ」を押してください",
  "notice.barcode-not-now": "今はアプリのバーコードを使えません。画面の案内に従ってください",
  "notice.barcode-meal": "ミールのバーコードです。電子マネーのバーコードを表示してもらってください",
  "notice.barcode-refused": "このバーコードは使えません({{text}})。アプリで表示し直してもらってください",
  "notice.barcode-gone": "お支払いは行われていません。バーコードをもう一度読み取ってください",
  "notice.code-cashtray": "アプリで読み取る決済コードです。お客様のバーコードを読み取ってください",
  "notice.code-bill": "アプリで読み取る支払い用QRです。お客様のバーコードを読み取ってください",
  "notice.code-check":
    "アプリで読み取るチャージ用コードです。レジでは使えません。お客様のアプリで読み取ってもらってください",
  "notice.code-pokeregi": "ポケレジのコードです。レジでは使えません。アプリのバーコードを表示してもらってください",
  "notice.code-receipt": "レシートのコードです。返品するには、先に「返品」を選んでください",

  "notice.tray-expired": "コードの期限が切れました。お支払いは行われていません。もう一度お支払い方法を選んでください",
  "notice.tray-failed": "アプリでのお支払いができませんでした({{text}})。別のお支払い方法を選んでください",
} as const;
export type TenderWord = keyof typeof jaTender;
