/**
 * What a cashier with a queue reads when money or a server is in trouble: for each code one sentence and one next step.
 * Codes are those of main/upstream (Pokepay, the road, headquarters); a test holds the two lists together. Pure data.
 */
export type TroubleWords = { readonly what: string; readonly next: string };
export type Troubles = { readonly [code: string]: { readonly ja: TroubleWords; readonly en: TroubleWords } };

/** The next steps: few, so that they are known by heart. */
const steps = {
  cash: ["現金で会計してください", "Take cash for this sale"],
  rest: ["不足分を現金で受け取るか、チャージしてください", "Take the rest in cash, or charge the card"],
  less: ["金額を下げるか、現金を返してください", "Charge less, or hand the cash back"],
  back: ["預かった現金を返してください", "Hand the cash back"],
  centre: ["現金で会計し、会員センターへ案内してください", "Take cash; send the member to the member centre"],
  fresh: ["アプリでコードを表示し直してもらってください", "Ask for a fresh code in the app"],
  other: ["お客様のコードを読み取ってください", "Scan the member's own code instead"],
  tap: ["もう一度タッチしてもらってください", "Ask for another tap"],
  coupon: ["クーポンなしで会計してください", "Go on without the coupon"],
  boss: ["現金で会計し、責任者に知らせてください", "Take cash and tell the supervisor"],
  clock: ["現金で会計し、責任者に時計を合わせてもらってください", "Take cash; have the supervisor set the clock"],
  hold: ["商品を渡さず、責任者を呼んでください", "Keep the goods and call the supervisor"],
  wait: ["確認が終わるまでお待ちください", "Wait for the check to finish"],
  keep: ["現金は返さず、確認をお待ちください", "Keep the cash and wait for the check"],
  sell: ["販売は続けられます。自動で送り直します", "Keep selling; it is sent again by itself"],
  tell: ["販売は続けられます。責任者に知らせてください", "Keep selling and tell the supervisor"],
  none: ["そのまま次へ進んでください", "Nothing to do"],
  move: ["「カードの切り替え」を選んでください", "Choose to move to the new card"],
  stop: ["使うのをやめて、責任者を呼んでください", "Stop here and call the supervisor"],
} as const;

type Row = readonly [ja: string, en: string, next: keyof typeof steps];

/** Refusals of the e-money authority, by their published type. */
const pokepay = {
  account_balance_not_enough: ["残高が足りません", "The balance is too low", "rest"],
  account_balance_exceeded: ["残高の上限を超えます", "The balance would pass its limit", "less"],
  account_transfer_limit_exceeded: ["1回の支払い上限を超えています", "Over the limit for one payment", "cash"],
  account_money_topup_transfer_limit_exceeded: [
    "1回のチャージ上限を超えています",
    "Over the limit for one charge",
    "less",
  ],
  account_total_topup_limit_range: ["期間内のチャージ上限を超えます", "Over the charge limit of this period", "less"],
  account_total_topup_limit_entire_period: ["チャージ総額の上限を超えます", "Over the total charge limit", "less"],
  account_can_not_topup: ["この店ではチャージできません", "This shop may not charge", "back"],
  cannot_topup_during_cvs_authorization_pending: ["コンビニ入金の予約があります", "A store deposit is pending", "back"],
  credit_session_money_topup_requires_credit_card: [
    "現金ではチャージできません",
    "Charged by credit card only",
    "back",
  ],
  credit_session_not_found: ["カード決済の予約がありません", "No card session is open", "cash"],
  account_suspended: ["このカードは停止中です", "This card is suspended", "centre"],
  account_pre_closed: ["退会手続き中のカードです", "This member is leaving", "centre"],
  account_closed: ["退会済みのカードです", "This member has left", "centre"],
  account_not_found: ["電子マネーの登録がありません", "No e-money is registered", "centre"],
  customer_user_not_found: ["会員の登録がありません", "The member is not registered", "centre"],
  customer_account_not_found: ["電子マネーの登録がありません", "The member has no such e-money", "centre"],
  account_currency_mismatch: ["他の生協の電子マネーです", "This is another co-op's e-money", "cash"],
  account_restricted: ["この店では使えない電子マネーです", "This e-money is not for this shop", "cash"],
  transaction_restricted: ["この取引は許可されていません", "This transaction is not allowed", "cash"],
  account_not_accessible: ["このカードは使えません", "This card cannot be used", "centre"],
  same_account_transaction: ["店のカードでは払えません", "This is the shop's own card", "cash"],
  c2c_transfer_not_allowed: ["会員どうしの送金はできません", "Members cannot pay each other here", "cash"],
  private_money_closed: ["この電子マネーは終了しました", "This e-money has been closed", "cash"],
  cpm_unacceptable_amount: ["この用途では使えないコードです", "The code is not for this purpose", "fresh"],
  cpm_token_not_found: ["コードが無効です", "The code is not valid", "fresh"],
  cpm_token_already_proceed: ["使用済みのコードです", "The code was used before", "fresh"],
  cpm_token_already_expired: ["コードの期限が切れています", "The code has expired", "fresh"],
  cpm_token_strategy_conflict: ["アプリの支払い設定が合いません", "The app is set to another way of paying", "fresh"],
  cashtray_not_found: ["決済コードが見つかりません", "The payment code is not found", "other"],
  cashtray_expired: ["決済コードの期限が切れました", "The payment code has expired", "other"],
  cashtray_already_proceed: ["使用済みの決済コードです", "The payment code was used before", "other"],
  cashtray_already_canceled: ["取り消し済みの決済コードです", "The payment code was cancelled", "other"],
  check_not_found: ["チャージ用コードではありません", "This is not a charge code", "other"],
  check_already_received: ["受け取り済みのチャージコードです", "The charge code was used before", "other"],
  check_unavailable: ["このチャージコードは使えません", "The charge code cannot be used", "other"],
  bill_not_found: ["支払い用コードではありません", "This is not a payment code", "other"],
  disabled_bill: ["停止中の支払いコードです", "The payment code is switched off", "other"],
  coupon_not_found: ["クーポンが見つかりません", "The coupon is not found", "coupon"],
  coupon_already_used: ["使用済みのクーポンです", "The coupon was used before", "coupon"],
  coupon_amount_not_enough: ["クーポンの最低金額に届きません", "The sale is too small for the coupon", "coupon"],
  coupon_not_payment: ["支払い専用のクーポンです", "The coupon is for payments only", "coupon"],
  coupon_not_received: ["まだ受け取っていないクーポンです", "The coupon was not collected yet", "coupon"],
  coupon_not_sent: ["この会員のクーポンではありません", "The coupon is not this member's", "coupon"],
  coupon_unavailable: ["このクーポンは使えません", "The coupon cannot be used", "coupon"],
  coupon_unavailable_shop: ["この店では使えないクーポンです", "The coupon is not for this shop", "coupon"],
  partner_client_not_found: ["電子マネーの接続設定が違います", "The e-money connection is set up wrong", "boss"],
  partner_decryption_failed: ["電子マネーの接続設定が違います", "The e-money connection is set up wrong", "boss"],
  partner_request_expired: ["レジの時計が合っていません", "The register's clock is wrong", "clock"],
  partner_request_already_done: ["結果を確認しています", "The result is being checked", "wait"],
  invalid_parameters: ["電子マネーに送れませんでした", "The request was not accepted", "boss"],
  invalid_parameter_both_point_and_money_are_zero: ["金額が0円です", "The amount is zero", "boss"],
  unpermitted_admin_user: ["このレジには権限がありません", "This register is not authorised", "boss"],
  forbidden: ["このレジには権限がありません", "This register is not authorised", "boss"],
  shop_account_not_found: ["店舗の設定が違います", "The shop is set up wrong", "boss"],
  shop_user_not_found: ["店舗の設定が違います", "The shop is set up wrong", "boss"],
  private_money_not_found: ["電子マネーの種類の設定が違います", "The kind of e-money is set up wrong", "boss"],
  request_id_conflict: ["取引番号が重なりました", "The request number is taken", "hold"],
  transaction_invalid_amount: ["扱えない金額です", "The amount cannot be handled", "boss"],
  transaction_invalid_done_at: ["取引の日時が正しくありません", "The transaction date is not valid", "clock"],
  invalid_metadata: ["電子マネーに送れませんでした", "The request was not accepted", "boss"],
  reserved_word_can_not_specify_to_metadata: ["電子マネーに送れませんでした", "The request was not accepted", "boss"],
  terminal_is_invalidated: ["このレジの電子マネーは停止中です", "E-money is switched off for this register", "boss"],
  user_device_is_disabled: ["このレジの電子マネーは停止中です", "E-money is switched off for this register", "boss"],
  transaction_conflict: ["取引が重なりました。確認しています", "Two transactions met; checking", "wait"],
  temporarily_unavailable: ["電子マネーが一時的に使えません", "E-money is down for the moment", "cash"],
  transaction_not_found: ["取り消す取引が見つかりません", "The booking to take back is not found", "boss"],
  transaction_already_refunded: ["すでに取り消されています", "It was taken back before", "none"],
  not_refundable_transaction_type: ["取り消せない種類の取引です", "This booking cannot be taken back", "boss"],
  transaction_has_done: ["完了した取引は取り消せません", "A completed booking cannot be cancelled", "boss"],
  can_not_refund_bank_transaction: ["銀行の取引は取り消せません", "Bank bookings cannot be taken back", "boss"],
} as const satisfies { readonly [code: string]: Row };

/** The answer is a booking, but not ours: money may have moved. */
const mismatch = {
  "answer-type": ["支払いとチャージが食い違っています", "Payment and charge do not agree", "hold"],
  "answer-amount": ["引き落とし額が会計と違います", "The amount does not agree with the sale", "hold"],
  "answer-wallet": ["別のカードで処理されました", "Another wallet was used", "hold"],
  "answer-customer": ["別の会員で処理されました", "Another member was charged", "hold"],
  "answer-refunded": ["この支払いは取り消されています", "This booking was taken back since", "hold"],
} as const satisfies { readonly [code: string]: Row };

/** The road to the e-money authority, while nothing has been charged. What may have been charged is `payment-unknown`, `charge-unknown`. */
const road = {
  timeout: ["電子マネーの返事がありません", "E-money does not answer", "cash"],
  reset: ["電子マネーとの通信が切れました", "The line to e-money broke", "tap"],
  refused: ["電子マネーにつながりません", "E-money cannot be reached", "cash"],
  unreachable: ["ネットワークにつながりません", "There is no network", "cash"],
  dns: ["ネットワークにつながりません", "There is no network", "cash"],
  tls: ["電子マネーの接続先を確認できません", "The e-money server cannot be trusted", "boss"],
  "server-error": ["電子マネー側で障害が起きています", "The e-money service is failing", "cash"],
  "too-many": ["電子マネーが混み合っています", "The e-money service is busy", "tap"],
  "bad-body": ["電子マネーの返事を読めません", "The answer cannot be read", "cash"],
  conflict: ["取引が重なりました。確認しています", "Two transactions met; checking", "wait"],
  unlisted: ["電子マネーの返事を確認しています", "An unfamiliar answer is being checked", "wait"],
  "known-away": ["電子マネーにつながっていません", "E-money is not connected", "cash"],
  aborted: ["読み取りを中止しました", "The call was stopped", "tap"],
  "payment-unknown": ["支払いの結果を確認しています", "The result of the payment is being checked", "wait"],
  "not-posted": ["チャージは行われていません", "The charge was not made", "back"],
  "charge-unknown": ["チャージの結果を確認しています", "The result of the charge is being checked", "keep"],
} as const satisfies { readonly [code: string]: Row };

const headquarters = {
  "bad-request": ["本部が記録を受け付けません", "Headquarters does not accept the records", "tell"],
  "wrong-register": ["本部がこのレジを認めません", "Headquarters does not know this register", "tell"],
  "not-found": ["本部に見つかりません", "Headquarters does not have it", "tell"],
  "too-large": ["本部への送信が大きすぎます", "Too much was sent at once", "sell"],
  "not-approved": ["本部の承認が必要です", "Headquarters must approve first", "tell"],
  "bad-answer": ["本部の返事を読めません", "The answer of headquarters cannot be read", "sell"],
  "signature-bad": ["本部の署名を確認できません", "The signature of headquarters does not hold", "tell"],
  "version-down": ["本部から古い設定が届きました", "Headquarters sent older settings", "tell"],
  "meal-no-plan": ["ミールプランがありません", "There is no meal plan", "cash"],
  "meal-day-off": ["今日はミールの対象日ではありません", "The meal plan does not run today", "cash"],
  "meal-out-of-slot": ["ミールの利用時間外です", "Outside the hours of the meal plan", "cash"],
  "meal-used-up": ["ミールを使い切っています", "The meal plan is used up", "cash"],
  "meal-wrong-class": ["ミールで買える商品がありません", "Nothing here is covered by the plan", "cash"],
  "key-conflict": ["取引番号が重なりました", "The request number is taken", "boss"],
  released: ["この手続きは取り消されています", "This was given back before", "boss"],
  "sale-unknown": ["本部にこの取引がありません", "Headquarters does not have this sale", "boss"],
  "receipt-differs": ["レシートが記録と一致しません", "The receipt is not that of the records", "boss"],
  "refund-too-much": ["すでに返品されています", "It was returned before", "boss"],
  "allowance-used": ["この返品はすでに済んでいます", "This return was made before", "boss"],
  "member-unknown": ["会員が見つかりません", "The member is not found", "centre"],
  "card-unknown": ["登録のないカードです", "The card is not linked to this member", "centre"],
  "card-taken": ["ほかの会員のカードです", "The card is another member's", "centre"],
  "member-has-card": ["別のカードが登録されています", "The member has another card", "move"],
  "headquarters-away": ["本部につながりません", "Headquarters cannot be reached", "sell"],
  storage: ["記録装置に異常があります", "The disk of this register is failing", "stop"],
  forked: ["本部の記録と食い違っています", "The records of headquarters differ", "boss"],
  restored: ["このレジの記録が古くなっています", "The records of this register are too old", "stop"],
} as const satisfies { readonly [code: string]: Row };

const rows = { ...pokepay, ...mismatch, ...road, ...headquarters } as const;
export type TroubleCode = keyof typeof rows;

export const troubleWords: Troubles = Object.fromEntries(
  Object.entries<Row>(rows).map(([code, [ja, en, next]]) => [
    code,
    { ja: { what: ja, next: steps[next][0] }, en: { what: en, next: steps[next][1] } },
  ]),
);
