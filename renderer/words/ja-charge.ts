/** Words of charging, of looking a balance up and of the rebate. */
export const jaCharge = {
  "notice.charge-away": "ポケペイにつながらないため、チャージできません。つながってからもう一度お願いします",
  "notice.charge-full": "残高の上限 {{yen}} に近いため、チャージできません",
  "notice.charge-day": "今日のチャージは上限の {{yen}} に達しています。明日以降にお願いします",
  "notice.charge-waits": "この組合員の前のチャージ {{yen}} がまだ済んでいません。「要確認」を先に見てください",
  "notice.charge-offline": "ポケペイにつながりません。残高は分かりませんが、反映待ちでチャージを受け付けられます",
  "notice.charge-online": "ポケペイにつながりました。残高を確かめるため、もう一度タッチしてもらってください",
  "notice.charge-deferred": "チャージ {{yen}} は反映待ちです。控えを渡してください。つながりしだい自動で反映します",
  "notice.charge-deferred-rejected": "反映待ちのチャージ {{yen}} が断られました。「要確認」から現金を返してください",
  "notice.charge-correcting": "チャージ {{yen}} を取り消しています。現金はまだ返さないでください",
  "notice.charge-corrected": "チャージを取り消しました。現金 {{yen}} をお返しください",
  "notice.charge-corrected-later": "チャージ {{yen}} を取り消しました。「要確認」から現金を返してください",
  "notice.charge-correct-refused":
    "チャージ {{yen}} は取り消せませんでした。現金は返さないで、責任者が「要確認」を見てください",
  "notice.correct-unknown": "今日このレジで入れたチャージではありません。訂正できません",
  "notice.correct-under-way": "チャージ {{yen}} はもう取り消しています。「要確認」を見てください",
  "notice.correct-not-empty": "会計中は訂正できません。先に会計を終えるか取り消してください",
  "notice.correct-away": "ポケペイにつながらないため、訂正できません。つながってからもう一度お願いします",
  "notice.inquiry-away": "ポケペイにつながらないため、残高を確認できません。つながってからもう一度お願いします",
  "notice.rebate-differs": "還元の額がポケペイと {{yen}} 違います。責任者に知らせてください",
} as const;
export type ChargeWord = keyof typeof jaCharge;
