import * as card from "../../card/field.ts";
import { cardOf } from "../../open-rig.ts";
import { group, until } from "../fault.ts";

const fault = group("カードリーダ");
/** Longer than a person holds a card. */
const slowMs = 1_500;

export const readerFaults = [
  fault(
    "service",
    "カードサービス停止",
    "リーダが赤。現金で続けられ、戻ると 5 秒以内に緑。",
    async ({ devices: { reader } }) => {
      await reader.stopService();
      return () => reader.startService();
    },
  ),
  fault(
    "service-killed",
    "カードサービス強制終了",
    "同じ。残った跡があっても戻る。",
    async ({ devices: { reader } }) => {
      await reader.killService();
      return () => reader.startService();
    },
  ),
  fault(
    "service-frozen",
    "カードサービスが固まる",
    "もう一度かざすよう求めるか、リーダが赤になる。",
    ({ devices: { reader } }) => until((on) => reader.freezeService(on)),
  ),
  fault("reader-removed", "リーダを外す", "リーダが赤。差すと 5 秒以内に緑。", async ({ devices: { reader } }) => {
    await reader.cable("out");
    return () => reader.cable("in");
  }),
  fault(
    "torn",
    "次のタッチで早く離す",
    "「もう一度かざしてください」と出る。",
    ({ devices: { reader } }) => void reader.behave(card.tornTap()),
  ),
  fault("mute-card", "カードが応答しない", "黙ったままにせず、もう一度かざすよう求める。", ({ devices: { reader } }) =>
    reader.behave(card.mute()),
  ),
  fault(
    "rf-error",
    "電波が届かない (63 00)",
    "もう一度かざすよう求める。誰のカードにもならない。",
    ({ devices: { reader } }) => reader.behave(card.sw6300()),
  ),
  fault("slow-card", "カードの応答が遅い", "読めるまで待つか、もう一度かざすよう求める。", ({ devices: { reader } }) =>
    reader.behave(card.slowCard({ ms: slowMs })),
  ),
  fault(
    "card-left",
    "カードを置いたまま",
    "1 回だけ読む。置いたままでは次の支払いに使われない。",
    ({ devices: { reader }, servers: { members } }) => {
      const [member] = members;
      if (member) reader.put(cardOf(member));
      return () => reader.lift();
    },
  ),
];
