import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cataloguePath, openCatalogue, type Catalogue } from "#db/catalogue.ts";
import { openDatabase, type Db } from "#db/open-database.ts";
import { openSearch, type Search } from "#db/search/open-search.ts";
import type { Item } from "#register/item.ts";
import { makeFolder } from "../register-at-work.ts";

const item = (code: string, name: string, kana: string, more: Partial<Item> = {}): Item => ({
  code,
  name,
  kana,
  class: "shop",
  tax: "reduced",
  rate: 8,
  price: 130,
  category: "飲料",
  ...more,
});
const goods = [
  item("4569990002006", "緑茶 525ml", "リョクチャ"),
  item("4569990002013", "ほうじ茶 525ml", "ホウジチャ"),
  item("4569990002105", "紅茶ストレート 500ml", "コウチャストレート"),
  item("4569990001177", "抹茶ラングドシャ", "マッチャラングドシャ"),
  item("4569990002082", "ブラックコーヒー 400ml", "ブラックコーヒー"),
  item("20300029", "肉うどん", "ニクウドン"),
  item("20100124", "豆腐ハンバーグ定食", "トウフハンバーグテイショク"),
  item("9784062938426", "茶の本", "チャノホン", { class: "books" }),
  item("4569990003126", "USBメモリ 64GB", "ユーエスビーメモリ"),
  item("4569990003003", "大学ノートB5 A罫", "ダイガクノートビーゴエーケイ"),
];

const folder = makeFolder();
let catalogue: Catalogue;
let reader: Db;
let search: Search;
beforeAll(() => {
  catalogue = openCatalogue(folder);
  catalogue.putItems({ version: 1, items: goods, removed: [] });
  reader = openDatabase(cataloguePath(folder.dir), { readonly: true });
  search = openSearch(reader);
});
afterAll(() => {
  reader.close();
  catalogue[Symbol.dispose]();
  folder[Symbol.dispose]();
});
const names = (typed: string): string[] => search.find(typed).map(({ name }) => name);

describe("search of the goods", () => {
  test("one kanji finds what begins with it, then what holds it, short names first", () => {
    expect(names("茶")).toEqual(["茶の本", "緑茶 525ml", "抹茶ラングドシャ", "ほうじ茶 525ml", "紅茶ストレート 500ml"]);
    expect(names("緑茶")).toEqual(["緑茶 525ml"]);
    expect(names("鮭")).toEqual([]);
  });

  test("kana of either kind, small or large, long or short, and romaji", () => {
    for (const typed of ["りょく", "リョク", "ﾘｮｸ", "りよく", "ry", "ryo", "ryok", "ryoku", "ryokucha"])
      expect(names(typed)[0], typed).toBe("緑茶 525ml");
    for (const typed of ["コーヒー", "こーひー", "ko-hi-", "koohii", "kohi", "こひ"])
      expect(names(typed), typed).toContain("ブラックコーヒー 400ml");
    for (const typed of ["udon", "うどん", "nikuu"]) expect(names(typed), typed).toEqual(["肉うどん"]);
    expect(names("tofu")).toEqual(["豆腐ハンバーグ定食"]);
  });

  test("each letter on the way to a word keeps its goods in sight", () => {
    for (let to = 1; to <= "ryokucha".length; to += 1) expect(names("ryokucha".slice(0, to))).toContain("緑茶 525ml");
    for (let to = 1; to <= "usbめもり".length; to += 1)
      expect(names("usbめもり".slice(0, to)), "usbめもり".slice(0, to)).toContain("USBメモリ 64GB");
  });

  test("two words are both held, in whatever order", () => {
    expect(names("茶 525")).toEqual(["緑茶 525ml", "ほうじ茶 525ml"]);
    expect(names("525　ほうじ")).toEqual(["ほうじ茶 525ml"]);
  });

  test("by the beginning of a code, and a book by its ISBN-10", () => {
    expect(names("45699900020")).toHaveLength(3);
    expect(names("203")).toEqual(["肉うどん"]);
    expect(names("4-06-293842-1")).toEqual(["茶の本"]);
    expect(names("978-4-06")).toEqual(["茶の本"]);
  });

  test("signs and quotation marks find nothing and break nothing", () => {
    for (const typed of ['"', '" OR "', "*", "NEAR(", "'", "\ue000", "ー", "   ", "%", "\0"])
      expect(names(typed)).toEqual([]);
  });

  test("what is on the keys or was rung up lately comes first where it matches", () => {
    search.like(["4569990002105", "20300029"]);
    expect(names("茶").slice(0, 2)).toEqual(["茶の本", "紅茶ストレート 500ml"]);
    search.like([]);
  });

  test("the index goes with each change of the goods, and a price alone does not touch it", () => {
    const [tea] = goods;
    if (tea === undefined) throw new Error("no goods");
    const rowid = () => reader.prepare("SELECT id FROM goods WHERE code = ?").pluck().get(tea.code);
    const before = rowid();
    catalogue.putItems({ version: 2, items: [{ ...tea, price: 150 }], removed: [] });
    expect(search.find("緑茶").map(({ price }) => price)).toEqual([150]);
    expect(rowid()).toBe(before);
    catalogue.putItems({ version: 3, items: [{ ...tea, name: "煎茶 525ml", kana: "センチャ" }], removed: [] });
    expect([names("緑茶"), names("senc")]).toEqual([[], ["煎茶 525ml"]]);
    catalogue.putItems({ version: 4, items: [], removed: [tea.code] });
    expect(names("煎")).toEqual([]);
    catalogue.putItems({ version: 5, items: [tea], removed: [] });
    expect(names("緑")).toEqual(["緑茶 525ml"]);
  });

  test("control: FTS5's own trigrams find neither 茶 nor 緑茶, which is why the grams are ours", () => {
    using other = makeFolder();
    const db = openDatabase(`${other.dir}/trigram.db`);
    db.exec("CREATE VIRTUAL TABLE t USING fts5(name, tokenize='trigram')");
    for (const { name } of goods) db.prepare("INSERT INTO t VALUES(?)").run(name);
    const count = db.prepare("SELECT count(*) FROM t WHERE t MATCH ?").pluck();
    expect(["茶", "緑茶", "緑茶 "].map((typed) => count.get(`"${typed}"`))).toEqual([0, 0, 1]);
    db.close();
  });
});
