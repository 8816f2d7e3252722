import fc from "fast-check";
import type { Line, TaxRate, TenderKind } from "#register/entry.ts";
import type { GoodsClass } from "#register/settings.ts";

/** A campus: books earn 10 %, tickets nothing; stamps are cash only; the meal plan pays in the cafeteria. */
export const campus: readonly GoodsClass[] = [
  { id: "books", name: "書籍", bp: 1000, pays: ["emoney"], discountable: false },
  { id: "cafeteria", name: "食堂", bp: 50, pays: ["meal", "emoney"], discountable: true },
  { id: "shop", name: "購買", bp: 50, pays: ["emoney"], discountable: true },
  { id: "tickets", name: "チケット", bp: 0, pays: ["emoney"], discountable: true },
  { id: "stamps", name: "切手", bp: 0, pays: [], discountable: false },
];

export const goodsClasses: fc.Arbitrary<readonly GoodsClass[]> = fc
  .shuffledSubarray([...campus], { minLength: 1 })
  .chain((some) =>
    fc.tuple(
      ...some.map((one) =>
        fc.record({
          id: fc.constant(one.id),
          name: fc.constant(one.name),
          bp: fc.constantFrom(0, 50, 333, 1000),
          pays: fc.subarray<"meal" | "emoney">(["meal", "emoney"]),
          discountable: fc.boolean(),
        }),
      ),
    ),
  );

const taxOf = { 10: "standard", 8: "reduced", 0: "exempt" } as const;
const yen = fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 30_000 }));

export function lineOf(part: Partial<Line> = {}): Line {
  const { qty = 1, unit = 100, discount = 0, rate = 10 } = part;
  const whole = { code: "61", name: "ライスS", class: "cafeteria", tax: taxOf[rate], void: false, ...part };
  return { ...whole, qty, unit, discount, rate, amount: qty * unit - discount };
}

/** A line of one of the classes, or now and then of one the settings have never heard of. */
export const line: fc.Arbitrary<Line> = fc
  .record({
    code: fc.constantFrom("61", "62", "4901234567894", "𠮷", "�"),
    class: fc.constantFrom("books", "cafeteria", "shop", "tickets", "stamps", "lost property"),
    rate: fc.constantFrom<TaxRate>(10, 8, 0),
    qty: fc.integer({ min: 1, max: 9 }),
    unit: yen,
    off: fc.nat({ max: 100 }),
    void: fc.nat({ max: 9 }).map((n) => n === 0),
  })
  .map(({ off, ...part }) => lineOf({ ...part, discount: Math.floor((part.qty * part.unit * off) / 1000) }));

export const lines: fc.Arbitrary<Line[]> = fc.array(line, { maxLength: 12 });

export type Paid = { kind: TenderKind; amount: number };

/** Tenders that may or may not fit: some meal, some e-money, cash, in any order, in up to three parts each. */
export function tendersFor(total: number): fc.Arbitrary<Paid[]> {
  return fc.array(
    fc.record({
      kind: fc.constantFrom<TenderKind>("meal", "emoney", "cash"),
      amount: fc.oneof(fc.nat({ max: total }), fc.nat({ max: Math.ceil(total / 3) })),
    }),
    { maxLength: 6 },
  );
}

/** Lines with the same lines shuffled. */
export const shuffled: fc.Arbitrary<{ straight: Line[]; mixed: Line[] }> = lines.chain((straight) =>
  fc
    .shuffledSubarray(straight, { minLength: straight.length, maxLength: straight.length })
    .map((mixed) => ({ straight, mixed })),
);

/** @throws with the counterexample and the seed that finds it again */
export function assertHolds<T>(property: fc.IProperty<T>): void {
  fc.assert(property, { numRuns: 300 });
}

/**
 * Holds the property, and goes on, ten times as long at most, until it has been where it must have been to prove anything.
 * @returns what it never reached
 * @throws with the counterexample and the seed that finds it again
 */
export function assertReaching<T>(
  property: fc.IProperty<T>,
  o: { readonly numRuns: number; readonly places: readonly string[]; readonly seen: ReadonlySet<string> },
): readonly string[] {
  const missing = (): readonly string[] => o.places.filter((place) => !o.seen.has(place));
  for (let n = 0; n === 0 || (n < 10 && missing().length > 0); n += 1) fc.assert(property, { numRuns: o.numRuns });
  return missing();
}

/** Whether a planted fault is found out: the other half of each proof. Tries long, and stops at the first find. */
export function isCaught<T>(property: fc.IProperty<T>): boolean {
  return fc.check(property, { numRuns: 20_000, endOnFailure: true }).failed;
}
