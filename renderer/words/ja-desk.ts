/** カード設定: what the desk says, and why a card is refused. */
export const jaDesk = {
  "notice.desk-not-empty": "会計中はカード設定ができません。先に会計を終えるか取り消してください",
  "notice.desk-waiting": "前のカード設定を本部に送っています。終わるまでお待ちください",
  "notice.desk-number": "組合員番号ではありません。組合員番号を入力してください",
  "notice.desk-member-first": "先に組合員番号かアプリのコードで組合員を確かめてください",
  "notice.desk-member-unknown": "組合員が見つかりません。番号を確かめてください",
  "notice.desk-app-away": "アプリのコードを確認できません。組合員番号を入力してください",
  "notice.desk-wrong-code": "組合員を確かめるコードではありません。アプリの支払いコードを読み取ってください",
  "notice.desk-away": "本部につながりません。カード設定はできません。つながってからもう一度お試しください",
  "notice.desk-confirm-first": "先に組合員の名前を確かめてください",
  "notice.desk-has-card":
    "すでに使えるカードがあります。新しいカードにするときは「新しいカードに替える」を選んでください",
  "notice.desk-no-card": "使えるカードはありません。停止は済んでいます",
  "notice.desk-card-taken": "ほかの組合員に登録されているカードです。カードを確かめてください",
  "notice.desk-unlinked": "登録のないカードです。組合員番号で組合員を確かめてください",
  "notice.desk-stopped-before": "このカードはすでに停止されています",
  "notice.desk-refused": "カード設定ができませんでした({{text}})。会員センターへご案内ください",
  "notice.desk-sending": "本部の返事を待っています。そのままお待ちください",
  "notice.desk-trying": "本部の返事がありません。自動で送り直します。お急ぎのときは「戻る」で会計に進めます",
  "notice.desk-left": "カード設定はまだ済んでいません。本部につながりしだい自動で済ませ、控えを印刷します",
  "notice.desk-settled": "待っていたカード設定が済みました。控えを渡してください",
  "notice.desk-not-done": "待っていたカード設定はできませんでした({{text}})。もう一度カード設定をしてください",
  "desk.done.link.done": "カードを登録しました。すぐに使えます。控えを渡してください",
  "desk.done.move.done": "新しいカードに切り替えました。前のカードは使えません。控えを渡してください",
  "desk.done.stop.done": "カードを停止しました。控えを渡してください",

  "desk.done.why.ok": "このカードは使えます。もう一度お支払いをお試しください",
  "notice.why-unlinked": "組合員に登録されていないカードです。「カードを登録」で登録できます",
  "notice.why-lost": "紛失の届けで停止中のカードです。新しいカードは「新しいカードに替える」で使えるようになります",
  "notice.why-moved": "新しいカードに切り替え済みの、古いカードです。新しいカードをお使いください",
  "notice.why-left": "退会により停止されたカードです。会員センターへご案内ください",
  "notice.why-other": "停止されているカードです。会員センターへご案内ください",
  "notice.why-denied": "利用停止の一覧にあるカードです。会員センターへご案内ください",
  "notice.why-suspended": "電子マネーが停止されています。会員センターへご案内ください",
  "notice.why-away":
    "登録のあるカードです。電子マネーにつながらないため、残りは確かめられません。現金で会計してください",
  "notice.why-list-old":
    "登録のあるカードです。停止カードの一覧が古いため使えません。アプリのコードか現金でお願いします",

  "notice.tap-works": "使えるカードです。支払うには、先に商品を登録してください",
  "notice.tap-unlinked": "組合員に登録されていないカードです。「カード設定」で登録できます",
  "notice.tap-stopped": "停止されているカードです。わけは「カード設定」の「使えない理由を見る」で分かります",
} as const;
export type DeskWord = keyof typeof jaDesk;
