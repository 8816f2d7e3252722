import { describe, expect, test } from "vitest";
import type { LayoutKey, ViewLine } from "#ipc/view.ts";
import { type Learners, hideHint, hintFor, learningDays, meet, readLearners } from "#renderer/hints.ts";
import { gridOf, layKeys } from "#renderer/page-keys.ts";
import { stepLine } from "#renderer/pick-line.ts";
import { tones } from "#renderer/sounds.ts";

const key = (code: number, more: Partial<LayoutKey> = {}): LayoutKey => ({
  code: String(code),
  name: `Nr ${code}`,
  price: 100,
  rate: 10,
  ...more,
});
const keys = (count: number): LayoutKey[] => Array.from({ length: count }, (_, at) => key(at));
const places = (all: readonly LayoutKey[], columns = 5, rows = 5): readonly (readonly string[])[] =>
  layKeys(all, { columns, rows }).map((page) =>
    page.map(({ keys: block, column, row }) => `${block.map(({ code }) => code).join("+")}@${column},${row}`),
  );

describe("the grid of touch keys", () => {
  test("A category of up to 25 keys is one page; beyond that each page gives its last place to the key that turns it", () => {
    const sizes = (count: number): readonly number[] => places(keys(count)).map((page) => page.length);
    expect([0, 25, 26, 49].map(sizes)).toEqual([[0], [25], [24, 2], [24, 24, 1]]);
  });

  test("Keys lie in the order of the layout, as the dishes stand along the line", () => {
    expect(places(keys(6))).toEqual([["0@1,1", "1@2,1", "2@3,1", "3@4,1", "4@5,1", "5@1,2"]]);
  });

  test("Sizes of one dish lie together, wherever they stood, and no row tears them apart", () => {
    const rice = (code: number): LayoutKey => key(code, { group: "ライス" });
    expect(places([key(1), key(2), key(3), rice(4), key(5), rice(6), rice(7)])).toEqual([
      ["1@1,1", "2@2,1", "3@3,1", "4+6+7@1,2", "5@4,2"],
    ]);
  });

  test("No page tears sizes apart either, and none comes to lie on the key that turns the page", () => {
    const rice = Array.from({ length: 3 }, (_, at) => key(90 + at, { group: "ライス" }));
    const pages = places([...keys(7), ...rice], 3, 3);
    expect(pages).toEqual([["0@1,1", "1@2,1", "2@3,1", "3@1,2", "4@2,2", "5@3,2", "6@1,3"], ["90+91+92@1,1"]]);
  });

  test("More sizes than a row is wide go on in the next", () => {
    const sizes = Array.from({ length: 7 }, (_, at) => key(at, { group: "カレー" }));
    expect(places(sizes)).toEqual([["0+1+2+3+4@1,1", "5+6@1,2"]]);
  });

  test("Where there are pictures the keys are larger", () => {
    expect([gridOf(keys(3)), gridOf([key(1, { picture: "a" })])]).toEqual([
      { columns: 5, rows: 5 },
      { columns: 4, rows: 4 },
    ]);
  });
});

test("The arrows choose a line that is not void and stay at either end", () => {
  const line = (n: number, isVoid = false): ViewLine => ({
    n,
    name: "",
    qty: 1,
    unit: 1,
    amount: 1,
    rate: 10,
    void: isVoid,
  });
  const lines = [line(1), line(2, true), line(3)];
  expect([stepLine(lines, null, -1), stepLine(lines, 1, -1), stepLine(lines, 1, 1), stepLine(lines, null, 1)]).toEqual([
    1, 1, 3, 3,
  ]);
  expect(stepLine([], null, 1)).toBe(null);
});

describe("hints", () => {
  const days = (count: number): string[] => Array.from({ length: count }, (_, at) => `2026-11-${at + 10}`);
  const after = (count: number): Learners => days(count).reduce<Learners>((all, day) => meet(all, "07", day), {});

  test("An operator sees them on the first days at this register, and not on the one after", () => {
    expect(hintFor(after(learningDays), "07", "sale")).toBe("sale");
    expect(hintFor(after(learningDays + 1), "07", "sale")).toBe(null);
    expect(hintFor(after(learningDays + 1), "08", "sale")).toBe("sale");
  });

  test("Signing on twice a day counts once, and nothing is counted for ever", () => {
    const once = meet({}, "07", "2026-11-22");
    expect(meet(once, "07", "2026-11-22")).toBe(once);
    expect(after(40)["07"]?.days).toHaveLength(learningDays + 1);
  });

  test("One that was put away stays away, for that operator and that screen", () => {
    const hidden = hideHint(after(1), "07", "sale");
    expect([hintFor(hidden, "07", "sale"), hintFor(hidden, "07", "card"), hintFor(hidden, "08", "sale")]).toEqual([
      null,
      "card",
      "sale",
    ]);
  });

  test("A screen without one has none, and what is kept may be spoilt", () => {
    expect(hintFor({}, "07", "out-of-service")).toBe(null);
    expect([readLearners("{"), readLearners('{"07":1}'), readLearners(null)]).toEqual([{}, {}, {}]);
    expect(readLearners('{"07":{"days":["a"],"hidden":[]}}')).toEqual({ "07": { days: ["a"], hidden: [] } });
  });
});

test("No two sounds are alike: each differs from each in its first pitch by a third, or in how many tones it has", () => {
  const all = Object.entries(tones);
  const alike = all.flatMap(([one, a], at) =>
    all.slice(at + 1).flatMap(([other, b]) => {
      const [low = 0, high = 1] = [a[0]?.hz ?? 0, b[0]?.hz ?? 0].toSorted((x, y) => x - y);
      return high / low < 1.25 && a.length === b.length ? [`${one} ${other}`] : [];
    }),
  );
  expect(alike).toEqual([]);
});
