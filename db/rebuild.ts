import { type Book, emptyBook, type Evolve } from "#register/book.ts";
import type { Entry } from "#register/entry.ts";
import { foldEntry } from "./stamp-facts.ts";
import type { Store } from "./store.ts";

/** Makes the derived tables again from all entries, in one transaction. */
export function rebuildDerived({ db, entries, books, sales }: Store, evolve: Evolve): Book {
  return db
    .transaction(() => {
      books.clear();
      sales.clear();
      let book = emptyBook;
      // A statement may not write while another is being walked on the same connection: so in portions.
      for (let seq = 1, rows = entries.rawFrom(seq, 1000); rows.length > 0; rows = entries.rawFrom(seq, 1000)) {
        for (const { body } of rows) {
          const entry = JSON.parse(body) as Entry;
          book = foldEntry(evolve, book, entry, Date.parse(entry.at));
          sales.note(entry);
        }
        seq += rows.length;
      }
      books.save(null, book);
      return book;
    })
    .immediate();
}

/** The stored book if it agrees with the last entry, else null. */
export function loadBook({ entries, books }: Store): Book | null {
  const book = books.load();
  const last = entries.lastRow();
  if (book === null || last === null) return null;
  const { gt, gta } = JSON.parse(last.body) as Entry;
  return book.seq === last.seq && book.gt === gt && book.gta === gta ? book : null;
}
