import { escapeHtml, yen } from "../http/html.ts";
import type { Nutrition, Purchase } from "./read-purchases.ts";
import type { Unlisted } from "./read-unlisted.ts";

const style = `body{font:16px/1.6 "BIZ UDPGothic","Noto Sans JP",sans-serif;margin:0;background:#f6f5f2;color:#222}
main{max-width:960px;margin:0 auto;padding:24px}h1{font-size:24px;color:#00205b;margin:0 0 4px}h2{font-size:18px;margin:32px 0 8px}
section,.cards>div{background:#fff;border:1px solid #dddad2;border-radius:8px}table{border-collapse:collapse;width:100%}
th,td{padding:8px 12px;text-align:left;border-bottom:1px solid #eceae4;vertical-align:top}th{font-size:13px;color:#666;font-weight:600}
.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}.cards{display:flex;gap:12px;flex-wrap:wrap;margin-top:16px}
.cards>div{padding:12px 20px;min-width:150px}.cards b{display:block;font-size:24px;font-variant-numeric:tabular-nums}small{color:#666}`;

const fonts = `<link rel="stylesheet" href="/fonts/400.css"><link rel="stylesheet" href="/fonts/700.css">`;
const tenderNames: Readonly<Record<string, string>> = { meal: "ミール", emoney: "電子マネー", cash: "現金" };
const gram = (mg: number): string => (mg / 1000).toFixed(1);
const point = (tenths: number): string => (tenths / 10).toFixed(1);
const when = (at: string): string => escapeHtml(at.slice(0, 16).replace("T", " ").replaceAll("-", "/"));

function table(head: readonly string[], rows: readonly (readonly string[])[], numbersFrom: number): string {
  if (rows.length === 0) return "<section><p style='padding:0 16px'>まだ記録がありません。</p></section>";
  const cell = (tag: string) => (text: string, at: number) =>
    `<${tag}${at >= numbersFrom ? ' class="n"' : ""}>${text}</${tag}>`;
  const body = rows.map((row) => `<tr>${row.map(cell("td")).join("")}</tr>`).join("");
  return `<section><table><thead><tr>${head.map(cell("th")).join("")}</tr></thead><tbody>${body}</tbody></table></section>`;
}

const plus = (a: Nutrition, b: Nutrition, times: number): Nutrition => ({
  kcal: a.kcal + times * b.kcal,
  protein_mg: a.protein_mg + times * b.protein_mg,
  fat_mg: a.fat_mg + times * b.fat_mg,
  carb_mg: a.carb_mg + times * b.carb_mg,
  salt_mg: a.salt_mg + times * b.salt_mg,
  red: a.red + times * b.red,
  green: a.green + times * b.green,
  yellow: a.yellow + times * b.yellow,
});
const nothing: Nutrition = { kcal: 0, protein_mg: 0, fat_mg: 0, carb_mg: 0, salt_mg: 0, red: 0, green: 0, yellow: 0 };

function mealRow(purchase: Purchase): readonly (readonly string[])[] {
  const eaten = purchase.lines.filter((line) => line.nutrition !== undefined);
  if (eaten.length === 0) return [];
  const sum = eaten.reduce((all, line) => plus(all, line.nutrition ?? nothing, line.qty), nothing);
  const names = eaten.map((line) => escapeHtml(line.name) + (line.qty === 1 ? "" : ` ×${line.qty}`)).join("、");
  const grams = [sum.protein_mg, sum.fat_mg, sum.carb_mg, sum.salt_mg].map(gram);
  return [
    [
      when(purchase.at),
      names,
      `${sum.kcal}`,
      ...grams,
      `${point(sum.red)} / ${point(sum.green)} / ${point(sum.yellow)}`,
    ],
  ];
}

/** One member's page: purchases, cafeteria history with nutrition, rebates. */
export function portalPage(name: string, member: string, purchases: readonly Purchase[]): string {
  const rows = purchases.map((one) => [
    when(one.at),
    escapeHtml(one.receipt),
    one.lines.map((line) => `${escapeHtml(line.name)} ×${line.qty} <small>${yen(line.amount)}</small>`).join("<br>"),
    one.tenders
      .map((tender) => `${tenderNames[tender.kind] ?? escapeHtml(tender.kind)} ${yen(tender.amount)}`)
      .join("<br>"),
    yen(one.total),
    yen(one.rebate),
  ]);
  const total = purchases.reduce((all, one) => all + one.total, 0);
  const rebate = purchases.reduce((all, one) => all + one.rebate, 0);
  const meals = purchases.flatMap(mealRow);
  return `<!doctype html><html lang="ja"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>利用履歴 ${escapeHtml(name)}</title>${fonts}<style>${style}</style><main><h1>${escapeHtml(name)} さんの利用履歴</h1>
<small>組合員 ${escapeHtml(member)}・試験用の本部（リグ）</small>
<div class="cards"><div>お買い物 合計<b>${yen(total)}</b></div><div>還元 累計<b>${yen(rebate)}</b></div><div>お食事<b>${meals.length} 回</b></div></div>
<h2>お買い物</h2>${table(["日時", "レシート番号", "内容", "お支払い", "合計", "還元"], rows, 4)}
<h2>食堂のご利用と栄養</h2>${table(["日時", "献立", "kcal", "たんぱく質 g", "脂質 g", "炭水化物 g", "食塩 g", "赤 / 緑 / 黄"], meals, 2)}
</main></html>`;
}

export function portalIndex(members: readonly { readonly member: string; readonly name: string }[]): string {
  const rows = members.map((one) => [
    `<a href="/portal/${encodeURIComponent(one.member)}">${escapeHtml(one.name)}</a>`,
    escapeHtml(one.member),
  ]);
  return `<!doctype html><html lang="ja"><meta charset="utf-8"><title>組合員ポータル</title>${fonts}<style>${style}</style>
<main><h1>組合員ポータル</h1><small>試験用の本部（リグ）</small><h2>組合員</h2>${table(["氏名", "番号"], rows, 9)}
<h2>本部</h2><p><a href="/unlisted">登録のない商品</a></p></main></html>`;
}

/** Codes that were sold under a department because the catalogue did not know them: for whoever keeps the catalogue. */
export function unlistedPage(goods: readonly Unlisted[]): string {
  const rows = goods.map(({ code, name, class: goodsClass, regs, at, qty, unit }) => [
    escapeHtml(code),
    escapeHtml(name),
    escapeHtml(goodsClass),
    escapeHtml(regs.join("、")),
    when(at),
    String(qty),
    yen(unit),
  ]);
  return `<!doctype html><html lang="ja"><meta charset="utf-8"><title>登録のない商品</title>${fonts}<style>${style}</style>
<main><h1>登録のない商品</h1><small>試験用の本部（リグ）</small>${table(["コード", "売った名前", "分類", "レジ", "最後の販売", "点数", "単価"], rows, 5)}</main></html>`;
}
