/**
 * Ways to the papers of an entry and to the settings it was made under. Partial: only entries of these kinds are in
 * them, so a sale writes no page more. Made by SQLite from the entries; nothing to rebuild.
 */
export const papers0004 = `
CREATE INDEX entry_copy ON entry(json_extract(body, '$.data.seq')) WHERE kind = 'receipt-copy';
CREATE INDEX entry_config ON entry(kind) WHERE kind = 'config';
`;
