import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import type { PayOutcome } from "./changer.ts";
import type { PayRecord } from "./turn.ts";

/** What must outlive the process: the payment under way, and the outcomes of the last ones by job. */
export type Book = {
  read(): { open?: PayRecord | undefined; past: ReadonlyMap<string, PayOutcome> };
  /** On the disk when it returns; throws when it could not be written. */
  write(open: PayRecord | undefined, past: ReadonlyMap<string, PayOutcome>): void;
};

function sync(path: string): void {
  const folder = openSync(path, "r");
  fsyncSync(folder);
  closeSync(folder);
}

/** A book in one small file, replaced whole. Throws on a file that is there and cannot be read: paying blind is worse than not paying. */
export function openBook(path: string): Book {
  return {
    read() {
      let text: string;
      try {
        text = readFileSync(path, "utf8");
      } catch (error) {
        if (error instanceof Error && "code" in error && error.code === "ENOENT") return { past: new Map() };
        throw error;
      }
      const { open, past } = JSON.parse(text) as { open?: PayRecord; past: [string, PayOutcome][] };
      return { open, past: new Map(past) };
    },
    write(open, past) {
      const file = openSync(`${path}.new`, "w", 0o600);
      writeSync(file, JSON.stringify({ open, past: [...past] }));
      fsyncSync(file);
      closeSync(file);
      renameSync(`${path}.new`, path);
      sync(dirname(path));
    },
  };
}
