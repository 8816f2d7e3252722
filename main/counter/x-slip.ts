import type { PrintLine } from "#drivers/printer/document.ts";
import type { EntryOf } from "#register/entry.ts";
import { tillPolicyOf } from "#register/till-policy.ts";
import { gapRows, piecesRows } from "./count-rows.ts";
import { drawerRows } from "./drawer-rows.ts";
import { differenceWord } from "./pending-words.ts";
import { type PaperContext, largeRow, paperFoot, paperHead } from "./receipt.ts";
import { type Totals, hourRows, operatorRows, paidRows, row, rule, soldRows, tillRows } from "./total-rows.ts";
import { minuteOf, yen } from "./words.ts";

type Count = EntryOf<"cash-count">;

/** Before it is counted nobody reads here what ought to be there, nor anything from which it could be known. */
function drawerPart({ drawer }: EntryOf<"x-report">["data"], count: Count | null, isBlind: boolean): PrintLine[] {
  if (count === null) return [row("現金在高", isBlind ? "数えるまで記しません" : `(計算) ${yen(drawer)}`)];
  const { n = 1, counts = [] } = count.data;
  return [...gapRows(count.data), ...(n > 1 ? [row("数え直し", `${n}回目`)] : []), ...piecesRows(counts)];
}

function sumsPart(totals: Totals, context: PaperContext, isKnown: boolean): PrintLine[] {
  return [
    ...largeRow("売上", yen(totals.sales.total)),
    ...soldRows(totals, context.settings),
    rule,
    ...(isKnown ? [...paidRows(totals), ...tillRows(totals), rule] : []),
    ...hourRows(totals),
    ...operatorRows(totals),
  ];
}

/** 点検: the day so far, or a shift that ends, against the drawer, the authority's list and headquarters. `count`: the count that stood. */
export function composeXSlip(entry: EntryOf<"x-report">, context: PaperContext, count: Count | null): PrintLine[] {
  const { asked, openings, differences, from, upTo, shift, totals } = entry.data;
  const { isBlind } = tillPolicyOf(context.settings);
  const isKnown = count !== null || !isBlind;
  const standing = (about: keyof typeof asked): string => {
    if (!asked[about]) return about === "drawer" ? "数えていません" : "つながらず照合できません";
    const found = differences.filter((one) => one.about === about).length;
    return found === 0 ? "一致" : `差 ${found}件`;
  };
  const isShift = shift !== undefined;
  return [
    ...paperHead(context, isShift ? `交 代  シフト${shift}` : "点 検  X"),
    row(minuteOf(entry.at), `レジ ${entry.reg}  担当 ${entry.op ?? "-"}`),
    row("営業日", entry.day),
    { kind: "rule", double: true },
    ...(totals ? [...sumsPart(totals, context, isKnown), rule] : []),
    ...drawerPart(entry.data, count, isBlind),
    rule,
    row("ドロア", standing("drawer")),
    ...(isShift ? [] : [row("ポケペイ", standing("pokepay")), row("本部", standing("headquarters"))]),
    ...(differences.length === 0 ? [] : [rule, row("合わないもの", `${differences.length}件`)]),
    ...differences.map(({ code, amount, seq }) =>
      row(`  ${differenceWord(code)}${seq === 0 ? "" : ` 記録${seq}`}`, amount === 0 ? "" : yen(amount)),
    ),
    ...(openings ? [rule, ...drawerRows(openings)] : []),
    rule,
    row("記録", `${from} - ${upTo}`),
    ...paperFoot(context, entry),
  ];
}
