import type { CustomerView, View } from "#ipc/view.ts";
import type { PriceKeys } from "#ipc/price.ts";
import { basketOf, huge, rung, viewOf } from "./view-of.ts";

const cashier = "cashier" as const;
/** Keys of a shop with much to choose from, with short and long names. */
export const priceKeys: PriceKeys = {
  discounts: [
    { id: "near-20", name: "見切り 20%引", en: "Near date 20%", kind: "percent", value: 20, scope: "line" },
    { id: "near-50", name: "見切り 半額", en: "Near date half", kind: "percent", value: 50, scope: "line" },
    { id: "fifty", name: "50円引", en: "¥50 off", kind: "yen", value: 50, scope: "line" },
    {
      id: "event",
      name: "新学期キャンペーン対象品",
      en: "New term campaign goods",
      kind: "percent",
      value: 15,
      scope: "line",
    },
    { id: "open", name: "値引", en: "Other", kind: "open", scope: "line", reason: true },
    {
      id: "sorry",
      name: "お詫び値引",
      en: "Apology",
      kind: "yen",
      value: 9_999_999,
      scope: "line",
      approve: true,
      reason: true,
    },
    { id: "staff", name: "職員割引", en: "Staff discount", kind: "percent", value: 10, scope: "basket", approve: true },
    { id: "coupon", name: "クーポン 100円引", en: "Coupon ¥100", kind: "yen", value: 100, scope: "basket" },
    { id: "all", name: "値引", en: "Other", kind: "open", scope: "basket" },
  ],
  discountReasons: [
    { reason: "期限が近い", en: "Near its date" },
    { reason: "傷・汚れ", en: "Damaged" },
    { reason: "販売促進", en: "Promotion" },
    { reason: "お詫び", en: "Apology" },
  ],
  priceReasons: [
    { reason: "値札違い", en: "Tag differs" },
    { reason: "登録の誤り", en: "Wrong in the list" },
    { reason: "他店対抗", en: "Price match" },
    { reason: "責任者の判断", en: "Supervisor's call" },
  ],
  deposits: [
    { id: "bento", name: "弁当容器", en: "Lunch box", amount: 10 },
    { id: "bottle", name: "びん", en: "Bottle", amount: 5 },
    { id: "cup", name: "リユースカップ(大学祭)", en: "Reusable cup (festival)", amount: 100 },
    { id: "tray", name: "弁当のトレー", en: "Tray", amount: 20 },
    { id: "case", name: "びんのケース", en: "Bottle case", amount: 200 },
    { id: "bag", name: "保冷バッグ", en: "Cooler bag", amount: 500 },
  ],
  permissions: {
    discount: cashier,
    "price-override": "supervisor",
    "deposit-return": cashier,
    "line-void": cashier,
    "cancel-sale": cashier,
    refund: cashier,
    "void-after": cashier,
    copy: cashier,
    invoice: cashier,
    "no-sale": cashier,
    "cash-in": cashier,
    "cash-out": cashier,
  },
};

const [meal, rice, book, tea] = rung.lines;
const cut = [
  ...(meal ? [{ ...meal, amount: 475, off: { name: "見切り 20%引", percent: 20, amount: 119 } }] : []),
  ...(rice ? [{ ...rice, unit: 100, amount: 200, was: 110 }] : []),
  ...(book ? [book] : []),
  ...(tea ? [tea] : []),
];
const off = { name: "職員割引", percent: 10, amount: 67 };
const discounted = basketOf(cut, { total: 3358, due: 3358, nutrition: rung.nutrition, off });
const most = { name: "お詫び値引お詫び値引お詫び値", amount: 9_999_999 };

/** Discounts on lines and on the basket, prices changed by hand, containers. */
export const priceScenes: Readonly<Record<string, View>> = {
  "sale-discounted": viewOf(
    { kind: "sale" },
    { basket: discounted, notice: { code: "discounted", amount: 67, text: "職員割引" } },
  ),
  "sale-discounted-full": viewOf(
    { kind: "sale" },
    {
      basket: {
        ...huge,
        lines: huge.lines.map((line) => ({
          ...line,
          off: { name: "新学期キャンペーン対象品", percent: 15, amount: 138 },
          was: 9_999_999,
        })),
        off: most,
      },
    },
  ),
  "sale-discount-refused": viewOf(
    { kind: "sale" },
    { basket: rung, notice: { code: "discount-class", text: "講座 現代社会学 第12巻" } },
  ),
  "sale-asking": viewOf({ kind: "sale" }, { basket: rung, badge: true }),
  "sale-deposit": viewOf({ kind: "sale" }, { notice: { code: "deposit-returned", amount: 130 } }),
  "tender-discounted": viewOf(
    { kind: "tender", due: 2358, quick: [2358, 2400, 3000, 5000, 10_000], canMeal: true, trust: null },
    { basket: { ...discounted, due: 2358, cash: 1000 } },
  ),
};

export const memberPrice = (view: CustomerView): CustomerView => ({ ...view, lines: cut, total: 3358, due: 3358, off });
