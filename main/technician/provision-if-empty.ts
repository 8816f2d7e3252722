import { randomUUID } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { provisionEpoch } from "#db/provision-epoch.ts";
import { systemClock } from "#counter/clock.ts";
import type { Config } from "#main/config.ts";
import { evolve } from "#register/evolve.ts";

function hasJournal(dir: string): boolean {
  return existsSync(dir) && readdirSync(dir).some((name) => /^journal(-\d+)?\.db$/.test(name));
}

/** A rig or test register makes its own keys and first epoch on an empty folder. Live wants a technician with an approval. */
export function provisionIfEmpty(
  config: Config,
  o: { readonly app: string; readonly nativeBinding: string | undefined },
): void {
  if (config.mode === "live" || hasJournal(config.data) || existsSync(join(config.data, "journal.db"))) return;
  const { nowMs, at } = systemClock.now();
  const { app, nativeBinding } = o;
  provisionEpoch({
    dir: config.data,
    reg: config.reg,
    evolve,
    id: randomUUID(),
    approvedBy: config.mode,
    reason: "empty folder",
    at,
    atMs: nowMs,
    app,
    nativeBinding,
  });
}
