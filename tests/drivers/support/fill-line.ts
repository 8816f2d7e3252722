import { closeSync, constants, openSync, writeSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";

/** The kernel makes room once more when it has moved what it took into the far end's own buffer. */
const SETTLE_MS = 20;

/** Fills a serial line nobody reads until the kernel takes no more: the next write of a driver stays where it is. */
export async function fillLine(path: string): Promise<void> {
  const file = openSync(path, constants.O_WRONLY | constants.O_NOCTTY | constants.O_NONBLOCK);
  try {
    while (fill(file)) await wait(SETTLE_MS);
  } finally {
    closeSync(file);
  }
}

/** Whether it took anything. */
function fill(file: number): boolean {
  for (let taken = 0; ; taken += 1) {
    try {
      writeSync(file, Buffer.alloc(256));
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EAGAIN")) throw error;
      return taken > 0;
    }
  }
}
