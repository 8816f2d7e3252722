import type { PrintLine } from "#drivers/printer/document.ts";
import type { SlipReport } from "#register/station-command.ts";
import { largeRow, paperHead } from "./receipt.ts";
import type { PaperContext } from "./receipt.ts";
import { minuteOf, yen } from "./words.ts";

const row = (left: string, right: string): PrintLine => ({ kind: "row", left, right });
const counted = (count: number, amount: number): string => `${count}件  ${yen(amount)}`;

/** 日報 of the day so far, by hour and class. It speaks of no entry of its own; what it rests on is named at its foot. */
export function composeReportSlip(report: SlipReport, context: PaperContext, reg: string): PrintLine[] {
  const { sales, refunds, customers, hours, classes, taxes } = report;
  return [
    ...paperHead(context, "日 報(途中)"),
    row(minuteOf(report.at), `レジ ${reg}  担当 ${report.op ?? "-"}`),
    row("営業日", report.day),
    { kind: "rule", double: true },
    ...largeRow("売上", yen(sales.total)),
    row("件数", `${sales.count}件`),
    row("客数", `${customers}人`),
    ...(customers === 0 ? [] : [row("客単価", yen(Math.floor(sales.total / customers)))]),
    ...(refunds.count === 0 ? [] : [row("返品", counted(refunds.count, -refunds.total))]),
    { kind: "rule" },
    ...hours.map(({ hour, count, total }) => row(`${String(hour).padStart(2)}時`, counted(count, total))),
    { kind: "rule" },
    ...classes.map(({ class: name, amount }) => row(name, yen(amount))),
    { kind: "rule" },
    ...taxes.map(({ rate, total, tax }) => row(`${rate}%対象 ${yen(total)}`, `内消費税 ${yen(tax)}`)),
    { kind: "rule" },
    row("記録", `${report.from} - ${report.upTo}`),
    { kind: "feed", lines: 1 },
    { kind: "cut" },
  ];
}
