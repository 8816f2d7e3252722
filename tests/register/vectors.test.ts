import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { allocate } from "#register/allocate.ts";
import type { ClassAmount, RebateRow, TaxRate, TaxRow, TenderKind } from "#register/entry.ts";
import { rebateOf } from "#register/rebate.ts";
import type { GoodsClass } from "#register/settings.ts";
import { taxRows } from "#register/tax.ts";

type Expected =
  | { refused: true }
  | { tenders: { kind: TenderKind; by: ClassAmount[] }[]; rebate: number; by: RebateRow[]; taxes: TaxRow[] };
type Vector = {
  name: string;
  lines: { amount: number; class: string; rate: TaxRate }[];
  tenders: { kind: TenderKind; amount: number }[];
  classes: { [name: string]: { bp: number; pays: ("meal" | "emoney")[] } };
  order: string[];
  expect: Expected;
};

const vectors: Vector[] = JSON.parse(readFileSync(new URL("../vectors/rebate.json", import.meta.url), "utf8"));

function settle(vector: Vector): Expected {
  const classes = vector.order.map((id): GoodsClass => {
    const { bp = 0, pays = [] } = vector.classes[id] ?? {};
    return { id, name: id, bp, pays, discountable: true };
  });
  const lines = vector.lines.map((line) => ({ ...line, void: false }));
  const allocated = allocate(lines, vector.tenders, classes);
  if (allocated.kind === "refused") return { refused: true };
  const { total, by } = rebateOf(allocated.tenders, classes, "headquarters");
  const tenders = allocated.tenders.map(({ kind, by }) => ({ kind, by: [...by] }));
  return { tenders, rebate: total, by: [...by], taxes: taxRows(lines) };
}

test("there are at least 200 vectors, and refused ones among them", () => {
  expect(vectors.length).toBeGreaterThanOrEqual(200);
  expect(vectors.filter(({ expect: so }) => "refused" in so).length).toBeGreaterThan(20);
});

test.each(vectors)("the register agrees with the vector: $name", (vector) => {
  expect(settle(vector)).toEqual(vector.expect);
});

test("the vectors find out a register that breaks ties from the back or rounds tax line by line", () => {
  const sorted = (so: Expected) =>
    "refused" in so
      ? so
      : so.tenders.map(({ by }) => by.toSorted((a, b) => (a.class < b.class ? -1 : 1)).map(({ amount }) => amount));
  const fromTheBack = vectors.filter(
    (vector) =>
      JSON.stringify(sorted(settle({ ...vector, order: vector.order.toReversed() }))) !==
      JSON.stringify(sorted(vector.expect)),
  );
  const lineByLine = vectors.filter(({ lines, expect: so }) => {
    const tax = lines.flatMap((line) => taxRows([{ ...line, void: false }])).reduce((sum, row) => sum + row.tax, 0);
    return !("refused" in so) && tax !== so.taxes.reduce((sum, row) => sum + row.tax, 0);
  });
  expect(fromTheBack.length).toBeGreaterThan(20);
  expect(lineByLine.length).toBeGreaterThan(20);
});
