import * as card from "../card/field.ts";
import * as hq from "../headquarters/behaviours.ts";
import type { Rig } from "../open-rig.ts";
import * as pokepay from "../pokepay/behaviours.ts";
import * as printer from "../printer/behaviours.ts";

type Undo = () => unknown;
/** A switch of the bench window. `on` returns what switching it off does; nothing = it happens once and the switch springs back. */
export type Fault = {
  readonly id: string;
  readonly group: string;
  readonly label: string;
  on(rig: Rig): Undo | Promise<Undo | void> | void;
};

const once = { times: 1 } as const;
const group =
  (name: string) =>
  (id: string, label: string, on: Fault["on"]): Fault => ({ id, group: name, label, on });
const [paper, drawer, lines, reader, emoney, headquarters] = [
  "プリンタ",
  "ドロア",
  "配線",
  "リーダ",
  "ポケペイ",
  "本部",
].map(group) as [
  ReturnType<typeof group>,
  ReturnType<typeof group>,
  ReturnType<typeof group>,
  ReturnType<typeof group>,
  ReturnType<typeof group>,
  ReturnType<typeof group>,
];

function until(change: (on: boolean) => unknown): Undo {
  change(true);
  return () => change(false);
}

export const faults: readonly Fault[] = [
  paper("paper-end", "用紙切れ", ({ devices: { printer: p } }) => until((on) => p.paper(on ? "end" : "ok"))),
  paper("paper-near", "用紙残りわずか", ({ devices: { printer: p } }) =>
    until((on) => p.paper(on ? "near-end" : "ok")),
  ),
  paper("paper-out-soon", "あと 5 行で用紙切れ", ({ devices: { printer: p } }) => {
    const undo = p.behave(printer.paperOut({ atLine: 5 }));
    return () => {
      undo();
      p.paper("ok");
    };
  }),
  paper("cover", "カバーが開いている", ({ devices: { printer: p } }) => until((on) => p.cover(on ? "open" : "closed"))),
  paper("cutter", "カッターエラー", ({ devices: { printer: p } }) => until((on) => p.fault(on ? "cutter" : "none"))),
  paper("power", "電源が切れている", ({ devices: { printer: p } }) => until((on) => p.power(!on))),
  paper("mute", "ステータスを返さない", ({ devices: { printer: p } }) => p.behave(printer.muteStatus())),
  paper("slow", "印字が 10 倍遅い", ({ devices: { printer: p } }) => p.behave(printer.slow({ factor: 10 }))),
  drawer("drawer-locked", "施錠されて開かない", ({ devices }) => until((on) => devices.drawer.lock(on))),
  lines("printer-cable", "プリンタのケーブルを抜く", async ({ devices: { printer: p } }) => {
    await p.cable("out");
    return () => p.cable("in");
  }),
  lines("scanner-cable", "スキャナのケーブルを抜く", async ({ devices: { scanner } }) => {
    await scanner.cable("out");
    return () => scanner.cable("in");
  }),
  reader("service", "カードサービス停止", async ({ devices: { reader: r } }) => {
    await r.stopService();
    return () => r.startService();
  }),
  reader("torn", "次のタッチで早く離す", ({ devices: { reader: r } }) => void r.behave(card.tornTap())),
  reader("mute-card", "カードが応答しない", ({ devices: { reader: r } }) => r.behave(card.mute())),
  emoney(
    "p-answer-lost",
    "次の支払いの応答が失われる",
    ({ servers }) => void servers.pokepay.behave(pokepay.answerLost({ op: "payment", ...once })),
  ),
  emoney(
    "p-request-lost",
    "次の支払いの要求が失われる",
    ({ servers }) => void servers.pokepay.behave(pokepay.requestLost({ op: "payment", ...once })),
  ),
  emoney(
    "p-topup-lost",
    "次のチャージの応答が失われる",
    ({ servers }) => void servers.pokepay.behave(pokepay.answerLost({ op: "topup", ...once })),
  ),
  emoney(
    "p-app-lost",
    "次のバーコード支払いの応答が失われる",
    ({ servers }) => void servers.pokepay.behave(pokepay.answerLost({ op: "cpm", ...once })),
  ),
  emoney(
    "p-tray-lost",
    "次のQRコード作成の応答が失われる",
    ({ servers }) => void servers.pokepay.behave(pokepay.answerLost({ op: "show-cashtray", ...once })),
  ),
  emoney("p-ask-lost", "結果の問い合わせが届かない", ({ servers }) =>
    servers.pokepay.behave(pokepay.requestLost({ op: "by-request-id" })),
  ),
  emoney(
    "p-refund-lost",
    "次の返金の応答が失われる",
    ({ servers }) => void servers.pokepay.behave(pokepay.answerLost({ op: "refund", ...once })),
  ),
  emoney("p-refund-refused", "返金を断る", ({ servers }) =>
    servers.pokepay.behave(pokepay.declines("account_closed", { op: "refund" })),
  ),
  emoney("p-topup-refused", "チャージと一部返金を断る (残高上限)", ({ servers }) =>
    servers.pokepay.behave(pokepay.declines("account_balance_exceeded", { op: "topup" })),
  ),
  emoney("p-poor", "残高不足として断る", ({ servers }) =>
    servers.pokepay.behave(pokepay.declines("account_balance_not_enough")),
  ),
  emoney("p-list-hole", "取引一覧が無応答 (照合できない)", ({ servers }) =>
    servers.pokepay.behave(pokepay.blackHole({ op: "transactions-v2" })),
  ),
  emoney("p-slow", "応答が 3 秒遅れる", ({ servers }) => servers.pokepay.behave(pokepay.delay(3000))),
  emoney("p-busy", "混雑 (503)", ({ servers }) => servers.pokepay.behave(pokepay.status(503))),
  emoney("p-html", "HTML のエラーページ", ({ servers }) => servers.pokepay.behave(pokepay.status("html"))),
  emoney("p-closed", "退会済みとして断る", ({ servers }) => servers.pokepay.behave(pokepay.declines("account_closed"))),
  emoney("p-forget", "リクエスト ID を忘れる", ({ servers }) => servers.pokepay.forgetRequestIds()),
  emoney("p-hole", "無応答 (通信途絶)", ({ servers }) => servers.pokepay.blackHole()),
  emoney("p-down", "停止", async ({ servers }) => {
    await servers.pokepay.down();
    return () => servers.pokepay.up();
  }),
  headquarters(
    "h-answer-lost",
    "次の転送の応答が失われる",
    ({ servers }) => void servers.headquarters.behave(hq.answerLost({ op: "forwardEntries", ...once })),
  ),
  ...(
    [
      ["h-meal-lost", "次のミール承認の応答が失われる", "authoriseMeal"],
      ["h-refund-lost", "次の返品承認の応答が失われる", "allowRefund"],
      ["h-link-lost", "次のカード登録の応答が失われる", "linkCard"],
      ["h-move-lost", "次のカード切替の応答が失われる", "moveCard"],
      ["h-stop-lost", "次のカード停止の応答が失われる", "stopCard"],
    ] as const
  ).map(([id, label, op]) =>
    headquarters(id, label, ({ servers }) => void servers.headquarters.behave(hq.answerLost({ op, ...once }))),
  ),
  headquarters("h-fork", "別の記録を持っている (分岐)", ({ servers }) => servers.headquarters.fork()),
  headquarters("h-forged", "署名が合わない設定を送る", ({ servers }) =>
    servers.headquarters.behave(hq.settingsForged()),
  ),
  headquarters("h-hole", "無応答 (通信途絶)", ({ servers }) => servers.headquarters.blackHole()),
  headquarters("h-down", "停止", async ({ servers }) => {
    await servers.headquarters.down();
    return () => servers.headquarters.up();
  }),
];
