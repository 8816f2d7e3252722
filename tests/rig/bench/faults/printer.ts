import * as printer from "../../printer/behaviours.ts";
import { group, until } from "../fault.ts";
import { floods, holdsLine, wrongDevice } from "./printer-behaviours.ts";

const fault = group("プリンタ");

export const printerFaults = [
  fault("paper-near", "用紙残りわずか", "会計はそのまま。プリンタの表示が黄色になる。", ({ devices: { printer: p } }) =>
    until((on) => p.paper(on ? "near-end" : "ok")),
  ),
  fault(
    "paper-end",
    "用紙切れ",
    "会計もドロアも動く。補充するとレシートが 1 枚だけ出る。",
    ({ devices: { printer: p } }) => until((on) => p.paper(on ? "end" : "ok")),
  ),
  fault(
    "paper-out-soon",
    "あと 5 行で用紙切れ",
    "印字の途中で止まり、補充すると続きから出る。",
    ({ devices: { printer: p } }) => {
      const undo = p.behave(printer.paperOut({ atLine: 5 }));
      return () => {
        undo();
        p.paper("ok");
      };
    },
  ),
  fault("cover", "カバーが開いている", "カバーを閉めるよう案内が出る。", ({ devices: { printer: p } }) =>
    until((on) => p.cover(on ? "open" : "closed")),
  ),
  fault("cutter", "カッターエラー", "カッターの確認を求める。切れるとレシートが出る。", ({ devices: { printer: p } }) =>
    until((on) => p.fault(on ? "cutter" : "none")),
  ),
  fault(
    "unrecoverable",
    "復帰できないエラー",
    "電源の入れ直しか担当者を求める。会計は続けられる。",
    ({ devices: { printer: p } }) => until((on) => p.fault(on ? "unrecoverable" : "none")),
  ),
  fault(
    "auto-recoverable",
    "ヘッドの過熱など",
    "しばらく待つ表示。原因がなくなると自分で戻る。",
    ({ devices: { printer: p } }) => until((on) => p.fault(on ? "auto-recoverable" : "none")),
  ),
  fault("feed", "紙送りボタンを押している", "離すまで待つ。離すと続ける。", ({ devices: { printer: p } }) =>
    until((on) => p.feed(on)),
  ),
  fault("power", "電源が切れている", "プリンタが赤。途中のレシートは出たかを尋ねる。", ({ devices: { printer: p } }) =>
    until((on) => p.power(!on)),
  ),
  fault(
    "mute",
    "ステータスを返さない",
    "印字されるが確かめられない。応答なしになり、レシートは出たかを尋ねる。",
    ({ devices: { printer: p } }) => p.behave(printer.muteStatus()),
  ),
  fault(
    "half-open",
    "つながったまま無応答 (LAN の片側切れ)",
    "応答なしになる。戻れば自分でつなぎ直す。",
    ({ devices: { printer: p } }) => p.behave(printer.silent()),
  ),
  fault("slow", "印字が 10 倍遅い", "待つだけで済む。二重に印字しない。", ({ devices: { printer: p } }) =>
    p.behave(printer.slow({ factor: 10 })),
  ),
  fault("xoff", "XOFF のまま止まる", "三秒で応答待ちになる。解けると元に戻る。", ({ devices: { printer: p } }) => {
    const held = holdsLine();
    const undo = p.behave(held.behaviour);
    return () => held.release(undo);
  }),
  fault(
    "floods",
    "止まっても受信してあふれる",
    "用紙切れと一緒に入れる。欠けたレシートを出たことにしない。",
    ({ devices: { printer: p } }) => p.behave(floods(() => p.idle() || p.condition.paper !== "end")),
  ),
  fault(
    "noise",
    "回線に雑音が乗る",
    "雑音は数えるだけ。続くと別の機器とみなして止める。",
    ({ devices: { printer: p } }) => p.behave(printer.garbage({ noise: Uint8Array.of(0x7f, 0x80, 0x41) })),
  ),
  fault(
    "wrong-device",
    "別の機器がつながっている",
    "何も印字せず、ドロアも開けない。つなぎ違いと出る。",
    async ({ devices: { printer: p } }) => {
      await p.cable("out");
      const undo = p.behave(wrongDevice());
      await p.cable("in");
      return async () => {
        await p.cable("out");
        undo();
        await p.cable("in");
      };
    },
  ),
  fault("printer-cable", "ケーブルを抜く", "1 秒以内に赤。差すと自分で戻る。", async ({ devices: { printer: p } }) => {
    await p.cable("out");
    return () => p.cable("in");
  }),
];
