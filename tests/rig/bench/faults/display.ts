import { group, until } from "../fault.ts";

const fault = group("客面表示");

export const displayFaults = [
  fault(
    "display-cable",
    "ケーブルを抜く",
    "会計は変わらない。差すと今の金額が出る。",
    async ({ devices: { display } }) => {
      await display.cable("out");
      return () => display.cable("in");
    },
  ),
  fault(
    "display-hung",
    "固まって受け取らない",
    "会計は待たない。戻ると最後の金額だけが出る。",
    ({ devices: { display } }) => until((on) => display.hang(on)),
  ),
];
