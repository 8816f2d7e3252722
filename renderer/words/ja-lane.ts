/** Words of 保留・呼出, of the number of guests, and of express mode (タッチ会計). */
export const jaLane = {
  "key.discount": "値引",
  "key.department": "部門",
  "key.hold": "保留",
  "key.recall": "呼出",
  "key.search": "検索",

  "notice.held": "保留 {{amount}} 番にしました。次のお客様の商品を登録できます",
  "notice.recalled": "保留 {{amount}} 番を呼び出しました",
  "notice.swapped": "今までの会計を保留にして、{{amount}} 番を呼び出しました",
  "notice.held-dropped": "保留 {{amount}} 番を取り消しました",
  "notice.hold-full": "保留は {{amount}} 件までです。どれかを呼び出すか、取り消してください",
  "notice.hold-money": "{{yen}} をお預かりしているので保留できません。会計を終えるか、「取消」で戻してください",
  "notice.express-on": "タッチ会計にしました。商品を登録すると、お客様のタッチだけで会計が終わります",
  "notice.express-off": "タッチ会計をやめました。支払うには「電子マネー」を押してください",
  "notice.tap-early": "合計が出てから、もう一度カードをタッチしてもらってください。まだ引き落としていません",
  "prompt.held": "呼び出す会計を押してください",
  "prompt.held.swap": "呼び出す会計を押してください。今の会計は保留になります",
  "prompt.guests": "何名様かを押してください",
  "prompt.express": "タッチ会計:商品を登録してください",
  "prompt.express.app": "カードリーダが使えません。アプリのバーコードか現金で会計してください",
  "prompt.express.touch": "タッチ会計:カードのタッチか、アプリのバーコードで会計できます",

  "held.none": "保留中の会計はありません",
  "held.more": "ほか{{count}}行",
  "held.more_one": "ほか{{count}}行",
  "held.drop": "保留 {{n}} 番を取り消す",
  "held.drop.do": "{{n}} 番を取り消す",

  "guests.title": "客数",
  "guests.count": "{{count}}名",
  "guests.count_one": "{{count}}名",

  "menu.group.lane": "会計",
  "menu.held": "保留中の会計",
  "menu.held.more": "{{count}}件",
  "menu.held.more_one": "{{count}}件",
  "menu.guests": "客数",
  "menu.express": "タッチ会計",
  "menu.express.on": "入っています",
  "menu.express.off": "切れています",
  "menu.large": "お客様画面の文字",
  "menu.large.on": "大きな文字です",
  "menu.large.off": "ふつうの大きさです",

  "close.held": "途中の会計 {{count}} 件(保留を含む)は取り消して、記録に残します",
  "close.held_one": "途中の会計 {{count}} 件は取り消して、記録に残します",

  "member.again": "もう一度タッチしてください",
} as const;
export type LaneWord = keyof typeof jaLane;
