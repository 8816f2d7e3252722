import { describe, expect, test } from "vitest";
import type { PrintDocument } from "#drivers/printer/document.ts";
import { composeRefundReceipt } from "#main/counter/refund-receipt.ts";
import { composeReturnedSlip } from "#main/counter/returned-slip.ts";
import type { Intent } from "#register/book.ts";
import type { EntryOf } from "#register/entry.ts";
import { emoneySale, settings } from "#tests/db/sample-facts.ts";

const context = { settings, mode: "live", hash: Buffer.from("a936422d", "hex"), copy: 0 } as const;
const head = { reg: "R1", epoch: 1, seq: 20, op: "07", day: "2026-11-24", at: "2026-11-24T12:05:00.000+09:00" };
const { lines, taxes, tenders, rebate } = emoneySale("R1-1-3");
const of = { receipt: "R1-1-3", seq: 4, day: "2026-11-22" };
const kept = lines.filter((line) => !line.void);
const refund = {
  ...head,
  kind: "refund",
  data: { receipt: "R1-1-9", of, lines: kept, total: 1930, taxes, tenders, rebate },
} as unknown as EntryOf<"refund">;
const nothing = { open: [], balance: null, debt: null, soldOn: null };
const textOf = (paper: PrintDocument): string =>
  paper
    .flatMap((line) => (line.kind === "row" ? [`${line.left} ${line.right}`] : line.kind === "text" ? [line.text] : []))
    .join("\n");
const open = (more: Partial<Intent>): Intent[] => [
  { kind: "credit", key: "89abcdef-0000", amount: 1930, state: "refund-due", ...more } as Intent,
];

describe("the paper of a return", () => {
  test("is a qualified return invoice: issuer and number, both days, what came back with the reduced mark, totals and tax by rate", () => {
    const paper = textOf(composeRefundReceipt(refund, context, { ...nothing, balance: 5000 }));
    for (const part of [
      "京都大学生活協同組合",
      "登録番号 T1234567890123",
      "適格返還請求書",
      "返品日 2026/11/24",
      "お買上げ日 2026/11/22",
      "お買上げ番号 No. R1-1-3",
      "おにぎり※ ¥280",
      "返金合計 ¥1,930",
      "10%対象 ¥1,650 内消費税 ¥150",
      "8%対象※ ¥280 内消費税 ¥20",
      "電子マネーへお返し ¥1,930",
      "還元の取り消し −¥113",
      "電子マネー残高 ¥5,000",
      "※は軽減税率(8%)対象商品です",
    ])
      expect(paper).toContain(part);
    expect(paper).not.toMatch(/処理中|唐揚げ|ポイント不足/u);
  });

  test("says what is still under way, what a person looks at, and what the wallet owes", () => {
    const late = textOf(composeRefundReceipt(refund, context, { ...nothing, open: open({}), debt: 30 }));
    expect(late).toContain("電子マネーへお返し (処理中) ¥1,930");
    expect(late).toContain("お問い合わせ番号 89ABCDEF");
    expect(late).toContain("ポイント不足(次の還元から差引) ¥30");
    const refused = textOf(composeRefundReceipt(refund, context, { ...nothing, open: open({ state: "refused" }) }));
    expect(refused).toContain("(確認中)");
    // Meal money under way says nothing of the e-money.
    expect(textOf(composeRefundReceipt(refund, context, { ...nothing, open: open({ money: "meal" }) }))).toContain(
      "電子マネーへお返し ¥1,930",
    );
  });

  test("takes the day of the sale from the sale, where an older entry does not say it", () => {
    const { day: _, ...before } = of;
    const older = { ...refund, data: { ...refund.data, of: before } };
    expect(textOf(composeRefundReceipt(older, context, { ...nothing, soldOn: "2026-11-21" }))).toContain("2026/11/21");
    expect(textOf(composeRefundReceipt(older, context, nothing))).not.toContain("お買上げ日");
  });
});

describe("the slip of money that went back by itself", () => {
  const slip = (kind: "pay-refunded" | "charge-reversed", data: object): string => {
    const entry = { ...head, kind, data: { key: "89abcdef-0000", wallet: "w", amount: 594, ...data } };
    return textOf(composeReturnedSlip(entry as unknown as EntryOf<"pay-refunded">, context));
  };
  test("of a sale cancelled half-paid speaks of the sale and of nothing that was awaited", () => {
    const entry = { ...head, kind: "pay-refunded", data: { key: "89abcdef-0000", wallet: "w", amount: 594 } };
    const text = textOf(composeReturnedSlip(entry as unknown as EntryOf<"pay-refunded">, context, true));
    expect(text).toContain("会計を取り消したため、\n全額を電子マネーへお戻ししました");
    expect(text).not.toContain("確認していた");
  });
  test.each([
    ["a payment found late", "pay-refunded", {}, "あとから引き落とされていました"],
    ["a meal plan's payment", "pay-refunded", { money: "meal" }, "全額をミールへお戻ししました"],
    ["a return", "pay-refunded", { of: "R1-1-9" }, "返品(No. R1-1-9)"],
    ["a charge found late", "charge-reversed", {}, "あとから残高に反映されていました"],
    ["a charge corrected at the counter", "charge-reversed", { correct: true }, "現金は、全額お返しします"],
  ] as const)("of %s says how much, why, and the number it is found by", (_, kind, data, why) => {
    const text = slip(kind, data);
    for (const part of [why, "¥594", "お問い合わせ番号 89ABCDEF"]) expect(text).toContain(part);
  });
});
