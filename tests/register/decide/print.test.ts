import { describe, expect, test } from "vitest";
import { codes, openScanner, refusalOf, soundOf } from "./open-scanner.ts";

describe("a book in two rows", () => {
  test("sells at once by the catalogue; its lower row is passed over with a small sound", () => {
    const s = openScanner();
    s.scan(codes.knownBook);
    expect(soundOf(s.scan(codes.knownRow))).toBe("tick");
    expect(s.lines()).toEqual([["中公文庫", 1, 942, "books"]]);
    expect([s.asks(), s.notice()]).toEqual(["sale", null]);
  });

  test("whose printed price is another than the catalogue's sells at the catalogue's, and that is told", () => {
    const s = openScanner();
    s.scan(codes.knownBook);
    expect(soundOf(s.scan(codes.row))).toBe("look");
    expect(s.lines()).toEqual([["中公文庫", 1, 942, "books"]]);
    expect(s.draft().notice).toMatchObject({ code: "price-differs", amount: 1100 });
    const other = openScanner();
    other.scan(codes.row);
    other.scan(codes.knownBook);
    expect([other.lines(), other.notice()]).toEqual([[["中公文庫", 1, 942, "books"]], "price-differs"]);
  });

  test.each([
    ["upper, lower", [codes.book, codes.row]],
    ["lower, upper", [codes.row, codes.book]],
  ])("that the catalogue does not know sells by its rows: %s", (_name, [one = "", two = ""]) => {
    const s = openScanner();
    expect(soundOf(s.scan(one))).toBe("tick");
    expect([s.lines(), s.draft().stage.kind]).toEqual([[], "goods"]);
    expect(soundOf(s.scan(two))).toBe("scan");
    // floor(1000 × 110 / 100), C-code 0041.
    expect(s.lines()).toEqual([[`書籍 C0041 ${codes.book}`, 1, 1100, "books"]]);
    expect(s.draft().lines[0]).toMatchObject({ unlisted: true, rate: 10, code: codes.book });
    // The same row again is the scanner's doing, or the next copy's: nothing waits, nothing sells.
    expect(soundOf(s.scan(codes.row))).toBe("tick");
    expect([s.lines().length, s.asks()]).toEqual([1, "sale"]);
  });

  test("whose rows name no price asks for it, with what an old row says as a hint", () => {
    const s = openScanner();
    s.scan(codes.book);
    s.scan(codes.dearRow);
    expect(s.draft().stage).toMatchObject({ waiting: { kind: "price", why: "book" } });
    expect(refusalOf(s.say({ kind: "goods-price", price: 0 }))).toBe("price-none");
    s.say({ kind: "goods-price", price: 121_000 });
    expect(s.lines()).toEqual([[`書籍 C0041 ${codes.book}`, 1, 121_000, "books"]]);
    const old = openScanner();
    old.scan(codes.oldRow);
    old.scan(codes.book);
    expect(old.draft().stage).toMatchObject({ waiting: { kind: "price", hint: 450 } });
  });

  test("whose lower row cannot be read sells at the price keyed in", () => {
    const s = openScanner();
    s.scan(codes.book);
    s.say({ kind: "goods-price", price: 1100 });
    expect(s.lines()).toEqual([[`書籍 ${codes.book}`, 1, 1100, "books"]]);
  });

  test("half of which was read is dropped when anything else is, which is said, and never sells", () => {
    for (const half of [codes.book, codes.row]) {
      const s = openScanner();
      s.scan(half);
      expect(soundOf(s.scan(codes.tea))).toBe("look");
      expect([s.lines(), s.notice(), s.asks()]).toEqual([[["緑茶", 1, 128, "shop"]], "goods-dropped", "sale"]);
    }
    const s = openScanner();
    s.scan(codes.row);
    s.scan(codes.dearRow);
    expect(s.draft()).toMatchObject({ stage: { waiting: { row: { unit: null } } }, notice: { code: "goods-dropped" } });
    s.say({ kind: "back" });
    expect([s.lines(), s.asks()]).toEqual([[], "sale"]);
  });

  test("cannot be paid, put aside or cancelled by halves", () => {
    const s = openScanner();
    s.scan(codes.tea);
    s.scan(codes.book);
    for (const kind of ["tender", "emoney", "hold", "cancel-sale", "repeat"] as const)
      expect(refusalOf(s.say({ kind })), kind).not.toBeNull();
    s.say({ kind: "back" });
    s.say({ kind: "tender" });
    s.say({ kind: "cash", given: 128 });
    expect(s.register.kinds(2)).toEqual(["sale", "drawer-kick"]);
  });

  test("is asked for by department where the settings have no class for books", () => {
    const { settings } = openScanner().register.state();
    if (settings === null) throw new Error("no settings");
    const s = openScanner({ settings: { ...settings, classes: settings.classes.filter(({ id }) => id !== "books") } });
    s.scan(codes.row);
    s.scan(codes.book);
    expect(s.draft().stage).toMatchObject({ waiting: { kind: "unknown", price: 1100 } });
  });
});

describe("a magazine", () => {
  test("sells at the price of its add-on, tax added", () => {
    const s = openScanner();
    s.scan(`${codes.magazine}00857`, "]E3");
    expect(s.lines()).toEqual([["雑誌 12345-06", 1, 942, "books"]]);
    s.scan(`${codes.magazine}00857`);
    expect(s.lines()).toEqual([["雑誌 12345-06", 2, 942, "books"]]);
  });

  test("without its add-on waits for it, or for a price", () => {
    const s = openScanner();
    s.scan(codes.magazine);
    expect(s.draft().stage).toMatchObject({ waiting: { why: "add-on" } });
    s.scan(`${codes.magazine}00857`, "]E3");
    expect(s.lines()).toEqual([["雑誌 12345-06", 1, 942, "books"]]);
    expect(s.notice()).toBeNull();
    s.scan(`${codes.magazine}00000`, "]E3");
    expect(s.draft().stage).toMatchObject({ waiting: { why: "magazine" } });
    s.say({ kind: "goods-price", price: 11_000 });
    expect(s.lines()[1]).toEqual(["雑誌 12345-06", 1, 11_000, "books"]);
  });

  test("of the catalogue has the catalogue's price, and another on its cover is told", () => {
    const row = {
      code: codes.magazine,
      name: "週刊見本",
      kana: "",
      class: "books",
      tax: "standard",
      rate: 10,
      price: 900,
    } as const;
    const s = openScanner({ items: [row] });
    s.scan(codes.magazine);
    s.scan(`${codes.magazine}00857`, "]E3");
    expect(s.lines()).toEqual([["週刊見本", 2, 900, "books"]]);
    expect(s.draft().notice).toMatchObject({ code: "price-differs", amount: 942 });
  });
});
