import type { SoldSale } from "./read-facts.ts";
import type { ClassAmount } from "./sums.ts";

/** What of a sale can still go back, and what one refund takes of it: written here a second time from the rules alone. */
export type LeftLine = { readonly line: number; readonly qty: number; readonly amount: number };
export type LeftTender = {
  readonly tender: number;
  readonly kind: string;
  readonly amount: number;
  readonly by: readonly ClassAmount[];
};
export type LeftRebate = {
  readonly class: string;
  readonly base: number;
  readonly bp: number;
  readonly amount: number;
};
export type Left = {
  readonly lines: readonly LeftLine[];
  readonly tenders: readonly LeftTender[];
  readonly rebate: readonly LeftRebate[];
};
export type Part = {
  readonly lines: readonly (LeftLine & { readonly returned: number })[];
  readonly total: number;
  readonly tenders: readonly LeftTender[];
  readonly rebate: readonly LeftRebate[];
};

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const floorOf = (a: number, b: number, c: number): number => Number((BigInt(a) * BigInt(b)) / BigInt(c));
export const wayBack = ["cash", "emoney", "meal"] as const;

export function leftOfSale(sale: SoldSale): Left {
  return {
    lines: sale.lines.flatMap((line, at) => (line.void ? [] : [{ line: at, qty: line.qty, amount: line.amount }])),
    tenders: sale.tenders.map(({ kind, amount, by }, at) => ({ tender: at, kind, amount, by })),
    rebate: sale.rebate.by.map(({ class: id, base, bp, amount }) => ({ class: id, base, bp, amount })),
  };
}

/** Where the money of each class leaves: cash, then e-money, then the meal plan. */
export function takeTenders(byClass: ReadonlyMap<string, number>, left: Left): readonly LeftTender[] {
  const due = new Map(byClass);
  return wayBack
    .flatMap((kind) => left.tenders.filter((one) => one.kind === kind))
    .flatMap((one) => {
      const by = one.by.flatMap((row) => {
        const amount = Math.min(row.amount, due.get(row.class) ?? 0);
        due.set(row.class, (due.get(row.class) ?? 0) - amount);
        return amount > 0 ? [{ class: row.class, amount }] : [];
      });
      return by.length === 0 ? [] : [{ ...one, by, amount: sum(by.map((row) => row.amount)) }];
    });
}

/** Per class, the rebate still given − floor(what is left of its base × bp / 10000). */
export function takeRebate(tenders: readonly Pick<LeftTender, "kind" | "by">[], left: Left): readonly LeftRebate[] {
  const off = new Map<string, number>();
  for (const { by } of tenders.filter((one) => one.kind !== "cash"))
    for (const row of by) off.set(row.class, (off.get(row.class) ?? 0) + row.amount);
  return left.rebate.flatMap((row) => {
    const base = off.get(row.class) ?? 0;
    const amount = Math.max(0, row.amount - floorOf(row.base - base, row.bp, 10_000));
    return base === 0 ? [] : [{ ...row, base, amount }];
  });
}

/** The part that these units are; undefined when more is asked than is left. */
export function partOf(
  sale: SoldSale,
  left: Left,
  asked: readonly { readonly line: number; readonly qty: number }[],
): Part | undefined {
  if (new Set(asked.map((one) => one.line)).size !== asked.length) return undefined;
  const lines = asked.flatMap(({ line, qty }) => {
    const have = left.lines.find((one) => one.line === line);
    const sold = sale.lines[line];
    if (have === undefined || sold === undefined || qty > have.qty) return [];
    const returned = sold.qty - have.qty;
    // Less what went back, not less floor(a·r/n): after an allowance was given up the two may differ by a yen.
    const upTo = floorOf(sold.amount, returned + qty, sold.qty);
    return [{ line, qty, returned, amount: Math.max(0, upTo - (sold.amount - have.amount)) }];
  });
  if (lines.length !== asked.length) return undefined;
  const byClass = new Map<string, number>();
  for (const { line, amount } of lines) {
    const id = sale.lines[line]?.class ?? "";
    byClass.set(id, (byClass.get(id) ?? 0) + amount);
  }
  const tenders = takeTenders(byClass, left);
  return { lines, total: sum(lines.map((one) => one.amount)), tenders, rebate: takeRebate(tenders, left) };
}

export function lessPart(left: Left, part: Omit<Part, "total" | "lines"> & { lines: readonly LeftLine[] }): Left {
  const gone = new Map(part.lines.map((one) => [one.line, one]));
  return {
    lines: left.lines.map((one) => ({
      ...one,
      qty: one.qty - (gone.get(one.line)?.qty ?? 0),
      amount: one.amount - (gone.get(one.line)?.amount ?? 0),
    })),
    tenders: left.tenders.map((one) => {
      const off = part.tenders.find((taken) => taken.tender === one.tender)?.by ?? [];
      const by = one.by.map((row) => ({
        class: row.class,
        amount: row.amount - (off.find((taken) => taken.class === row.class)?.amount ?? 0),
      }));
      return { ...one, by, amount: sum(by.map((row) => row.amount)) };
    }),
    rebate: left.rebate.map((row) => {
      const off = part.rebate.find((taken) => taken.class === row.class);
      return { ...row, base: row.base - (off?.base ?? 0), amount: row.amount - (off?.amount ?? 0) };
    }),
  };
}
