import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openCatalogue, type Card } from "#db/catalogue.ts";
import type { Item } from "#register/item.ts";
import { makeFolder } from "./register-at-work.ts";

const rice: Item = {
  code: "1001",
  name: "ライス中",
  kana: "ライスチュウ",
  class: "cafeteria",
  tax: "standard",
  rate: 10,
  price: 154,
  eat_in: true,
  category: "食堂",
};
const pen: Item = {
  code: "4901234567894",
  name: "ペン",
  kana: "ペン",
  class: "shop",
  tax: "standard",
  rate: 10,
  price: 110,
  category: "文具",
};
const card = (digit: string, status: Card["status"] = "active"): Card => ({
  card: digit.repeat(64),
  member: `m-${digit}`,
  wallet: `w-${digit}`,
  customer: `c-${digit}`,
  status,
});

describe("the catalogue file", () => {
  test("holds what was put into it, also after it is opened again", () => {
    using folder = makeFolder();
    {
      using catalogue = openCatalogue(folder);
      expect(catalogue.putItems({ version: 2, items: [pen, rice], removed: [] })).toBe(true);
      expect(catalogue.putItems({ version: 3, items: [{ ...rice, price: 160 }], removed: [pen.code] })).toBe(true);
    }
    using catalogue = openCatalogue(folder);
    expect(catalogue.item(rice.code)).toEqual({ ...rice, price: 160 });
    expect(catalogue.item(pen.code)).toBeNull();
    expect(catalogue.versions().items).toBe(3);
  });

  test("an older version changes nothing", () => {
    using folder = makeFolder();
    using catalogue = openCatalogue(folder);
    const settings = { version: 7, body: "{}", keyId: "k", sig: "s" };
    expect(catalogue.putSettings(settings)).toBe(true);
    expect(catalogue.putSettings({ ...settings, version: 6, body: "old" })).toBe(false);
    expect(catalogue.settings()).toEqual(settings);
    catalogue.putDenyList({ version: 2, cards: [] });
    expect(catalogue.putDenyList({ version: 1, cards: ["a"] })).toBe(false);
  });

  test("a card is known by its hash; stopped, denied and removed ones say so", () => {
    using folder = makeFolder();
    using catalogue = openCatalogue(folder);
    catalogue.putCards({ version: 4, cards: [card("a"), card("b", "stopped"), card("c"), card("d")] });
    catalogue.putCards({ version: 5, cards: [card("d", "removed")] });
    catalogue.putDenyList({ version: 1, cards: ["c".repeat(64)] });
    const standing = (digit: string) => catalogue.card(digit.repeat(64))?.standing ?? null;
    expect(["a", "b", "c", "d", "e"].map(standing)).toEqual(["active", "stopped", "denied", null, null]);
    expect(catalogue.card("a".repeat(64))).toEqual({
      member: "m-a",
      wallet: "w-a",
      customer: "c-a",
      standing: "active",
    });
    catalogue.putDenyList({ version: 2, cards: [] });
    expect(standing("c")).toBe("active");
  });

  test("a damaged file is thrown away, because all of it can be asked for again", () => {
    using folder = makeFolder();
    writeFileSync(join(folder.dir, "catalogue.db"), "not a database, but long enough to be looked at ".repeat(40));
    using catalogue = openCatalogue(folder);
    expect(catalogue.versions()).toEqual({ items: 0, pictures: 0, cards: 0, denyList: 0, settings: 0 });
    expect(catalogue.putItems({ version: 1, items: [rice], removed: [] })).toBe(true);
  });
});
