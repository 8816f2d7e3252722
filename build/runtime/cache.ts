import { mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";

/** Where made things outlive the tree: $COOP_REGISTER_CACHE, else the user's cache folder (made when missing). */
export function cachePath(...names: string[]): string {
  const home = homedir();
  const base = process.env["XDG_CACHE_HOME"] || (home === "" ? tmpdir() : join(home, ".cache"));
  return join(process.env["COOP_REGISTER_CACHE"] || join(base, "coop-register"), ...names);
}

/** Fills a folder beside its place and moves it there whole: killed half-way, or run twice at once, no half folder stands. */
export async function makeFolder(path: string, fill: (folder: string) => Promise<void> | void): Promise<void> {
  mkdirSync(dirname(path), { recursive: true });
  const folder = mkdtempSync(join(dirname(path), `.${basename(path)}-`));
  try {
    await fill(folder);
    rmSync(path, { recursive: true, force: true });
    renameSync(folder, path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
