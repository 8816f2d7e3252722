import { chmodSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A kiosk that provisions itself keeps a pepper it finds: the fleet's, as a technician would have brought it. */
export function bringPepper(data: string, pepper: Buffer): void {
  const keys = join(data, "keys");
  mkdirSync(keys, { recursive: true, mode: 0o700 });
  const file = join(keys, "pepper");
  if (existsSync(file)) return;
  writeFileSync(file, pepper, { mode: 0o600 });
  chmodSync(file, 0o400);
}
