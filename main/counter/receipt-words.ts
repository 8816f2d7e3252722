import type { PaperLanguage } from "#register/paper-data.ts";
import type { TenderKind } from "#register/entry.ts";

/** What a receipt says. What the law asks for (登録番号, rates, amounts, the reduced mark) stands in both. */
export type ReceiptWords = {
  readonly title: string;
  readonly again: string;
  readonly number: string;
  readonly by: (reg: string, op: string) => string;
  readonly day: string;
  readonly subtotal: string;
  readonly items: (count: number) => string;
  readonly total: string;
  readonly taxed: (rate: number, mark: string, yen: string) => string;
  readonly tax: (yen: string) => string;
  readonly untaxed: string;
  readonly tenders: { readonly [kind in TenderKind]: string };
  readonly given: string;
  readonly change: string;
  readonly discount: string;
  readonly claim: string;
  readonly claimMore: readonly string[];
  readonly balance: string;
  readonly rebate: { readonly later: string; readonly points: string; readonly gap: (yen: string) => string };
  readonly energy: string;
  readonly salt: string;
  readonly groups: (red: string, green: string, yellow: string) => string;
  readonly reduced: string;
  readonly journal: string;
  readonly returned: (yen: string) => string;
  readonly invoiced: string;
};

const ja: ReceiptWords = {
  title: "レ シ ー ト",
  again: "【再発行】",
  number: "登録番号",
  by: (reg, op) => `レジ ${reg}  担当 ${op}`,
  day: "営業日",
  subtotal: "小計",
  items: (count) => `${count}点`,
  total: "合計",
  taxed: (rate, mark, yen) => `  ${rate}%対象${mark} ${yen}`,
  tax: (yen) => `内消費税 ${yen}`,
  untaxed: "  非課税・対象外",
  tenders: { meal: "ミール", emoney: "電子マネー", cash: "現金" },
  given: "お預り",
  change: "お釣り",
  discount: "値引",
  claim: "  うち後日引落",
  claimMore: ["  通信できないため、つながりしだい", "  電子マネーから引き落とします"],
  balance: "電子マネー残高",
  rebate: {
    later: "電子マネー還元予定",
    points: "ポイント還元",
    gap: (yen) => `  規定の還元 ${yen} との差を確認しています`,
  },
  energy: "エネルギー",
  salt: "食塩",
  groups: (red, green, yellow) => `  赤 ${red}  緑 ${green}  黄 ${yellow} 点`,
  reduced: "※は軽減税率(8%)対象商品です",
  journal: "電子ジャーナル",
  returned: (yen) => `※うち ${yen} は返品済みです`,
  invoiced: "※この会計は領収書発行済みです",
};

const en: ReceiptWords = {
  title: "RECEIPT (レシート)",
  again: "【COPY 再発行】",
  number: "登録番号 Registration no.",
  by: (reg, op) => `Register ${reg}  Op. ${op}`,
  day: "Day",
  subtotal: "Subtotal",
  items: (count) => (count === 1 ? "1 item" : `${count} items`),
  total: "TOTAL",
  taxed: (rate, mark, yen) => `  ${rate}% taxable${mark} ${yen}`,
  tax: (yen) => `tax incl. ${yen}`,
  untaxed: "  Not taxed",
  tenders: { meal: "Meal plan", emoney: "Co-op e-money", cash: "Cash" },
  given: "Cash received",
  change: "Change",
  discount: "Discount",
  claim: "  of which collected later",
  claimMore: ["  The e-money server is away. It is debited", "  as soon as it can be reached."],
  balance: "E-money balance",
  rebate: {
    later: "Rebate to come (e-money)",
    points: "Rebate in points",
    gap: (yen) => `  The difference from ${yen} is being checked`,
  },
  energy: "Energy",
  salt: "Salt",
  groups: (red, green, yellow) => `  Red ${red}  Green ${green}  Yellow ${yellow} points`,
  reduced: "※ reduced tax rate, 8% (軽減税率対象)",
  journal: "Journal",
  returned: (yen) => `※ ${yen} of this sale was returned (返品済み)`,
  invoiced: "※ 領収書 (formal receipt) issued for this sale",
};

export const receiptWords: { readonly [language in PaperLanguage]: ReceiptWords } = { ja, en };
