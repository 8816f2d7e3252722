import * as pokepay from "../../pokepay/behaviours.ts";
import { group } from "../fault.ts";

const emoney = group("ポケペイ");
const once = { times: 1 } as const;

export const pokepayFaults = [
  emoney(
    "p-answer-lost",
    "次の支払いの応答が失われる",
    "「確認中」。払えていたかを調べて続ける。二重に取らない。",
    ({ servers }) => void servers.pokepay.behave(pokepay.answerLost({ op: "payment", ...once })),
  ),
  emoney(
    "p-request-lost",
    "次の支払いの要求が失われる",
    "「確認中」。払えていないと分かり、もう一度支払える。",
    ({ servers }) => void servers.pokepay.behave(pokepay.requestLost({ op: "payment", ...once })),
  ),
  emoney(
    "p-topup-lost",
    "次のチャージの応答が失われる",
    "「確認中」。チャージ済みかを調べて続ける。",
    ({ servers }) => void servers.pokepay.behave(pokepay.answerLost({ op: "topup", ...once })),
  ),
  emoney(
    "p-app-lost",
    "次のバーコード支払いの応答が失われる",
    "「確認中」。バーコードは送り直さず、結果を調べる。",
    ({ servers }) => void servers.pokepay.behave(pokepay.answerLost({ op: "cpm", ...once })),
  ),
  emoney(
    "p-tray-lost",
    "次のQRコード作成の応答が失われる",
    "QRコードを作り直す。",
    ({ servers }) => void servers.pokepay.behave(pokepay.answerLost({ op: "show-cashtray", ...once })),
  ),
  emoney("p-ask-lost", "結果の問い合わせが届かない", "「確認中」が続く。保留にして現金で会計できる。", ({ servers }) =>
    servers.pokepay.behave(pokepay.requestLost({ op: "by-request-id" })),
  ),
  emoney(
    "p-refund-lost",
    "次の返金の応答が失われる",
    "「確認中」。返金済みかを調べて続ける。",
    ({ servers }) => void servers.pokepay.behave(pokepay.answerLost({ op: "refund", ...once })),
  ),
  emoney("p-refund-refused", "返金を断る", "返金できない理由が出て、処理待ちに残る。", ({ servers }) =>
    servers.pokepay.behave(pokepay.declines("account_closed", { op: "refund" })),
  ),
  emoney(
    "p-topup-refused",
    "チャージと一部返金を断る (残高上限)",
    "残高の上限と出る。預かった現金を返す。",
    ({ servers }) => servers.pokepay.behave(pokepay.declines("account_balance_exceeded", { op: "topup" })),
  ),
  emoney("p-poor", "残高不足として断る", "残高不足と出る。残りを現金で払える。", ({ servers }) =>
    servers.pokepay.behave(pokepay.declines("account_balance_not_enough")),
  ),
  emoney("p-list-hole", "取引一覧が無応答 (照合できない)", "照合ができないと出る。会計は続けられる。", ({ servers }) =>
    servers.pokepay.behave(pokepay.blackHole({ op: "transactions-v2" })),
  ),
  emoney("p-slow", "応答が 3 秒遅れる", "お待ちくださいと出る。結果は変わらない。", ({ servers }) =>
    servers.pokepay.behave(pokepay.delay(3000)),
  ),
  emoney("p-busy", "混雑 (503)", "混み合っていると出る。現金で続けられる。", ({ servers }) =>
    servers.pokepay.behave(pokepay.status(503)),
  ),
  emoney("p-html", "HTML のエラーページ", "電子マネーの障害と出る。現金で続けられる。", ({ servers }) =>
    servers.pokepay.behave(pokepay.status("html")),
  ),
  emoney("p-closed", "退会済みとして断る", "使えないカードと出る。現金で払える。", ({ servers }) =>
    servers.pokepay.behave(pokepay.declines("account_closed")),
  ),
  emoney("p-forget", "リクエスト ID を忘れる", "取引の一覧から結果を調べる。", ({ servers }) =>
    servers.pokepay.forgetRequestIds(),
  ),
  emoney("p-hole", "無応答 (通信途絶)", "「確認中」のあと、現金で続ける案内が出る。", ({ servers }) =>
    servers.pokepay.blackHole(),
  ),
  emoney("p-down", "停止", "ポケペイが赤。現金で続けられる。", async ({ servers }) => {
    await servers.pokepay.down();
    return () => servers.pokepay.up();
  }),
];
