import type { PortAddress } from "#drivers/port.ts";
import type { PrintDocument } from "#drivers/printer/document.ts";
import { printerProfile } from "#drivers/printer/profile.ts";

/** Where a device is attached, in one line. */
export function sayPort(port: PortAddress): string {
  return "serial" in port ? `${port.serial} ${port.baud}` : `tcp ${port.tcp}`;
}

/** What a technician holds in the hand to see that the printer is the right one, set up right: no sale, no number, no money. */
export function composeTestSlip(o: {
  readonly profile: string;
  readonly port: PortAddress;
  readonly reg: string;
  readonly at: string;
}): PrintDocument {
  const { columns, codePage } = printerProfile(o.profile);
  return [
    { kind: "text", text: "試験", align: "center", wide: true, tall: true },
    { kind: "text", text: "印刷の試験です。売上ではありません", align: "center" },
    { kind: "rule" },
    { kind: "row", left: "レジ", right: o.reg },
    { kind: "row", left: "日時", right: o.at },
    { kind: "row", left: "機種設定", right: o.profile },
    { kind: "row", left: "桁数", right: String(columns) },
    { kind: "row", left: "文字コード表", right: String(codePage) },
    { kind: "text", text: `接続 ${sayPort(o.port)}` },
    { kind: "rule" },
    // A line as wide as the paper: the last figure stands at its edge, or the width is set wrong.
    { kind: "text", text: Array.from({ length: columns }, (_, n) => String((n + 1) % 10)).join("") },
    { kind: "text", text: "漢字 ひらがな カタカナ ｶﾅ ABC 123 ¥" },
    { kind: "row", left: "右端", right: "¥1,234" },
    { kind: "text", text: "試験", align: "center", wide: true, tall: true },
    { kind: "cut" },
  ];
}
