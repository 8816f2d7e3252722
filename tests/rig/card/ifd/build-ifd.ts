import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { root } from "#build/runtime/pins.ts";

const HEADERS = "/usr/include/PCSC";
const SOURCES = ["ifd.c", "line.c"] as const;
const FILES = [...SOURCES, "line.h"].map((name) => join(import.meta.dirname, name));

/** Are the compiler's headers and pcscd there? */
export function canBuildIfd(): boolean {
  return [`${HEADERS}/ifdhandler.h`, "/usr/sbin/pcscd"].every(existsSync);
}

/** Compiles the reader's driver, once for each version of its source, and answers its path. */
export function buildIfd(): string {
  const hash = createHash("sha256");
  for (const file of FILES) hash.update(readFileSync(file));
  const folder = join(root, "out/rig");
  const library = join(folder, `ifd-${hash.digest("hex").slice(0, 12)}.so`);
  if (existsSync(library)) return library;
  mkdirSync(folder, { recursive: true });
  const fresh = `${library}.${process.pid}`;
  const flags = ["-shared", "-fPIC", "-O1", "-Wall", "-Wextra", "-Werror", "-pthread", `-I${HEADERS}`, "-o", fresh];
  execFileSync("cc", [...flags, ...SOURCES.map((name) => join(import.meta.dirname, name))]);
  renameSync(fresh, library);
  return library;
}
