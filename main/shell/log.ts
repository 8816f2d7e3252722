import { appendFileSync, existsSync, mkdirSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { createInterface } from "node:readline";
import pino from "pino";

/** One event of the shell: a word and a few figures. Never what a page or a process holds: no card, name, amount or token. */
export type Note = (event: string, detail?: { readonly [key: string]: string | number | null }) => void;

export type Log = {
  readonly note: Note;
  /** Takes what a process of ours prints: its own log lines as they are, anything else (a stack) cut to one short line. */
  collect(name: string, printed: NodeJS.ReadableStream): void;
};

const lineMost = 2_000;

/** A file that grows to `fileBytes` and then steps back, so that the newest `files` remain: FILE, FILE.1, FILE.2 … */
export function openBoundedFile(
  path: string,
  o: { readonly fileBytes: number; readonly files: number },
): (line: string) => void {
  let size = existsSync(path) ? statSync(path).size : 0;
  const named = (n: number): string => (n === 0 ? path : `${path}.${n}`);
  return (line) => {
    if (size > 0 && size + Buffer.byteLength(line) > o.fileBytes) {
      for (let n = o.files - 2; n >= 0; n -= 1) if (existsSync(named(n))) renameSync(named(n), named(n + 1));
      size = 0;
    }
    appendFileSync(path, line, { mode: 0o600 });
    size += Buffer.byteLength(line);
  };
}

/** The log of this kiosk: standard output, and FOLDER/kiosk.log, of which at most 20 MB are kept. */
export function openLog(folder: string): Log {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const append = openBoundedFile(join(folder, "kiosk.log"), { fileBytes: 4_000_000, files: 5 });
  // A launcher that went away takes its pipe along; a full disk takes the file. Neither may stop a sale.
  process.stdout.on("error", () => {});
  const write = (line: string): void => {
    process.stdout.write(line);
    try {
      append(line);
    } catch {}
  };
  const logger = pino({ name: "shell", base: { name: "shell" } }, { write });
  return {
    note: (event, detail = {}) => logger.info(detail, event),
    collect(name, printed) {
      createInterface({ input: printed }).on("line", (line) => {
        if (line.startsWith('{"level"') && line.length <= lineMost) write(`${line}\n`);
        else logger.warn({ process: name, text: line.slice(0, lineMost) }, "printed");
      });
    },
  };
}
