/**
 * `entry` is the truth, guarded against everything but appending. `draft` is the open basket, `job` what devices are asked.
 * The rest is derived from the entries and may be rebuilt from them.
 */
export const journal0001 = `
CREATE TABLE entry(
  seq    INTEGER PRIMARY KEY,
  kind   TEXT NOT NULL,
  body   TEXT NOT NULL,
  prev   BLOB NOT NULL CHECK(length(prev) = 32),
  hash   BLOB NOT NULL CHECK(length(hash) = 32),
  sig    BLOB NOT NULL CHECK(length(sig) = 64),
  key_id TEXT NOT NULL
) STRICT;

CREATE TRIGGER entry_in_order BEFORE INSERT ON entry
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM entry)
BEGIN SELECT RAISE(ABORT, 'an entry is only ever appended'); END;

CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry is never changed'); END;

CREATE TRIGGER entry_is_kept BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry is never deleted'); END;

-- What H(0) is made of. "opened" is only ever written to: see warm-log.
CREATE TABLE epoch(
  id              INTEGER PRIMARY KEY CHECK(id = 1),
  reg             TEXT NOT NULL,
  epoch           INTEGER NOT NULL,
  key             TEXT NOT NULL CHECK(length(key) = 64),
  prev_epoch_head TEXT CHECK(length(prev_epoch_head) = 64),
  opened          INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE draft(id INTEGER PRIMARY KEY CHECK(id = 1), body TEXT NOT NULL) STRICT;

-- "made" is the head of the journal when the job was made; a job may speak of an older entry (a copy of its receipt).
CREATE TABLE job(
  seq    INTEGER NOT NULL,
  n      INTEGER NOT NULL,
  device TEXT NOT NULL,
  what   TEXT NOT NULL,
  state  TEXT NOT NULL CHECK(state IN ('waiting', 'sent', 'done', 'unknown', 'dropped')),
  made   INTEGER NOT NULL,
  PRIMARY KEY(seq, n)
) STRICT, WITHOUT ROWID;

-- How far a reader of the journal (forwarding) has come. Lost, it is asked of headquarters again.
CREATE TABLE cursor(name TEXT PRIMARY KEY, seq INTEGER NOT NULL, hash TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE counters(name TEXT PRIMARY KEY, value ANY) STRICT, WITHOUT ROWID;
CREATE TABLE pending(key TEXT PRIMARY KEY, intent TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE operator_lock(op TEXT PRIMARY KEY, tries INTEGER NOT NULL, until_ms INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE card_day(wallet TEXT PRIMARY KEY, amount INTEGER NOT NULL) STRICT, WITHOUT ROWID;

-- "left" is null while nothing of the sale was returned. A sale of another register has no seq here.
CREATE TABLE sale_left(receipt TEXT PRIMARY KEY, seq INTEGER, left TEXT) STRICT, WITHOUT ROWID;
`;
