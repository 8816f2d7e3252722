/** The drawer: opened for a reason, opened by others, left open, or not opened at all. Each names what to do next. */
export const jaDrawer = {
  "prompt.no-sale": "ドロアを開ける理由を選んでください",
  "notice.no-sale": "「{{text}}」と記録して、ドロアを開けます",
  "notice.no-sale-reason": "その理由は使えなくなりました。もう一度選んでください",

  "no-sale.note": "理由は記録され、精算レシートに載ります",
  "no-sale.approve": "責任者の承認",
  "no-sale.now.open": "ドロアは今、開いています",
  "no-sale.now.other": "お金を入れ替えたら、すぐに閉めてください",
  "approve.no-sale": "ドロアを開ける",

  "drawer.alarm": "ドロアが開いたままです。すぐに閉めてください",
  "drawer.left": "ドロアが開いています。閉めてください",
  "drawer.key": "ドロアが鍵で開けられました。現金を確かめて閉めてください",
  "drawer.unseen": "確認できない間にドロアが開いていました。現金を確かめてください",
  "drawer.shut": "ドロアが開きません。施錠とケーブルを確かめ、鍵で開けてください",
  "drawer.kick-unknown": "ドロアが開いたか分かりません。閉まっていたら鍵で開けてください",
  "drawer.paper": "用紙切れのためドロアを開けられません。鍵で開けてください",
  "drawer.cover": "プリンタのカバーが開いていてドロアを開けられません。鍵で開けてください",
  "drawer.busy": "印刷中のためドロアを開けられませんでした。鍵で開けてください",
  "drawer.late": "再起動したためドロアは開けていません。要るときは「レジ開け」で開けてください",
  "drawer.offline": "プリンタが応答せずドロアを開けられません。鍵で開けてください",
} as const;
export type DrawerWord = keyof typeof jaDrawer;
