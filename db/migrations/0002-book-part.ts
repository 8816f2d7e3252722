/** Parts of the book that came later: what was charged today, sold on trust, and does not agree. Derived, as the rest of the book. */
export const bookPart0002 = `
CREATE TABLE book_part(part TEXT, key TEXT, value TEXT NOT NULL, PRIMARY KEY(part, key)) STRICT, WITHOUT ROWID;
`;
