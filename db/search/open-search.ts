import type { Item } from "#register/item.ts";
import type { Db } from "../open-database.ts";
import { mustHold, start } from "./grams.ts";
import { readQuery, type Term } from "./read-query.ts";

export type Search = {
  /** Goods for what was typed so far, at most 50: by code, then those liked, beginnings before middles, short names before long. */
  readonly find: (typed: string) => Item[];
  /** Codes that come first wherever they match: those on the touch keys and those rung up lately. At most 500 count. */
  readonly like: (codes: readonly string[]) => void;
};

export const mostFound = 50;
/** So many that hold the grams of a long word but perhaps not the word are looked at. */
const mostLooked = 2000;
const mostLiked = 500;

type Row = { readonly code: string; readonly text: string; readonly body: string };
/** One way to match: every term by one of its parts. */
type Pass = readonly (readonly string[])[];

/** Beginnings, then middles. */
function passesOf(terms: readonly Term[]): Pass[] {
  const all = terms.map((term) => [...term.exact, ...term.loose]);
  return [all.map((parts, at) => (at === 0 ? parts.map((part) => start + part) : parts)), all];
}

/** Parts that differ in their last character only (a syllable half typed) are asked for by what they share; `holds` tells them apart. */
function shared(parts: readonly string[]): string[] {
  const stemOf = (part: string): string => part.slice(0, -1);
  const isStem = (stem: string): boolean =>
    stem.length >= 3 && parts.filter((part) => stemOf(part) === stem).length > 1;
  return [...new Set(parts.map((part) => (isStem(stemOf(part)) ? stemOf(part) : part)))];
}

function expressionOf(pass: Pass): string {
  return pass.map((parts) => `(${shared(parts).map(mustHold).join(" OR ")})`).join(" AND ");
}

function holds(text: string, pass: Pass): boolean {
  return pass.every((parts) => parts.some((part) => text.includes(part)));
}

/** Looks for goods on a connection that may be read-only. */
export function openSearch(db: Db): Search {
  const version = db.prepare<[], { data_version: number }>("PRAGMA data_version");
  const byCode = db.prepare<[string, string], { code: string; body: string }>(
    `SELECT code, body FROM item WHERE code >= ? AND code < ? ORDER BY code LIMIT ${mostFound}`,
  );
  const byGrams = db.prepare<[string], Row>(
    `SELECT code, text, body FROM gram JOIN goods ON goods.id = gram.rowid JOIN item USING(code)
      WHERE gram MATCH ? ORDER BY gram.rowid`,
  );
  const goodsOf = db.prepare<[string], Row>("SELECT code, text, body FROM goods JOIN item USING(code) WHERE code = ?");
  let liked: readonly string[] = [];
  let likedRows: readonly Row[] = [];
  let likedAt = -1;

  /** Their texts are kept: whether one of them matches is asked at each key. */
  function readLiked(): readonly Row[] {
    const now = version.get()?.data_version ?? 0;
    if (now !== likedAt) {
      likedRows = liked.flatMap((code) => goodsOf.get(code) ?? []);
      likedAt = now;
    }
    return likedRows;
  }

  function findNamed(terms: readonly Term[], found: Map<string, string>): void {
    for (const pass of passesOf(terms)) {
      for (const { code, text, body } of readLiked()) {
        if (found.size >= mostFound) return;
        if (holds(text, pass)) found.set(code, body);
      }
      let looked = 0;
      for (const { code, text, body } of byGrams.iterate(expressionOf(pass))) {
        if (holds(text, pass)) found.set(code, body);
        looked += 1;
        if (found.size >= mostFound || looked >= mostLooked) break;
      }
      if (found.size >= mostFound) return;
    }
  }

  return {
    find(typed) {
      const { codes, terms } = readQuery(typed);
      const found = new Map<string, string>();
      // U+FFFF sorts behind every digit and letter a code may go on with.
      for (const code of codes) {
        for (const row of byCode.all(code, `${code}\uffff`)) if (found.size < mostFound) found.set(row.code, row.body);
      }
      if (terms.length > 0 && found.size < mostFound) findNamed(terms, found);
      return [...found.values()].map((body) => JSON.parse(body) as Item);
    },
    like(codes) {
      liked = codes.slice(0, mostLiked);
      likedAt = -1;
    },
  };
}
