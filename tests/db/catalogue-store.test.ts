import { closeSync, openSync, statSync, writeSync } from "node:fs";
import { expect, test } from "vitest";
import { checkCatalogue } from "#db/catalogue-file.ts";
import { cataloguePath, openCatalogue } from "#db/catalogue.ts";
import { openItemTable } from "#db/item-table.ts";
import { openDatabase } from "#db/open-database.ts";
import { openPartTable } from "#db/part-table.ts";
import { openSearch } from "#db/search/open-search.ts";
import { makeGoods } from "#tests/bench/make-goods.ts";
import { makeFolder } from "./register-at-work.ts";

const goods = makeGoods(1000);
const page = { version: 1000, items: goods, removed: [] };

test("a page is written in short transactions, seen as it grows, and its version comes last", () => {
  using folder = makeFolder();
  using catalogue = openCatalogue(folder);
  const db = openDatabase(cataloguePath(folder.dir), { isDisposable: true });
  const steps = openItemTable(db, openPartTable(db)).store(page);
  let slices = 0;
  for (let step = steps.next(); step.done !== true; step = steps.next()) {
    slices += 1;
    expect(db.inTransaction).toBe(false);
    expect(catalogue.versions().items).toBe(0);
  }
  expect(slices).toBeGreaterThanOrEqual(10);
  expect(catalogue.versions().items).toBe(1000);
  db.close();
});

test("a page broken off is written again from the start, and nothing is found twice", () => {
  using folder = makeFolder();
  using catalogue = openCatalogue(folder);
  const write = (slices: number): void => {
    const db = openDatabase(cataloguePath(folder.dir), { isDisposable: true });
    const steps = openItemTable(db, openPartTable(db)).store(page);
    for (let n = 0; n < slices && steps.next().done !== true; n += 1);
    db.close();
  };
  write(7);
  expect(catalogue.versions().items).toBe(0);
  const [first] = goods;
  expect(catalogue.item(first?.code ?? "")).toEqual(first);
  write(Number.POSITIVE_INFINITY);
  expect(catalogue.versions().items).toBe(1000);
  const db = openDatabase(cataloguePath(folder.dir), { readonly: true });
  expect(db.prepare("SELECT count(*) FROM goods").pluck().get()).toBe(1000);
  expect(openSearch(db).find(first?.code ?? "")).toEqual([first]);
  expect(
    openSearch(db)
      .find(first?.name ?? "")
      .filter(({ code }) => code === first?.code),
  ).toHaveLength(1);
  db.close();
});

test("goods of a file from before the search keep selling and are asked for again", () => {
  using folder = makeFolder();
  {
    using catalogue = openCatalogue(folder);
    catalogue.putItems({ version: 5, items: goods.slice(0, 3), removed: [] });
    const db = openDatabase(cataloguePath(folder.dir));
    db.exec("DELETE FROM part WHERE name = 'search'; DROP TABLE goods; DROP TABLE gram;");
    db.close();
  }
  using catalogue = openCatalogue(folder);
  expect(catalogue.versions().items).toBe(0);
  expect(catalogue.item(goods[1]?.code ?? "")).toEqual(goods[1]);
  expect(catalogue.putItems({ version: 5, items: goods.slice(0, 3), removed: [] })).toBe(true);
});

test("damage inside is found by the check, stops nothing, and is gone when the file begins anew", () => {
  using folder = makeFolder();
  const path = cataloguePath(folder.dir);
  {
    using catalogue = openCatalogue(folder);
    catalogue.putItems(page);
  }
  expect(checkCatalogue(path)).toBe(true);
  // From the second half on: the head and what it names stand in the first pages.
  const { size } = statSync(path);
  const file = openSync(path, "r+");
  writeSync(file, Buffer.alloc(size - size / 4, 0x5a), 0, size - size / 4, size / 4);
  closeSync(file);
  expect(checkCatalogue(path)).toBe(false);
  using catalogue = openCatalogue(folder);
  let damaged = 0;
  catalogue.onDamage(() => (damaged += 1));
  for (const { code } of goods) catalogue.item(code);
  expect(damaged).toBeGreaterThan(0);
  catalogue.renew();
  expect(catalogue.versions().items).toBe(0);
  expect(catalogue.putItems(page)).toBe(true);
  expect(goods.every(({ code }) => catalogue.item(code) !== null)).toBe(true);
});
