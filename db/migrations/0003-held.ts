/** Baskets put aside (保留), one row each, written when one is put aside and dropped when it comes back: the open basket stays small. */
export const held0003 = `
CREATE TABLE held(n INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;
`;
