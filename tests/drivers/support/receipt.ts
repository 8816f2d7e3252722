import type { PrintDocument } from "#drivers/printer/document.ts";

/** A receipt of twenty lines as the register prints it. */
export const RECEIPT: PrintDocument = [
  { kind: "text", text: "京都大学生協", align: "center", bold: true, wide: true, tall: true },
  { kind: "text", text: "登録番号 T1234567890123", align: "center" },
  { kind: "text", text: "2026/11/22 12:05  レジ01 担当 山田" },
  { kind: "rule" },
  { kind: "row", left: "カフェラテ", right: "¥180" },
  { kind: "row", left: "チキンカツカレー", right: "¥480" },
  { kind: "row", left: "小鉢 ほうれん草おひたし", right: "¥88" },
  { kind: "row", left: "味噌汁", right: "¥33" },
  { kind: "row", left: "ライス(中)", right: "¥110" },
  { kind: "row", left: "Ｂ５ノート ５冊組", right: "¥495" },
  { kind: "row", left: "微分積分学入門", right: "¥2,420" },
  { kind: "row", left: "三色ボールペン", right: "¥330" },
  { kind: "rule" },
  { kind: "row", left: "合計", right: "¥4,136", bold: true, wide: true },
  { kind: "row", left: "(10%対象 ¥3,245 内税", right: "¥295)" },
  { kind: "row", left: "( 8%対象 ¥891 内税", right: "¥66)" },
  { kind: "row", left: "電子マネー", right: "¥4,136" },
  { kind: "row", left: "残高", right: "¥5,864" },
  { kind: "row", left: "還元予定", right: "¥20" },
  { kind: "text", text: "ありがとうございました", align: "center" },
  { kind: "qr", data: "CR1/01/1/1234/ABCDEF01" },
  { kind: "cut" },
];
