/** A device in trouble in three short sentences: the thing, what it means for selling, what to do. */
export const jaTroubles = {
  "trouble.gone": "{{thing}}につながりません",
  "trouble.busy": "{{thing}}が応答待ちです",
  "trouble.failed": "{{thing}}に異常があります",
  "trouble.wrong": "{{thing}}に別の機器がつながっています",
  "trouble.locked": "{{thing}}が他で使われています",
  "trouble.cover": "{{thing}}のカバーが開いています",
  "trouble.paper": "{{thing}}の用紙がありません",
  "trouble.paper-low": "{{thing}}の用紙が残りわずかです",
  "trouble.cutter": "{{thing}}のカッターが動きません",
  "trouble.restarting": "{{thing}}の制御を再起動しています",

  "effect.printer": "販売は続けられます",
  "effect.drawer": "販売は続けられます",
  "effect.reader": "カードは使えません。現金で会計できます",
  "effect.scanner": "キーと番号で登録できます",
  "effect.headquarters": "販売は続けられます",
  "effect.pokepay": "電子マネーは使えません。現金で会計できます",

  "next.gone": "電源とケーブルを確かめてください",
  "next.busy": "少しお待ちください",
  "next.failed": "電源を入れ直してください",
  "next.wrong": "元の機器につなぎ直してください",
  "next.locked": "責任者を呼んでください",
  "next.cover": "カバーを閉めてください",
  "next.paper": "用紙を入れるとレシートが出ます",
  "next.paper-low": "替えの用紙を用意してください",
  "next.cutter": "紙を取り除き、電源を入れ直してください",
  "next.restarting": "少しお待ちください",
  "next.reconnect": "自動でつなぎ直します",
  "next.key": "鍵で開けてください",
} as const;

export type TroubleWord = keyof typeof jaTroubles;
