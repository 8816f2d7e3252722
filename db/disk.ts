import { closeSync, openSync, rmSync, statfsSync, statSync, writeSync } from "node:fs";
import { join } from "node:path";

const mb = 1024 * 1024;
const ballastBytes = 64 * mb;
const warnMb = 500;
const refuseMb = 64;

/** warn: tell people; refuse: begin no new sale, open intents still resolve. `freeMb`: what is free beside the ballast. */
export type DiskState = { readonly freeMb: number; readonly level: "ok" | "warn" | "refuse" };
/** Bytes a process may still write in `dir`. */
export type FreeBytes = (dir: string) => number;

export const readFreeBytes: FreeBytes = (dir) => {
  const { bavail, bsize } = statfsSync(dir);
  return bavail * bsize;
};

function layBallast(path: string): void {
  const block = Buffer.alloc(mb, 0xb5);
  const file = openSync(path, "w", 0o600);
  try {
    for (let at = 0; at < ballastBytes; at += mb) writeSync(file, block);
  } finally {
    closeSync(file);
  }
}

/**
 * DIR/ballast keeps 64 MB back while there is room. Once less than that is left it is thrown off, so that what is already
 * promised can still be written; its size is counted out, so the level does not flap when it goes.
 */
export function checkDisk(dir: string, freeBytes: FreeBytes = readFreeBytes): DiskState {
  const ballast = join(dir, "ballast");
  const held = statSync(ballast, { throwIfNoEntry: false })?.size ?? 0;
  const freeMb = Math.floor((freeBytes(dir) + held - ballastBytes) / mb);
  if (freeMb < refuseMb) {
    rmSync(ballast, { force: true });
    return { freeMb, level: "refuse" };
  }
  if (held < ballastBytes) layBallast(ballast);
  return { freeMb, level: freeMb < warnMb ? "warn" : "ok" };
}
