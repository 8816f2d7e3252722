import { hashGenesis } from "./chain.ts";
import { JournalError } from "./journal-error.ts";
import type { Identity } from "./journal.ts";
import { keyIdOf } from "./keys.ts";
import type { Db } from "./open-database.ts";

type Row = { reg: string; epoch: number; key: string; prev_epoch_head: string | null };

/** @throws JournalError NOT_PROVISIONED when the file has no epoch yet */
export function readIdentity(db: Db): Identity {
  const row = db.prepare<[], Row>("SELECT reg, epoch, key, prev_epoch_head FROM epoch").get();
  if (row === undefined) throw new JournalError("NOT_PROVISIONED", "no epoch");
  const { reg, epoch, key, prev_epoch_head: prevEpochHead } = row;
  return { reg, epoch, key, keyId: keyIdOf(key), prevEpochHead, genesis: hashGenesis(row) };
}

export function writeEpoch(db: Db, o: { reg: string; epoch: number; key: string; prevEpochHead: string | null }): void {
  db.prepare("INSERT INTO epoch VALUES(1, ?, ?, ?, ?, 0)").run(o.reg, o.epoch, o.key, o.prevEpochHead);
}

/**
 * The first commit into a new or restarted log costs more than one fsync: its header, and the folder of a new file. This
 * small one takes that upon itself, at start and after a checkpoint, away from any sale.
 */
export function warmLog(db: Db): void {
  db.exec("UPDATE epoch SET opened = opened + 1");
}
