import type { TaxRate } from "#register/entry.ts";

/** ¥1,234 for paper; negative amounts are written −¥120. */
export function yen(amount: number): string {
  const digits = Math.abs(amount)
    .toString()
    .replaceAll(/\B(?=(\d{3})+$)/g, ",");
  return `${amount < 0 ? "−" : ""}¥${digits}`;
}

/** 軽減税率対象 is marked with ※ (適格簡易請求書: the mark, and at the foot what it means). */
export function markOf(rate: TaxRate): string {
  return rate === 8 ? "※" : "";
}

export const tenderWords = { meal: "ミール", emoney: "電子マネー", cash: "現金" } as const;

/** `2026-11-22T12:05:09.000+09:00` → `2026/11/22 12:05`. */
export function minuteOf(at: string): string {
  return `${at.slice(0, 10).replaceAll("-", "/")} ${at.slice(11, 16)}`;
}
