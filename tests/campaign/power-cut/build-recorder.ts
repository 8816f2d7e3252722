import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { root } from "#build/runtime/pins.ts";

const source = join(import.meta.dirname, "recorder.c");

/** Compiles the recorder, once for each version of its source, and answers the path for LD_PRELOAD. */
export function buildRecorder(): string {
  const version = createHash("sha256").update(readFileSync(source)).digest("hex").slice(0, 12);
  const folder = join(root, "out/campaign");
  const library = join(folder, `recorder-${version}.so`);
  if (existsSync(library)) return library;
  mkdirSync(folder, { recursive: true });
  const fresh = `${library}.${process.pid}`;
  execFileSync("cc", ["-shared", "-fPIC", "-O1", "-Wall", "-Wextra", "-Werror", "-o", fresh, source, "-ldl"]);
  renameSync(fresh, library);
  return library;
}
