import { describe, expect, test } from "vitest";
import { codes, openScanner, refusalOf, soundOf } from "./open-scanner.ts";

describe("prices that are not in the catalogue", () => {
  test("stand in the code: one row of the catalogue serves them all", () => {
    const s = openScanner();
    s.scan("2100123703982");
    expect(s.lines()).toEqual([["量り売り惣菜", 1, 398, "shop"]]);
    expect(s.lookUps).toEqual([codes.deli]);
    s.scan(codes.deli);
    expect(s.asks()).toBe("price");
  });

  test("are keyed in, and nothing else is scanned past them", () => {
    const s = openScanner();
    for (const [code, name] of [
      ["77", "雑品"],
      ["78", "時価"],
    ] as const) {
      s.key(code, 3);
      expect(refusalOf(s.scan(codes.tea))).toBe("price-first");
      s.say({ kind: "goods-price", price: 250 });
      expect(s.lines().at(-1)).toEqual([name, 3, 250, "shop"]);
    }
    s.touch("79");
    expect(s.lines().at(-1)).toEqual(["水", 1, 0, "shop"]);
  });
});

describe("a code the catalogue does not know", () => {
  test("is sold under a department, and its line says that it was not listed", () => {
    const s = openScanner();
    expect(soundOf(s.scan(codes.unknown))).toBe("error");
    expect(refusalOf(s.say({ kind: "department", id: "gone", price: 100, qty: 1 }))).toBe("department-gone");
    expect(refusalOf(s.say({ kind: "goods-price", price: 100 }))).toBe("not-now");
    s.say({ kind: "department", id: "food", price: 216, qty: 1 });
    expect(s.draft().lines[0]).toMatchObject({
      code: codes.unknown,
      name: `食品 ${codes.unknown}`,
      rate: 8,
      unlisted: true,
    });
    s.say({ kind: "cash", given: 216 });
    const sale = s.register.entries.findLast(({ kind }) => kind === "sale");
    expect(sale?.data).toMatchObject({ lines: [{ code: codes.unknown, unlisted: true, tax: "reduced" }] });
  });

  test("and whose price stands in it asks for the department alone", () => {
    const s = openScanner({ items: [] });
    s.scan("2100123703982");
    expect(s.draft().stage).toMatchObject({ waiting: { kind: "unknown", code: codes.deli, price: 398 } });
  });

  test("is put aside by the next scan, which is said", () => {
    const s = openScanner();
    s.scan(codes.unknown);
    s.scan(codes.tea);
    expect([s.lines().length, s.notice()]).toEqual([1, "goods-dropped"]);
  });

  test("and has no check digit is no article: it is refused", () => {
    const s = openScanner();
    expect([refusalOf(s.key("123")), refusalOf(s.scan("HELLO"))]).toEqual(["unknown-code", "unknown-code"]);
    expect(refusalOf(s.key("4901234567893"))).toBe("code-wrong");
    expect(s.lookUps).toEqual(["123", "HELLO"]);
  });
});

describe("codes keyed by hand", () => {
  test.each([
    ["an ISBN-10", "4-12-203714-X", "中公文庫"],
    ["an ISBN-13", codes.knownBook, "中公文庫"],
    ["a short number of the catalogue", "79", "水"],
  ])("may be %s", (_name, code, name) => {
    const s = openScanner();
    s.key(code);
    expect(s.lines()[0]?.[0]).toBe(name);
  });
});

describe("departments, quantities and repeats", () => {
  test("a department takes a price, and the quantity said before", () => {
    const s = openScanner();
    s.say({ kind: "times", qty: 3 });
    s.say({ kind: "department", id: "food", price: 108, qty: 1 });
    expect(s.lines()).toEqual([["食品", 3, 108, "shop"]]);
    expect(s.draft().lines[0]).toMatchObject({ code: "dept:food", amount: 324, rate: 8 });
    expect(s.draft().lines[0]).not.toHaveProperty("unlisted");
    expect(refusalOf(s.say({ kind: "department", id: "food", price: 0, qty: 1 }))).toBe("price-none");
  });

  test("the quantity said before is that of the next scan alone", () => {
    const s = openScanner();
    s.say({ kind: "times", qty: 3 });
    s.scan(codes.tea);
    s.scan(codes.tea);
    expect(s.lines()).toEqual([["緑茶", 4, 128, "shop"]]);
    s.say({ kind: "times", qty: 2 });
    s.scan(codes.book);
    s.scan(codes.row);
    expect(s.lines()[1]).toEqual([`書籍 C0041 ${codes.book}`, 2, 1100, "books"]);
  });

  test("繰返し sells the last line once more; a voided one does not count", () => {
    const s = openScanner();
    expect(refusalOf(s.say({ kind: "repeat" }))).toBe("nothing-to-repeat");
    s.say({ kind: "department", id: "food", price: 108, qty: 1 });
    s.say({ kind: "repeat" });
    s.scan(codes.tea);
    s.say({ kind: "line-void", n: 2 });
    s.say({ kind: "repeat" });
    expect(s.draft().lines.map(({ name, qty, void: isVoid }) => [name, qty, isVoid])).toEqual([
      ["食品", 2, false],
      ["緑茶", 1, true],
      ["食品", 1, false],
    ]);
  });

  test("where the settings name no departments, there is one for each class e-money may pay", () => {
    const { settings } = openScanner().register.state();
    if (settings === null) throw new Error("no settings");
    const { departments: _, ...bare } = settings;
    const s = openScanner({ settings: bare });
    s.say({ kind: "department", id: "shop", price: 500, qty: 1 });
    expect(s.lines()).toEqual([["購買", 1, 500, "shop"]]);
    expect(refusalOf(s.say({ kind: "department", id: "stamps", price: 84, qty: 1 }))).toBe("department-gone");
  });
});
