import { readFileSync, rmSync, statSync } from "node:fs";
import { writeDurably } from "#db/write-durably.ts";
import type { Baud, Bindable } from "#ipc/technician.ts";
import { type Config, ConfigError, readConfig } from "#main/config.ts";
import type { Finding } from "./step.ts";

/** What binding a device anew works from. */
export type BindBench = {
  /** The configuration file; the one before is kept beside it as FILE.before. */
  readonly file: string;
  readonly device: Bindable;
  readonly path: string;
  readonly baud: Baud;
};

/** `code` has words on the page; `detail` is for the log. */
export type BindFinding = Finding & { readonly code: "bound" | "read-only" | "not-configured" | "refused" };

type Raw = { devices?: { [device: string]: { port?: unknown } | undefined } };

/** Whether the register would start on this text in place of `file`. */
function check(file: string, text: string): Config {
  const trial = `${file}.trial`;
  writeDurably(trial, text);
  try {
    return readConfig(trial);
  } finally {
    rmSync(trial, { force: true });
  }
}

function isDenied(error: unknown): boolean {
  return error instanceof Error && "code" in error && ["EACCES", "EPERM", "EROFS"].includes(String(error.code));
}

/**
 * Binds a device to another serial port: the configuration file is written whole or not at all, and only if the register would start on it.
 * Whoever uses the device reads it at its next start.
 */
export const bindDevice = {
  name: "bind a device",
  run({ file, device, path, baud }: BindBench): BindFinding {
    try {
      const before = readFileSync(file, "utf8");
      const raw = JSON.parse(before) as Raw;
      const bound = raw.devices?.[device];
      if (bound === undefined || !("port" in bound))
        return { ok: false, code: "not-configured", detail: `${device} has no port in ${file}` };
      bound.port = { serial: path, baud };
      const text = `${JSON.stringify(raw, null, 2)}\n`;
      check(file, text);
      const mode = statSync(file).mode & 0o777;
      writeDurably(`${file}.before`, before, mode);
      writeDurably(file, text, mode);
      return { ok: true, code: "bound", detail: `${device} is at ${path}, ${baud} baud` };
    } catch (error) {
      if (isDenied(error)) return { ok: false, code: "read-only", detail: `${file} cannot be written` };
      if (error instanceof ConfigError) return { ok: false, code: "refused", detail: error.message };
      throw error;
    }
  },
};
