import type { Item } from "#register/item.ts";
import type { Db } from "../open-database.ts";
import { foldText, shortenVowels } from "./fold-text.ts";
import { gramsOf, start } from "./grams.ts";

/**
 * `goods.id` is the order of the answers: ids rise with the length of the name, what the shop numbers itself before all else. FTS5 keeps the
 * postings of a gram by rowid, so the best fifty of a gram that stands in a hundred thousand names are its first fifty.
 * The grams are ours, of one to three characters (the trigram tokenizer finds nothing under three); they hold no text, only ids.
 */
export const searchSchema = `
  CREATE TABLE IF NOT EXISTS goods(id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, text TEXT NOT NULL) STRICT;
  CREATE VIRTUAL TABLE IF NOT EXISTS gram
    USING fts5(grams, content='', contentless_delete=1, detail=none, tokenize='ascii');
`;

const rankSize = 2 ** 32;
const longestName = 63;
/** Numbers of the shop's own: GS1 prefixes 02 and 20-29 (General Specifications 1.4.4), or shorter than a JAN-8. Dishes have nothing to scan. */
const ownNumber = /^(?:0?2|.{1,7}$)/u;

/** Smaller is better. */
function rankOf({ code, name }: Item): number {
  const length = Math.min([...name].length, longestName);
  return ownNumber.test(code) ? length : length + longestName + 1;
}

/** All that goods are found by, each beginning marked. */
export function searchText({ name, kana }: Item): string {
  const said = foldText(kana);
  return [...new Set([foldText(name), said, shortenVowels(said)])]
    .filter((part) => part !== "")
    .map((part) => start + part)
    .join("");
}

export type GoodsIndex = { readonly put: (item: Item) => void; readonly drop: (code: string) => void };

/** Keeps the index in step with the goods, within the transaction of the caller. A change of price alone does not touch it. */
export function openGoodsIndex(db: Db): GoodsIndex {
  const held = db.prepare<[string], { id: number; text: string }>("SELECT id, text FROM goods WHERE code = ?");
  const last = db.prepare<[number, number], { id: number | null }>(
    "SELECT max(id) AS id FROM goods WHERE id >= ? AND id < ?",
  );
  const putGoods = db.prepare("INSERT INTO goods VALUES(?, ?, ?)");
  const putGrams = db.prepare("INSERT INTO gram(rowid, grams) VALUES(?, ?)");
  const dropGoods = db.prepare("DELETE FROM goods WHERE id = ?");
  const dropGrams = db.prepare("DELETE FROM gram WHERE rowid = ?");
  const forget = (id: number): void => {
    dropGrams.run(id);
    dropGoods.run(id);
  };
  return {
    put(item) {
      const text = searchText(item);
      const before = held.get(item.code);
      const from = rankOf(item) * rankSize;
      if (before?.text === text && before.id >= from && before.id < from + rankSize) return;
      if (before !== undefined) forget(before.id);
      const id = (last.get(from, from + rankSize)?.id ?? from) + 1;
      putGoods.run(id, item.code, text);
      putGrams.run(id, gramsOf(text));
    },
    drop(code) {
      const before = held.get(code);
      if (before !== undefined) forget(before.id);
    },
  };
}
