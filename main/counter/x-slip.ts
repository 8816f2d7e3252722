import type { PrintLine } from "#drivers/printer/document.ts";
import type { EntryOf } from "#register/entry.ts";
import { drawerRows } from "./drawer-rows.ts";
import { differenceWord } from "./pending-words.ts";
import { type PaperContext, largeRow, paperFoot, paperHead } from "./receipt.ts";
import { minuteOf, yen } from "./words.ts";

const row = (left: string, right: string): PrintLine => ({ kind: "row", left, right });
const gap = (amount: number): PrintLine => ({ kind: "row", left: "過不足", right: yen(amount), bold: amount !== 0 });

/** 点検: the day so far against the drawer, the authority's list and headquarters. `counted`: the count that went with it. */
export function composeXSlip(
  entry: EntryOf<"x-report">,
  context: PaperContext,
  counted: EntryOf<"cash-count"> | null,
): PrintLine[] {
  const { asked, drawer, openings, differences, from, upTo } = entry.data;
  const standing = (about: keyof typeof asked): string => {
    if (!asked[about]) return about === "drawer" ? "数えていません" : "つながらず照合できません";
    const count = differences.filter((one) => one.about === about).length;
    return count === 0 ? "一致" : `差 ${count}件`;
  };
  return [
    ...paperHead(context, "点 検  X"),
    row(minuteOf(entry.at), `レジ ${entry.reg}  担当 ${entry.op ?? "-"}`),
    row("営業日", entry.day),
    { kind: "rule", double: true },
    ...largeRow("現金在高(計算)", yen(drawer)),
    ...(counted === null ? [] : [row("現金在高(実際)", yen(counted.data.counted)), gap(counted.data.counted - drawer)]),
    { kind: "rule" },
    row("ドロア", standing("drawer")),
    row("ポケペイ", standing("pokepay")),
    row("本部", standing("headquarters")),
    ...(differences.length === 0 ? [] : [{ kind: "rule" as const }, row("合わないもの", `${differences.length}件`)]),
    ...differences.map(({ code, amount, seq }) =>
      row(`  ${differenceWord(code)}${seq === 0 ? "" : ` 記録${seq}`}`, amount === 0 ? "" : yen(amount)),
    ),
    ...(openings ? [{ kind: "rule" as const }, ...drawerRows(openings)] : []),
    { kind: "rule" },
    row("記録", `${from} - ${upTo}`),
    ...paperFoot(context, entry),
  ];
}
