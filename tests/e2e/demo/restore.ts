import { copyFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import type { Rig } from "#rig/open-rig.ts";
import { seePrompt, see } from "../support/cashier.ts";
import { openKiosk } from "../support/kiosk.ts";
import { openCamera } from "./camera.ts";
import type { Checks } from "./checks.ts";

/** A copy of the journal as it stands, as a backup would be. */
export async function backUp({ data, dir }: Rig): Promise<string> {
  const path = join(dir, "backup.db");
  const db = new Database(join(data, "journal.db"), { readonly: true });
  await db.backup(path);
  db.close();
  return path;
}

/** Puts an old journal back under a kiosk that is not running, starts it, and sees it refuse to sell. */
export async function startOnBackup(rig: Rig, backup: string, checks: Checks, screens: string): Promise<void> {
  checks.begin("A kiosk on a journal restored from a backup");
  for (const more of ["-wal", "-shm"]) rmSync(join(rig.data, `journal.db${more}`), { force: true });
  copyFileSync(backup, join(rig.data, "journal.db"));
  await using kiosk = await openKiosk(rig);
  await see(kiosk.cashier, "out-of-service");
  await seePrompt(kiosk.cashier, "prompt.out");
  await openCamera(kiosk, screens, 190)("out-of-service", "small", "en", "customer");
  checks.holds("it is out of service: headquarters holds more than it does", true);
}
