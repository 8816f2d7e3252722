import { group, until } from "../fault.ts";

const fault = group("ドロア");

export const drawerFaults = [
  fault("drawer-locked", "施錠されて開かない", "開かなかったことを知らせ、鍵での開閉を案内する。", ({ devices }) =>
    until((on) => devices.drawer.lock(on)),
  ),
  fault("drawer-key", "鍵で開ける", "「手動で開いた」と記録される。", ({ devices: { drawer } }) =>
    until((on) => (on ? drawer.open("key") : drawer.close())),
  ),
  fault(
    "drawer-left",
    "閉め忘れ (閉まりきらない)",
    "しばらくして画面で、さらに続くと音でも知らせる。",
    ({ devices: { drawer } }) => {
      drawer.wedge(true);
      drawer.open("key");
      return () => {
        drawer.wedge(false);
        drawer.close();
      };
    },
  ),
  fault("drawer-flicker", "スイッチの接触が悪い", "50 ms より短い揺れは無視する。", ({ devices }) =>
    until((on) => devices.drawer.contact(on ? "flicker" : "good")),
  ),
  fault("drawer-inverted", "開閉の極性が逆", "開閉が逆に見える。極性の学習をやり直す。", ({ devices }) =>
    until((on) => devices.drawer.contact(on ? "inverted" : "good")),
  ),
  fault("drawer-unplugged", "つながっていない", "開かなかったことを知らせる。会計は続けられる。", ({ devices }) =>
    until((on) => devices.drawer.contact(on ? "unplugged" : "good")),
  ),
];
