import * as hq from "../../headquarters/behaviours.ts";
import { group } from "../fault.ts";

const headquarters = group("本部");
const once = { times: 1 } as const;

export const headquartersFaults = [
  headquarters(
    "h-answer-lost",
    "次の転送の応答が失われる",
    "画面は変わらない。送り直しは数えられない。",
    ({ servers }) => void servers.headquarters.behave(hq.answerLost({ op: "forwardEntries", ...once })),
  ),
  ...(
    [
      ["h-meal-lost", "次のミール承認の応答が失われる", "ミールの承認を尋ね直す。", "authoriseMeal"],
      ["h-refund-lost", "次の返品承認の応答が失われる", "返品の承認を尋ね直す。", "allowRefund"],
      ["h-link-lost", "次のカード登録の応答が失われる", "登録できたかを調べて続ける。", "linkCard"],
      ["h-move-lost", "次のカード切替の応答が失われる", "切り替わったかを調べて続ける。", "moveCard"],
      ["h-stop-lost", "次のカード停止の応答が失われる", "停止できたかを調べて続ける。", "stopCard"],
    ] as const
  ).map(([id, label, shows, op]) =>
    headquarters(id, label, shows, ({ servers }) => void servers.headquarters.behave(hq.answerLost({ op, ...once }))),
  ),
  headquarters(
    "h-fork",
    "別の記録を持っている (分岐)",
    "転送を止め、電子マネーを止める。現金は続けられる。",
    ({ servers }) => servers.headquarters.fork(),
  ),
  headquarters("h-forged", "署名が合わない設定を送る", "設定を受け取らない。前の設定で続ける。", ({ servers }) =>
    servers.headquarters.behave(hq.settingsForged()),
  ),
  headquarters("h-hole", "無応答 (通信途絶)", "本部が黄色。会計は続けられ、あとで送る。", ({ servers }) =>
    servers.headquarters.blackHole(),
  ),
  headquarters("h-down", "停止", "本部が赤。会計は続けられ、あとで送る。", async ({ servers }) => {
    await servers.headquarters.down();
    return () => servers.headquarters.up();
  }),
];
