import type { PrintDocument } from "#drivers/printer/document.ts";
import type { Paper } from "#rig/printer/paper.ts";

export const receiptLines = 60;
const copyWord = "再発行";
const markWord = "印字中断";

const headOf = (sale: number): string => `売上 ${sale} 番`;
const lineOf = (n: number): string => `${n} カレーライス`;
const footOf = (sale: number): string => `以上 ${sale} 番`;

/** A receipt of sixty lines, each known by its number; a copy is marked as one. */
export function writeReceipt(sale: number, isCopy: boolean): PrintDocument {
  const first = isCopy ? `${headOf(sale)} ${copyWord}` : headOf(sale);
  const items = Array.from({ length: receiptLines - 2 }, (_, n) => ({ left: lineOf(n + 2), right: "¥480" }));
  return [
    { kind: "text", text: first },
    ...items.map((item) => ({ kind: "row" as const, ...item })),
    { kind: "text", text: footOf(sale) },
    { kind: "cut" },
  ];
}

/** What a paper is to somebody who looks at it. */
export type Look = {
  /** Every sale that has a line of its own on it. */
  readonly sales: readonly number[];
  /** All lines, in order, once, and no mark that it was broken off. */
  readonly isWhole: boolean;
  readonly isCopy: boolean;
  /** Nothing but the mark that something was broken off. */
  readonly isMark: boolean;
};

/** Looks at a paper as a person would: by what stands on it. */
export function lookAt(paper: Pick<Paper, "text">): Look {
  const lines = paper.text.map((line) => line.trim().replace(/\s+¥480$/u, "")).filter((line) => line !== "");
  const text = lines.join("\n");
  const sales = [...new Set([...text.matchAll(/^(?:売上|以上) (\d+) 番/gmu)].map(([, sale]) => Number(sale)))];
  const isMarked = text.includes(markWord);
  const [sale = 0] = sales;
  const wanted = [headOf(sale), ...Array.from({ length: receiptLines - 2 }, (_, n) => lineOf(n + 2)), footOf(sale)];
  const printed = lines.map((line) => line.replace(` ${copyWord}`, ""));
  return {
    sales,
    isWhole: !isMarked && printed.join("\n") === wanted.join("\n"),
    isCopy: text.includes(copyWord),
    isMark: isMarked && sales.length === 0 && !text.includes("カレーライス"),
  };
}
